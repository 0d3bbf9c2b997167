// SPDX-License-Identifier: Apache-2.0
#include "loader/search_warnings.hpp"

#include <cstddef>

#include "base/wording.hpp"

namespace rostra::core {

namespace {

std::string shown(const std::filesystem::path& folder, const std::string& origin) {
    return "'" + printable(folder.string()) + "' (" + origin + ")";
}

}  // namespace

std::vector<std::string> search_warnings(const Discovery& found, const std::set<std::string>& used) {
    std::vector<std::string> warnings;
    for (std::size_t i = 0; i < found.catalogue.plugins.size(); ++i) {
        const CatalogueEntry& entry = found.catalogue.plugins[i];
        const std::string& id = entry.manifest.id;
        if (!used.contains(id)) continue;
        const std::string from = shown(entry.folder, found.origins[i]);
        for (const ShadowedPlugin& plugin : found.shadowed) {
            if (plugin.id != id) continue;
            warnings.push_back("plugin " + in_quotes(id) + " is taken from " + from + " instead of " +
                               shown(plugin.folder, plugin.origin) +
                               ", which comes later on the search path");
        }
        for (const UnusablePlugin& plugin : found.unusable) {
            if (plugin.name != id || !plugin.passed_over) continue;
            warnings.push_back("plugin " + in_quotes(id) + " is taken from " + from + ", since " +
                               shown(plugin.file.parent_path(), plugin.origin) +
                               ", which comes earlier on the search path, cannot be used: " +
                               plugin.why.substr(0, plugin.why.find('\n')));
        }
    }
    return warnings;
}

}  // namespace rostra::core
