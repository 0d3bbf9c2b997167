// SPDX-License-Identifier: Apache-2.0
#include <sys/utsname.h>
#include <unistd.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "base/byte_size.hpp"
#include "base/host_version.hpp"
#include "base/wording.hpp"
#include "cli/checked_pipeline.hpp"
#include "cli/commands.hpp"
#include "cli/found_plugins.hpp"
#include "config/plugin_lookup.hpp"
#include "manifest/json_value.hpp"
#include "rostra/abi/base.h"
#include "unicode/unicode_version.hpp"

namespace rostra::core {
namespace {

using Json = nlohmann::ordered_json;
using Facts = std::vector<std::pair<std::string, std::string>>;

/// What is wrong, and the cure.
struct Trouble {
    std::string what;
    std::string cure;
};

Facts machine_facts() {
    utsname system{};
    ::uname(&system);
    const auto pages = static_cast<std::int64_t>(::sysconf(_SC_PHYS_PAGES));
    const auto page = static_cast<std::int64_t>(::sysconf(_SC_PAGE_SIZE));
    constexpr std::int64_t kMebibyte = std::int64_t{1} << 20;
    return {{"system", std::string(system.sysname) + " " + system.release + " " + system.machine},
            {"processors", std::to_string(std::thread::hardware_concurrency())},
            {"memory", format_byte_size(pages * page / kMebibyte * kMebibyte)}};
}

Facts host_facts() {
    return {{"rostra", host_version()},
            {"ABI", std::to_string(ROSTRA_ABI_MAJOR) + "." + std::to_string(ROSTRA_ABI_MINOR)},
            {"compiler", ROSTRA_COMPILER}};
}

/// "name version, name version", as the build found them, and ICU as it is now.
Facts library_facts() {
    Facts facts = {{"ICU", icu_version() + " (Unicode " + unicode_version() + ")"}};
    for (std::string_view list = ROSTRA_LIBRARIES; !list.empty();) {
        const std::string_view entry = list.substr(0, list.find(','));
        const std::size_t blank = entry.find(' ');
        facts.emplace_back(entry.substr(0, blank), entry.substr(blank + 1));
        list.remove_prefix(std::min(entry.size() + 2, list.size()));
    }
    return facts;
}

std::vector<Trouble> troubles(const Discovery& found, const std::vector<SearchFolder>& path) {
    std::vector<Trouble> troubles;
    for (const SearchFolder& search : path) {
        std::error_code error;
        const bool asked_for = search.origin == "--plugin-path" || search.origin == "ROSTRA_PLUGIN_PATH";
        if (!asked_for || std::filesystem::is_directory(search.folder, error)) continue;
        troubles.push_back(
            {search.origin + " names " + in_quotes(search.folder.string()) + ", which is no folder",
             "make it, or leave it out"});
    }
    for (const UnusableEntry& entry : found.catalogue.unusable) {
        troubles.push_back({why_unusable(entry), "mend it, or take it out of the search path"});
    }
    if (found.catalogue.plugins.empty()) {
        troubles.push_back({"no plugin was found",
                            "build or install Rostra whole, or name their folder with --plugin-path"});
    }
    if (shipped_pipelines().empty()) {
        troubles.push_back({"no shipped pipeline was found",
                            "build or install Rostra whole; your own pipelines run all the same"});
    }
    return troubles;
}

std::string section(const std::string& title, const Facts& facts) {
    std::size_t width = 0;
    for (const auto& [name, value] : facts) width = std::max(width, name.size());
    std::string text = title + "\n";
    for (const auto& [name, value] : facts)
        text += "  " + name + std::string(width - name.size() + 2, ' ') + value + "\n";
    return text;
}

Json object_of(const Facts& facts) {
    Json json = Json::object();
    for (const auto& [name, value] : facts) json[name] = value;
    return json;
}

Facts plugin_facts(const Discovery& found, const std::vector<SearchFolder>& path) {
    Facts facts = {{"found", std::to_string(found.catalogue.plugins.size())},
                   {"cannot be used", std::to_string(found.unusable.size())},
                   {"shadowed", std::to_string(found.shadowed.size())}};
    for (const SearchFolder& search : path)
        facts.emplace_back("looked in", search.folder.string() + " (" + search.origin + ")");
    return facts;
}

Facts pipeline_facts() {
    Facts facts;
    for (const std::string& name : shipped_pipelines()) facts.emplace_back(name, "shipped");
    return facts;
}

}  // namespace

int doctor_command(const Arguments& arguments, const Terminal& terminal) {
    const std::vector<SearchFolder> path = search_path_of(arguments);
    const Discovery found = find_plugins(arguments);
    const std::vector<Trouble> wrong = troubles(found, path);
    const int status = wrong.empty() ? kAllWell : kUnusable;
    if (arguments.json) {
        Json json = {{"machine", object_of(machine_facts())},
                     {"host", object_of(host_facts())},
                     {"libraries", object_of(library_facts())},
                     {"plugins", {{"found", found.catalogue.ids()}, {"looked_in", Json::array()}}},
                     {"pipelines", shipped_pipelines()},
                     {"troubles", Json::array()}};
        for (const SearchFolder& search : path)
            json["plugins"]["looked_in"].push_back(search.folder.string());
        for (const Trouble& trouble : wrong)
            json["troubles"].push_back({{"what", trouble.what}, {"cure", trouble.cure}});
        terminal.out << to_text(json) << "\n";
        return status;
    }
    terminal.out << section("Machine", machine_facts()) << section("Host", host_facts())
                 << section("Libraries", library_facts()) << section("Plugins", plugin_facts(found, path))
                 << section("Pipelines", pipeline_facts());
    terminal.out << "Trouble\n";
    if (wrong.empty()) terminal.out << "  none\n";
    for (const Trouble& trouble : wrong)
        terminal.out << "  " << trouble.what << "\n    cure: " << trouble.cure << "\n";
    return status;
}

}  // namespace rostra::core
