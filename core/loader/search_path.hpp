// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace rostra::core {

/// A folder in which plugins are looked for, and why there.
struct SearchFolder {
    std::filesystem::path folder;
    std::string origin;  ///< "--plugin-path", "ROSTRA_PLUGIN_PATH", "user", "installed"
};

/// Where plugins may be, in order of precedence: `--plugin-path`, the environment's ROSTRA_PLUGIN_PATH (folders
/// separated by ':'), the user's data folder (XDG_DATA_HOME, where it is absolute, else ~/.local/share), then what came with the program: `plugins` beside it in a build
/// tree, `../lib/rostra/plugins` once installed. Folders need not exist. Relative ones start at `working_folder`.
[[nodiscard]] std::vector<SearchFolder> plugin_search_path(
    const std::vector<std::string>& plugin_path_options, const std::filesystem::path& working_folder);

/// The folder the running program is in.
[[nodiscard]] std::filesystem::path program_folder();

}  // namespace rostra::core
