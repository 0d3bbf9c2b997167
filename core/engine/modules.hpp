// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>

#include "base/result.hpp"
#include "config/plan.hpp"
#include "loader/module.hpp"

namespace rostra::core {

/// The libraries a plan uses, opened. Its keys borrow from the plan's catalogue.
using Modules = std::map<const CatalogueEntry*, Module>;

/// Opens them, each once. Call it before threads are started. An error's place is the stage's line.
[[nodiscard]] Result<Modules> load_modules(const Plan& plan);

}  // namespace rostra::core
