// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "config/plan.hpp"
#include "laws/test_component.hpp"
#include "manifest/manifest.hpp"

namespace rostra::laws {

/// What the values of options name among the inputs of a component, by their names: as the host's binding finds it.
[[nodiscard]] std::vector<core::NamedInput> named_inputs(const std::vector<core::OptionSpec>& options,
                                                         const ComponentSetup& setup);

}  // namespace rostra::laws
