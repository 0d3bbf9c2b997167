// SPDX-License-Identifier: Apache-2.0
#include "loader/discover.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "base/diagnostic.hpp"
#include "files/file_error.hpp"
#include "files/read_file.hpp"
#include "manifest/parse_manifest.hpp"
#include "rostra/abi/base.h"

namespace rostra::core {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kManifestEnding = ".rostra.toml";
constexpr std::string_view kLibraryEnding = ".so";

struct Candidate {
    fs::path stem;  ///< folder/NAME
    bool manifest = false;
    bool library = false;
};

/// The manifests and libraries of one folder, by name.
std::vector<Candidate> candidates_in(const fs::path& folder, std::error_code& error) {
    std::map<std::string, Candidate> found;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        auto note = [&](std::string_view ending, bool Candidate::*what) {
            if (name.size() <= ending.size() || !name.ends_with(ending)) return;
            const std::string stem = name.substr(0, name.size() - ending.size());
            Candidate& candidate = found[stem];
            candidate.stem = folder / stem;
            candidate.*what = true;
        };
        note(kManifestEnding, &Candidate::manifest);
        note(kLibraryEnding, &Candidate::library);
    }
    std::vector<Candidate> out;
    for (auto& [name, candidate] : found) out.push_back(std::move(candidate));
    return out;
}

std::vector<fs::path> folders_below(const fs::path& folder) {
    std::vector<fs::path> out = {folder};
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::error_code ignored;
        if (at->is_directory(ignored)) out.push_back(at->path());
    }
    std::sort(out.begin() + 1, out.end());
    return out;
}

fs::path with_ending(const fs::path& stem, std::string_view ending) { return stem.string().append(ending); }

class Discoverer {
public:
    explicit Discoverer(const PathTrust& trust) : trust_(trust) {}

    void look_into(const SearchFolder& search) {
        std::error_code error;
        const fs::path real = fs::weakly_canonical(search.folder, error);
        if (error) return;
        const std::optional<std::string> named = trust_.objection(real);
        for (const fs::path& folder : folders_below(real)) {
            if (!seen_.insert(fs::weakly_canonical(folder, error)).second) continue;
            objection_ = named ? named : trust_.objection(folder);
            const std::vector<Candidate> candidates = candidates_in(folder, error);
            if (error && error != std::errc::no_such_file_or_directory && error != std::errc::not_a_directory)
                refuse_unread(folder, search.origin, file_error("list", folder.string(), error.value()));
            for (const Candidate& candidate : candidates) take(candidate, search.origin);
        }
    }

    Discovery finish() && {
        for (auto at = usable_.begin(); at != usable_.end();) {
            const std::optional<std::string> why = give_runtime(at->second.entry);
            if (why) {
                const CatalogueEntry& guest = at->second.entry;
                result_.unusable.push_back({at->first, guest.manifest.file, at->second.origin, *why, false});
            }
            at = why ? usable_.erase(at) : std::next(at);
        }
        for (auto& [id, found] : usable_) {
            result_.catalogue.plugins.push_back(std::move(found.entry));
            result_.origins.push_back(std::move(found.origin));
        }
        for (UnusablePlugin& plugin : result_.unusable) {
            plugin.passed_over = plugin.passed_over && result_.catalogue.find(plugin.name) != nullptr;
        }
        return std::move(result_);
    }

private:
    struct Usable {
        CatalogueEntry entry;
        std::string origin;
    };

    void refuse(const std::string& name, const fs::path& file, const std::string& origin, std::string why) {
        const bool comes_first = !usable_.contains(name);
        result_.unusable.push_back({name, file, origin, std::move(why), comes_first});
    }

    void refuse_unread(const fs::path& file, const std::string& origin, const Error& why) {
        std::string name = file.filename().string();
        if (name.ends_with(kManifestEnding)) name.resize(name.size() - kManifestEnding.size());
        refuse(name, file, origin, why.message);
        result_.unusable.back().unread = true;
    }

