// SPDX-License-Identifier: Apache-2.0
#include "loader/plugin_at.hpp"

#include <string>
#include <string_view>
#include <system_error>

#include "base/wording.hpp"
#include "loader/discover.hpp"

namespace rostra::core {

namespace fs = std::filesystem;

namespace {

/// What a manifest or library is called without its ending.
std::string stem_of(const fs::path& file) {
    std::string name = file.filename().string();
    for (const std::string_view ending : {".rostra.toml", ".so"}) {
        if (name.ends_with(ending)) name.resize(name.size() - ending.size());
    }
    return name;
}

}  // namespace

Result<CatalogueEntry> plugin_at(const fs::path& path, const std::vector<SearchFolder>& others) {
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    if (error)
        return Error::usage("there is no plugin at " + in_quotes(path.string()) + ": " + error.message());
    const bool whole_folder = fs::is_directory(real, error);
    const fs::path folder = whole_folder ? real : real.parent_path();
    const std::string stem = whole_folder ? std::string() : stem_of(real);
    const auto is_meant = [&](const fs::path& file) {
        return file.parent_path() == folder && (whole_folder || stem_of(file) == stem);
    };

    std::vector<SearchFolder> search_path = {{folder, ""}};
    search_path.insert(search_path.end(), others.begin(), others.end());
    const Discovery found = discover(search_path);
    const CatalogueEntry* meant = nullptr;
    for (const CatalogueEntry& entry : found.catalogue.plugins) {
        if (!is_meant(entry.manifest.file)) continue;
        if (meant != nullptr) {
            return Error::usage(in_quotes(path.string()) +
                                " holds several plugins; name the manifest of one");
        }
        meant = &entry;
    }
    if (meant != nullptr) return *meant;
    for (const UnusablePlugin& plugin : found.unusable) {
        if (is_meant(plugin.file)) {
            return Error::usage("plugin " + in_quotes(plugin.name) + " cannot be used: " + plugin.why);
        }
    }
    return Error::usage("there is no plugin at " + in_quotes(path.string()) +
                        ": a plugin is NAME.rostra.toml with NAME.so beside it");
}

}  // namespace rostra::core
