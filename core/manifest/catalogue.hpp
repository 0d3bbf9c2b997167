// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "manifest/manifest.hpp"

namespace rostra::core {

/// A plugin that was found: its manifest and the folder that holds manifest, library and data.
struct CatalogueEntry {
    Manifest manifest;
    std::filesystem::path folder;
    /// The plugin whose library runs this one, which has none; nullptr: it has its own.
    std::shared_ptr<const CatalogueEntry> runtime = nullptr;
};

/// A plugin that was found and cannot be used.
struct UnusableEntry {
    std::string id;
    std::string file;     ///< its manifest, or its library where it has none
    std::string why;      ///< may be of several lines
    bool unread = false;  ///< its manifest, or its folder, could not be read, so it may be anything
};

/// The plugins a pipeline may use: one for each id, the first found on the search path.
struct Catalogue {
    std::vector<CatalogueEntry> plugins;
    std::vector<UnusableEntry> unusable;  ///< so that a pipeline that names one can be told why

    [[nodiscard]] const CatalogueEntry* find(std::string_view id) const;
    [[nodiscard]] const UnusableEntry* find_unusable(std::string_view id) const;
    [[nodiscard]] std::vector<std::string> ids() const;
};

}  // namespace rostra::core
