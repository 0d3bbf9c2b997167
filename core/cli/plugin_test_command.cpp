// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "base/wording.hpp"
#include "cli/commands.hpp"
#include "cli/found_plugins.hpp"
#include "laws/check_laws.hpp"
#include "loader/module.hpp"
#include "loader/plugin_at.hpp"
#include "manifest/json_value.hpp"

namespace rostra::core {
namespace {

using Json = nlohmann::ordered_json;
using State = LawVerdict::State;

constexpr std::size_t kWidth = 38;  // of the names of laws

/// What to type to see one broken law again.
std::string again(const Arguments& arguments, const LawVerdict& verdict) {
    std::string command = "rostra plugin test " + arguments.plugin + " --law \"" + verdict.law +
                          "\" --seed " + std::to_string(arguments.seed);
    for (const std::string& set : arguments.set) command += " --set " + set;
    return command;
}

/// Verdicts as a person reads them, each when it is known.
class VerdictPrinter {
public:
    VerdictPrinter(const Arguments& arguments, const CatalogueEntry& plugin, std::ostream& out)
        : arguments_(arguments), plugin_(plugin), out_(out) {}

    void print(const LawVerdict& verdict) {
        if (!begun_ || verdict.component != component_) print_heading(verdict.component);
        std::string law = verdict.law;
        const std::string_view word = verdict.state == State::not_applicable ? "--" : word_for(verdict.state);
        if (verdict.state == State::not_applicable) {
            law.resize(std::max(law.size(), kWidth), ' ');
            law += " not applicable: " + verdict.what;
        }
        out_ << "  " << word << std::string(8 - word.size(), ' ') << law << "\n";
        if (verdict.state == State::broken) {
            out_ << "          " << printable(verdict.what) << "\n"
                 << "          again with: " << again(arguments_, verdict) << "\n";
        }
        out_.flush();
    }

private:
    void print_heading(const std::string& component) {
        begun_ = true;
        component_ = component;
        const auto& components = plugin_.manifest.components;
        const auto spec = std::find_if(components.begin(), components.end(),
                                       [&](const ComponentSpec& c) { return c.name == component; });
        out_ << (spec == components.end() ? plugin_.manifest.id + " " + plugin_.manifest.version + ", " +
                                                library_of(plugin_).string()
                                          : std::string(word_for(spec->kind)) + " " + component)
             << "\n";
    }

    const Arguments& arguments_;
    const CatalogueEntry& plugin_;
    std::ostream& out_;
    bool begun_ = false;
    std::string component_;
};

Json to_json(const LawVerdict& verdict) {
    Json json = {
        {"component", verdict.component}, {"law", verdict.law}, {"verdict", word_for(verdict.state)}};
    if (!verdict.what.empty()) json["what"] = verdict.what;
    return json;
}

std::string summary(const std::map<State, int>& counts) {
    const auto count = [&](State state) { return counts.contains(state) ? counts.at(state) : 0; };
    return std::to_string(count(State::kept)) + " laws kept, " + std::to_string(count(State::broken)) +
           " broken, " + std::to_string(count(State::not_applicable)) + " not applicable\n";
}

}  // namespace

int plugin_test_command(const Arguments& arguments, const Terminal& terminal) {
    const Result<CatalogueEntry> plugin = plugin_at(arguments.plugin, search_path_of(arguments));
    if (!plugin) {
        terminal.err << "error: " << plugin.error().message << "\n";
        return kUnusable;
    }
    LawSettings settings;
    settings.set = arguments.set;
    settings.working_folder = std::filesystem::current_path().string();
    settings.seed = arguments.seed;
    settings.seconds = arguments.seconds;
    settings.law = arguments.law;

    VerdictPrinter printer(arguments, *plugin, terminal.out);
    Json verdicts = Json::array();
    std::map<State, int> counts;
    const Result<void> checked = check_laws(*plugin, settings, [&](const LawVerdict& verdict) {
        ++counts[verdict.state];
        if (arguments.json) {
            verdicts.push_back(to_json(verdict));
        } else {
            printer.print(verdict);
        }
    });
    if (!checked) {
        terminal.err << "error: " << checked.error().message << "\n";
        return kUnusable;
    }
    if (counts.empty()) {
        terminal.err << "error: no law of this plugin is called " << in_quotes(arguments.law) << "\n";
        return kUnusable;
    }
    if (arguments.json) {
        terminal.out << to_text(Json{{"id", plugin->manifest.id},
                                     {"version", plugin->manifest.version},
                                     {"library", library_of(*plugin).string()},
                                     {"seed", arguments.seed},
                                     {"laws", verdicts}})
                     << "\n";
    } else {
        terminal.out << summary(counts);
    }
    return counts.contains(State::broken) ? kLawBroken : kAllWell;
}

}  // namespace rostra::core
