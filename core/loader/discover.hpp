// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "loader/path_trust.hpp"
#include "loader/search_path.hpp"
#include "manifest/catalogue.hpp"

namespace rostra::core {

/// A plugin that was found and cannot be used, or a library that is none.
struct UnusablePlugin {
    std::string name;            ///< its id, or the file's name where no id could be read
    std::filesystem::path file;  ///< manifest, or library without one
    std::string origin;
    std::string why;           ///< what is wrong and what to do
    bool passed_over = false;  ///< one of the same name that comes later on the path is used
    bool unread = false;       ///< its manifest, or the folder, could not be read: nobody knows what it is
};

/// A plugin that another of the same id stands before on the search path.
struct ShadowedPlugin {
    std::string id;
    std::string version;
    std::filesystem::path folder;
    std::string origin;
    std::filesystem::path by;  ///< folder of the one that is used
};

/// What the search path holds, told from manifests alone: no library is opened.
struct Discovery {
    Catalogue catalogue;               ///< usable, by id, bytewise
    std::vector<std::string> origins;  ///< of each in the catalogue
    std::vector<ShadowedPlugin> shadowed;
    std::vector<UnusablePlugin> unusable;
};

/// Looks into each folder and its direct sub-folders for NAME.rostra.toml with NAME.so beside it, or without where the
/// manifest names a runtime, which has to be found too. A plugin is unusable
/// where `trust` objects to the folder that was named, to the plugin's own or to its library. Its manifest may be
/// anyone's: one that differs from the copy in the library is refused when that is opened.
[[nodiscard]] Discovery discover(const std::vector<SearchFolder>& search_path,
                                 const PathTrust& trust = PathTrust::of_this_program());

}  // namespace rostra::core
