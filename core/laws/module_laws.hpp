// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "laws/law.hpp"
#include "manifest/catalogue.hpp"

namespace rostra::laws {

/// A plugin's files, nothing of them opened yet.
struct ModuleTrial {
    const core::CatalogueEntry& entry;
};

/// The laws of abi/module.h, each on its own. Only a plugin that keeps them is one the host would use.
[[nodiscard]] std::span<const Law<ModuleTrial>> module_laws();

}  // namespace rostra::laws
