// SPDX-License-Identifier: Apache-2.0
#include "cli/checked_pipeline.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "loader/search_warnings.hpp"
#include "run/inputs.hpp"

namespace rostra::core {

PipelineRequest request_of(const PipelineFile& file, const Arguments& arguments) {
    PipelineRequest request;
    request.text = file.text;
    request.file = file.file;
    request.folder = file.folder;
    request.working_folder = std::filesystem::current_path().string();
    request.shipped = file.shipped;
    request.set = arguments.set;
    request.inputs = arguments.inputs;
    request.stdin_name = arguments.stdin_name;
    request.out = arguments.out;
    request.jobs = arguments.jobs;
    return request;
}

CheckedPipeline check_with_inputs(const PipelineRequest& request, const Catalogue& catalogue) {
    CheckedPipeline checked = check_pipeline(request, catalogue);
    const auto names_nothing = [](const InputPlan& input) { return input.paths.empty(); };
    if (!checked.plan || std::all_of(checked.plan->inputs.begin(), checked.plan->inputs.end(), names_nothing))
        return checked;
    FoundInputs found = find_inputs(*checked.plan);
    if (found.errors.empty()) return checked;
    return {std::nullopt, std::move(found.errors)};
}

std::vector<std::string> warnings_of(const Plan& plan, const Discovery& found) {
    std::set<std::string> used;
    for (const StagePlan& reader : plan.readers) used.insert(reader.plugin->manifest.id);
    for (const StagePlan& stage : plan.stages) used.insert(stage.plugin->manifest.id);
    for (const StagePlan& writer : plan.output.writers) used.insert(writer.plugin->manifest.id);
    return search_warnings(found, used);
}

std::string counted(std::size_t number, const std::string& noun) {
    return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

}  // namespace rostra::core
