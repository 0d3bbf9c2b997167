// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "base/wording.hpp"
#include "cli/checked_pipeline.hpp"
#include "cli/commands.hpp"
#include "cli/found_plugins.hpp"
#include "manifest/json_value.hpp"

namespace rostra::core {
namespace {

using Json = nlohmann::ordered_json;

std::string findings_json(const std::string& file, const std::vector<Diagnostic>& errors,
                          const std::vector<std::string>& warnings) {
    Json json = {{"pipeline", file}, {"errors", Json::array()}};
    for (const Diagnostic& error : errors) {
        json["errors"].push_back({{"file", error.place.file.str()},
                                  {"line", error.place.line},
                                  {"column", error.place.column},
                                  {"length", error.place.length},
                                  {"message", error.message}});
    }
    json["warnings"] = warnings;
    return to_text(json) + "\n";
}

}  // namespace

int check_command(const Arguments& arguments, const Terminal& terminal) {
    const Result<PipelineFile> file = open_pipeline(arguments.pipeline);
    if (!file) {
        if (arguments.json)
            terminal.out << findings_json(arguments.pipeline, {{{}, file.error().message, ""}}, {});
        if (!arguments.json) terminal.err << "error: " << file.error().message << "\n";
        return kUnusable;
    }
    const Discovery found = find_plugins(arguments);
    const CheckedPipeline checked = check_with_inputs(request_of(*file, arguments), found.catalogue);
    const std::vector<std::string> warnings =
        checked.plan ? warnings_of(*checked.plan, found) : std::vector<std::string>();
    if (arguments.json) {
        terminal.out << findings_json(file->file, checked.errors, warnings);
        return checked.plan ? kAllWell : kUnusable;
    }
    for (const std::string& warning : warnings) terminal.err << "warning: " << warning << "\n";
    if (!checked.plan) {
        terminal.err << render(checked.errors) << counted(checked.errors.size(), "error") << "\n";
    } else {
        terminal.out << printable(file->file) << ": no errors; "
                     << counted(checked.plan->stages.size(), "stage") << " in "
                     << counted(checked.plan->phases, "phase") << "\n";
    }
    return checked.plan ? kAllWell : kUnusable;
}

}  // namespace rostra::core
