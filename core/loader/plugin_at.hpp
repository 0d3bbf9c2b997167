// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "base/result.hpp"
#include "manifest/catalogue.hpp"

namespace rostra::core {

/// The plugin at a path: its folder, its manifest or its library. Reads the manifest and opens nothing. The error says
/// what is not there, or all that is wrong with the manifest.
[[nodiscard]] Result<CatalogueEntry> plugin_at(const std::filesystem::path& path);

}  // namespace rostra::core
