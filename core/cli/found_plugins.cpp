// SPDX-License-Identifier: Apache-2.0
#include "cli/found_plugins.hpp"

#include <filesystem>

namespace rostra::core {

std::vector<SearchFolder> search_path_of(const Arguments& arguments) {
    return plugin_search_path(arguments.plugin_path, std::filesystem::current_path());
}

Discovery find_plugins(const Arguments& arguments) {
    Discovery found = discover(search_path_of(arguments));
    for (const UnusablePlugin& plugin : found.unusable) {
        found.catalogue.unusable.push_back({plugin.name, plugin.file.string(), plugin.why, plugin.unread});
    }
    return found;
}

}  // namespace rostra::core