    /// Finds the plugin that runs this one; what is wrong where there is none.
    std::optional<std::string> give_runtime(CatalogueEntry& guest) const {
        const std::string& wanted = guest.manifest.runtime;
        if (wanted.empty()) return std::nullopt;
        const auto found = usable_.find(wanted);
        if (found == usable_.end())
            return "it is run by plugin '" + wanted + "', which was not found; install that too";
        if (!found->second.entry.manifest.runtime.empty())
            return "it is run by plugin '" + wanted + "', which has no library of its own";
        if (found->second.entry.manifest.provides.empty())
            return "it is run by plugin '" + wanted + "', which runs no others";
        guest.runtime = std::make_shared<const CatalogueEntry>(found->second.entry);
        return std::nullopt;
    }

    void take(const Candidate& candidate, const std::string& origin) {
        const fs::path manifest_file = with_ending(candidate.stem, kManifestEnding);
        const fs::path library = with_ending(candidate.stem, kLibraryEnding);
        const std::string name = candidate.stem.filename().string();
        if (!candidate.manifest) {
            return refuse(name, library, origin,
                          "there is no manifest '" + manifest_file.filename().string() +
                              "' beside it, and a library without one is never opened");
        }
        Result<Bytes> bytes = read_file(manifest_file.string(), manifest_file.string());
        if (!bytes) return refuse_unread(manifest_file, origin, bytes.error());
        ParsedManifest parsed = parse_manifest(std::string(bytes->view()), manifest_file.string());
        if (!parsed.manifest) return refuse(name, manifest_file, origin, render(parsed.errors));
        Manifest& manifest = *parsed.manifest;
        if (manifest.abi != ROSTRA_ABI_MAJOR) {
            return refuse(manifest.id, manifest_file, origin,
                          "it was built for ABI " + std::to_string(manifest.abi) + " and this host has ABI " +
                              std::to_string(ROSTRA_ABI_MAJOR) + "; build it again with this host's SDK");
        }
        if (!manifest.runtime.empty() && candidate.library) {
            return refuse(manifest.id, manifest_file, origin,
                          "its manifest says that plugin '" + manifest.runtime +
                              "' runs it, and there is a library '" + library.filename().string() +
                              "' too; remove one of the two");
        }
        if (!candidate.library && manifest.runtime.empty()) {
            return refuse(manifest.id, manifest_file, origin,
                          "there is no library '" + library.filename().string() + "' beside the manifest");
        }
        if (objection_) return refuse(manifest.id, manifest_file, origin, *objection_);
        // What says which code runs: of a plugin that another runs, nothing vouches for the manifest.
        const fs::path& says_what_runs = candidate.library ? library : manifest_file;
        if (const std::optional<std::string> objection = trust_.objection(says_what_runs)) {
            return refuse(manifest.id, manifest_file, origin, *objection);
        }
        const fs::path folder = candidate.stem.parent_path();
        const auto used = usable_.find(manifest.id);
        if (used != usable_.end()) {
            result_.shadowed.push_back(
                {manifest.id, manifest.version, folder, origin, used->second.entry.folder});
            return;
        }
        std::string id = manifest.id;
        usable_.emplace(std::move(id), Usable{{std::move(manifest), folder, nullptr}, origin});
    }

    const PathTrust& trust_;
    std::optional<std::string> objection_;  // to the folder that is looked into
    Discovery result_;
    std::map<std::string, Usable> usable_;
    std::set<fs::path> seen_;  // however often a folder is named or linked to, it is looked into once
};

}  // namespace

Discovery discover(const std::vector<SearchFolder>& search_path, const PathTrust& trust) {
    Discoverer discoverer(trust);
    for (const SearchFolder& folder : search_path) discoverer.look_into(folder);
    return std::move(discoverer).finish();
}

}  // namespace rostra::core
