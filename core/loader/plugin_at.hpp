// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.hpp"
#include "loader/search_path.hpp"
#include "manifest/catalogue.hpp"

namespace rostra::core {

/// The plugin at a path: its folder, its manifest or its library. Reads the manifest and opens nothing. The error says
/// what is not there, or all that is wrong with the manifest. `others`: where a plugin that runs it may be.
[[nodiscard]] Result<CatalogueEntry> plugin_at(const std::filesystem::path& path,
                                               const std::vector<SearchFolder>& others = {});

}  // namespace rostra::core
