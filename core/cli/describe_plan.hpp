// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "config/plan.hpp"
#include "run/inputs.hpp"

namespace rostra::core {

/// What a run would do, for a person: files, phases, what each component reads and writes, results.
[[nodiscard]] std::string describe_plan(const Plan& plan, const Inputs& inputs);

}  // namespace rostra::core
