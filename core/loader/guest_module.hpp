// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.hpp"
#include "loader/module.hpp"
#include "manifest/catalogue.hpp"

namespace rostra::core {

/// The module of a plugin that has no library, as its runtime gives it (abi/module.h).
[[nodiscard]] Result<OpenedModule> guest_module(const CatalogueEntry& guest);

}  // namespace rostra::core
