// SPDX-License-Identifier: Apache-2.0
#include "config/read_pipeline.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/wording.hpp"
#include "config/plugin_lookup.hpp"
#include "config/read_inputs.hpp"
#include "config/read_renames.hpp"
#include "config/read_sections.hpp"
#include "manifest/check_options.hpp"
#include "manifest/key_reader.hpp"
#include "manifest/names.hpp"

namespace rostra::core {
namespace {

constexpr std::int64_t kPipelineFormat = 1;

class StageReader {
public:
    StageReader(const PipelineRequest& request, const Catalogue& catalogue, Diagnostics& errors)
        : request_(request), catalogue_(catalogue), errors_(errors) {}

    /// A stage; without a plugin where it names none that can be used.
    StagePlan read(const OptionValue& table) {
        KeyReader keys(table, "a stage", errors_);
        StagePlan stage;
        const std::string use = keys.required_string("use");
        const OptionValue* id = keys.text("id");
        const OptionValue* renames = keys.table("as");
        const OptionValue* redirections = keys.table("from");
        const OptionValue* options = keys.table("with");
        keys.finish();
        stage.id = id != nullptr ? id->string() : use;
        stage.place = use.empty() ? table.place : table.find("use")->place;
        if (id != nullptr && !is_plugin_name(stage.id)) {
            errors_.add(id->place, "the id of a stage is of lower-case letters, digits and '-', not " +
                                       in_quotes(stage.id));
        }
        if (!use.empty()) stage.plugin = find_plugin(use, PluginUse::stage, stage.place, catalogue_, errors_);
        if (stage.plugin == nullptr) return stage;
        const std::string owner = "stage " + in_quotes(stage.id);
        stage.options = check_options(stage.plugin->manifest.options, options, stage.place,
                                      {owner, request_.folder, request_.working_folder}, errors_);
        if (renames != nullptr) read_renames(*renames, owner, PluginUse::stage, stage, errors_);
        if (redirections != nullptr)
            read_redirections(*redirections, owner, PluginUse::stage, stage, errors_);
        return stage;
    }

private:
    const PipelineRequest& request_;
    const Catalogue& catalogue_;
    Diagnostics& errors_;
};

void check_format(const OptionValue& root, KeyReader& keys, Diagnostics& errors) {
    if (root.find("rostra") == nullptr) {
        errors.add(root.place, "the pipeline needs 'rostra = 1', the format it is written in");
    }
    const std::optional<std::int64_t> format = keys.integer("rostra");
    if (format && *format != kPipelineFormat) {
        errors.add(root.find("rostra")->place, "pipelines of format " + std::to_string(*format) +
                                                   " are not known here, only of format 1");
    }
}

/// `lines`: of the first stage of each id so far.
void check_id(const StagePlan& stage, std::unordered_map<std::string, std::uint32_t>& lines,
              Diagnostics& errors) {
    if (stage.id.empty()) return;
    const auto [first, is_new] = lines.try_emplace(stage.id, stage.place.line);
    if (is_new) return;
    errors.add(stage.place, "two stages are named " + in_quotes(stage.id) + ", this one and that of line " +
                                std::to_string(first->second) + "; give one an 'id' of its own");
}

}  // namespace

ReadPipeline read_pipeline(const OptionValue& root, const PipelineRequest& request,
                           const Catalogue& catalogue, Diagnostics& errors) {
    KeyReader keys(root, "the pipeline", errors);
    check_format(root, keys, errors);
    const OptionValue* pipeline = keys.table("pipeline");
    const OptionValue* input = keys.any("input");
    const OptionValue* run = keys.table("run");
    const OptionValue* stages = keys.any("stage");
    const OptionValue* output = keys.table("output");
    keys.finish();

    ReadPipeline read;
    read.plan.file = request.file;
    read.plan.text = request.text;
    read.plan.name = read_name(pipeline, request, errors);
    read_inputs(input, request, catalogue, read.plan, errors);
    read.plan.run = read_run(run, request, errors);
    ReadOutput output_read = read_output(output, request, catalogue, errors);
    read.plan.output = std::move(output_read.plan);
    read.layers = std::move(output_read.layers);

    const bool tables = stages != nullptr && stages->is_list() &&
                        std::all_of(stages->list().begin(), stages->list().end(),
                                    [](const OptionValue& s) { return s.is_table(); });
    if (stages != nullptr && !tables)
        errors.add(stages->place, "a stage is written [[stage]], in two brackets");
    read.stages_known = (stages == nullptr || tables) &&
                        std::all_of(read.plan.readers.begin(), read.plan.readers.end(),
                                    [](const StagePlan& reader) { return reader.plugin != nullptr; });
    if (!tables) return read;
    StageReader reader(request, catalogue, errors);
    std::unordered_map<std::string, std::uint32_t> lines;
    for (const OptionValue& table : stages->list()) {
        StagePlan stage = reader.read(table);
        check_id(stage, lines, errors);
        read.stages_known = read.stages_known && stage.plugin != nullptr;
        read.plan.stages.push_back(std::move(stage));
    }
    return read;
}

}  // namespace rostra::core
