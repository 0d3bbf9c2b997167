// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>
#include <system_error>

#include "base/near_name.hpp"
#include "base/wording.hpp"
#include "cli/commands.hpp"
#include "cli/found_plugins.hpp"
#include "config/plugin_lookup.hpp"
#include "manifest/describe_plugin.hpp"
#include "manifest/json_value.hpp"

namespace rostra::core {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> uses_of(const Manifest& manifest) {
    std::vector<std::string> uses;
    if (can_be(manifest, PluginUse::reader)) uses.emplace_back("reader");
    if (can_be(manifest, PluginUse::stage)) uses.emplace_back("stage");
    if (can_be(manifest, PluginUse::writer)) uses.emplace_back("writer");
    return uses;
}

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(text.size(), width), ' ');
    return text;
}

/// Each line of a text, further in.
std::string indented(std::string_view lines) {
    std::string text;
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        text += "      " + std::string(lines.substr(0, end)) + "\n";
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    return text;
}

std::string found_text(const Discovery& found) {
    std::size_t width = 0;
    for (const CatalogueEntry& entry : found.catalogue.plugins) {
        width = std::max(width, entry.manifest.id.size() + entry.manifest.version.size() + 1);
    }
    std::string text = found.catalogue.plugins.empty() ? "No plugin was found.\n" : "";
    for (std::size_t i = 0; i < found.catalogue.plugins.size(); ++i) {
        const CatalogueEntry& entry = found.catalogue.plugins[i];
        std::string uses;
        for (const std::string& use : uses_of(entry.manifest)) uses += (uses.empty() ? "" : ", ") + use;
        text += padded(entry.manifest.id + " " + entry.manifest.version, width) + "  " + padded(uses, 6) +
                "  " + entry.folder.string() + " (" + found.origins[i] + ")\n";
    }
    return text;
}

std::string not_used_text(const Discovery& found) {
    std::string text;
    if (!found.shadowed.empty()) text += "\nNot used, as another of the same id comes first:\n";
    for (const ShadowedPlugin& plugin : found.shadowed) {
        text += "  " + plugin.id + " " + plugin.version + "  " + plugin.folder.string() + " (" +
                plugin.origin + "), behind " + plugin.by.string() + "\n";
    }
    if (!found.unusable.empty()) text += "\nCannot be used:\n";
    for (const UnusablePlugin& plugin : found.unusable) {
        text += "  " + plugin.name + "  " + plugin.file.string() + " (" + plugin.origin + ")\n" +
                indented(plugin.why);
    }
    return text;
}

bool is_there(const std::filesystem::path& folder) {
    std::error_code error;
    return std::filesystem::is_directory(folder, error);
}

std::string search_path_text(const std::vector<SearchFolder>& path) {
    std::string text = "\nLooked in, first to last:\n";
    for (const SearchFolder& search : path) {
        text += "  " + search.folder.string() + " (" + search.origin + ")" +
                (is_there(search.folder) ? "" : ": not there") + "\n";
    }
    return text;
}

std::string plugins_json(const Discovery& found, const std::vector<SearchFolder>& path) {
    Json json = {{"plugins", Json::array()},
                 {"shadowed", Json::array()},
                 {"unusable", Json::array()},
                 {"search_path", Json::array()}};
    for (std::size_t i = 0; i < found.catalogue.plugins.size(); ++i) {
        const CatalogueEntry& entry = found.catalogue.plugins[i];
        json["plugins"].push_back({{"id", entry.manifest.id},
                                   {"version", entry.manifest.version},
                                   {"summary", entry.manifest.summary},
                                   {"uses", uses_of(entry.manifest)},
                                   {"folder", entry.folder.string()},
                                   {"origin", found.origins[i]}});
    }
    for (const ShadowedPlugin& plugin : found.shadowed) {
        json["shadowed"].push_back({{"id", plugin.id},
                                    {"version", plugin.version},
                                    {"folder", plugin.folder.string()},
                                    {"origin", plugin.origin},
                                    {"by", plugin.by.string()}});
    }
    for (const UnusablePlugin& plugin : found.unusable) {
        json["unusable"].push_back({{"name", plugin.name},
                                    {"file", plugin.file.string()},
                                    {"origin", plugin.origin},
                                    {"why", plugin.why}});
    }
    for (const SearchFolder& search : path) {
        json["search_path"].push_back({{"folder", search.folder.string()},
                                       {"origin", search.origin},
                                       {"there", is_there(search.folder)}});
    }
    return to_text(json) + "\n";
}

}  // namespace

int plugins_command(const Arguments& arguments, const Terminal& terminal) {
    const std::vector<SearchFolder> path = search_path_of(arguments);
    const Discovery found = find_plugins(arguments);
    terminal.out << (arguments.json ? plugins_json(found, path)
                                    : found_text(found) + not_used_text(found) + search_path_text(path));
    return kAllWell;
}

int plugin_show_command(const Arguments& arguments, const Terminal& terminal) {
    const Discovery found = find_plugins(arguments);
    const CatalogueEntry* entry = found.catalogue.find(arguments.plugin);
    if (entry != nullptr) {
        terminal.out << (arguments.json ? describe_plugin_json(entry->manifest) + "\n"
                                        : describe_plugin(entry->manifest));
        return kAllWell;
    }
    const UnusableEntry* unusable = found.catalogue.find_unusable(arguments.plugin);
    if (unusable != nullptr) {
        terminal.err << "error: " << why_unusable(*unusable) << "\n";
        return kUnusable;
    }
    const std::string hint = did_you_mean(arguments.plugin, found.catalogue.ids());
    terminal.err << "error: no plugin " << in_quotes(arguments.plugin) << " was found"
                 << (hint.empty() ? "; 'rostra plugins' lists what was found and where it looked" : hint)
                 << "\n";
    return kUnusable;
}

}  // namespace rostra::core
