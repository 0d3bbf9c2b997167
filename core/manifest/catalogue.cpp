// SPDX-License-Identifier: Apache-2.0
#include "manifest/catalogue.hpp"

#include <algorithm>

namespace rostra::core {

const CatalogueEntry* Catalogue::find(std::string_view id) const {
    const auto found = std::find_if(plugins.begin(), plugins.end(),
                                    [&](const CatalogueEntry& e) { return e.manifest.id == id; });
    return found == plugins.end() ? nullptr : &*found;
}

const UnusableEntry* Catalogue::find_unusable(std::string_view id) const {
    const auto found =
        std::find_if(unusable.begin(), unusable.end(), [&](const UnusableEntry& e) { return e.id == id; });
    return found == unusable.end() ? nullptr : &*found;
}

std::vector<std::string> Catalogue::ids() const {
    std::vector<std::string> ids;
    ids.reserve(plugins.size());
    for (const CatalogueEntry& entry : plugins) ids.push_back(entry.manifest.id);
    return ids;
}

}  // namespace rostra::core
