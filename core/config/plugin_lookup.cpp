// SPDX-License-Identifier: Apache-2.0
#include "config/plugin_lookup.hpp"

#include "base/near_name.hpp"
#include "base/wording.hpp"

namespace rostra::core {
namespace {

std::string word_for(PluginUse use) {
    return use == PluginUse::stage ? "stage" : use == PluginUse::reader ? "reader" : "writer";
}

/// What a plugin that is not what was asked for can be instead.
std::string where_it_belongs(const Manifest& manifest) {
    if (can_be(manifest, PluginUse::stage)) return "it is used by a [[stage]]";
    if (can_be(manifest, PluginUse::reader)) return "it is a reader, named by 'reader' of [input]";
    return "it is a writer, named in 'formats' of [output]";
}

}  // namespace

bool can_be(const Manifest& manifest, PluginUse use) {
    switch (use) {
        case PluginUse::stage:
            return manifest.has(ComponentKind::analyzer) || manifest.has(ComponentKind::aggregator);
        case PluginUse::reader:
            return manifest.has(ComponentKind::reader);
        case PluginUse::writer:
            return manifest.has(ComponentKind::writer);
    }
    return false;
}

std::string why_unusable(const UnusableEntry& entry) {
    const bool long_story = entry.why.find('\n') != std::string::npos;
    return "plugin " + in_quotes(entry.id) + " cannot be used: " +
           (long_story ? "there are errors in " + entry.file + ", which 'rostra plugins' shows"
                       : entry.why + " (" + entry.file + ")");
}

const CatalogueEntry* find_plugin(const std::string& id, PluginUse use, const SourcePlace& place,
                                  const Catalogue& catalogue, Diagnostics& errors) {
    const CatalogueEntry* entry = catalogue.find(id);
    if (entry != nullptr && can_be(entry->manifest, use)) return entry;
    if (entry != nullptr) {
        errors.add(place, "plugin " + in_quotes(id) + " is no " + word_for(use) + "; " +
                              where_it_belongs(entry->manifest));
        return nullptr;
    }
    if (const UnusableEntry* unusable = catalogue.find_unusable(id)) {
        errors.add(place, why_unusable(*unusable));
        return nullptr;
    }
    std::vector<std::string> fitting;
    for (const CatalogueEntry& other : catalogue.plugins) {
        if (can_be(other.manifest, use)) fitting.push_back(other.manifest.id);
    }
    const std::string hint = did_you_mean(id, fitting);
    errors.add(place,
               "no plugin " + in_quotes(id) + " was found" +
                   (hint.empty() ? "; 'rostra plugins' lists what was found and where it looked" : hint));
    return nullptr;
}

}  // namespace rostra::core
