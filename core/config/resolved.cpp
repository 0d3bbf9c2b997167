// SPDX-License-Identifier: Apache-2.0
#include "config/resolved.hpp"

#include <filesystem>
#include <utility>

#include "manifest/json_value.hpp"

namespace rostra::core {
namespace {

using Json = nlohmann::ordered_json;

/// Where the pipeline's files are: whole paths for the record of this machine, names alone for results.
enum class Paths { whole, names };

std::string shown(const std::string& path, Paths paths) {
    return paths == Paths::whole ? path : std::filesystem::path(path).filename().string();
}

/// Options as they are, but for the folders of files that they name.
Json options_of(const StagePlan& stage, Paths paths) {
    OptionValue options = stage.options;
    for (OptionEntry& entry : options.table()) {
        const OptionSpec* spec = stage.plugin->manifest.option(entry.key);
        if (paths == Paths::whole || spec == nullptr || spec->type != OptionType::path) continue;
        if (entry.value.is_string()) entry.value.data = shown(entry.value.string(), paths);
        if (!entry.value.is_list()) continue;
        for (OptionValue& item : std::get<OptionValue::List>(entry.value.data))
            item.data = shown(item.string(), paths);
    }
    return to_json(options);
}

Json path_text(const InputPath& path) {
    switch (path.kind) {
        case InputPath::Kind::standard_input:
            return "-";
        case InputPath::Kind::list:
            return Json{{"files-from", path.written}};
        case InputPath::Kind::pattern:
            break;
    }
    return path.path;
}

Json input_section(const InputPlan& input, const std::vector<StagePlan>& all_readers, Paths paths) {
    std::vector<const StagePlan*> readers;
    for (const std::size_t reader : input.readers) readers.push_back(&all_readers[reader]);
    Json section = Json::object();
    if (paths == Paths::whole) {
        section["paths"] = Json::array();
        for (const InputPath& path : input.paths) section["paths"].push_back(path_text(path));
        if (!input.root.empty()) section["root"] = input.root;
    }
    for (const StagePlan* reader : readers) section["reader"].push_back(reader->id);
    if (readers.size() == 1) section["reader"] = readers.front()->id;
    for (const StagePlan* reader : readers) {
        for (const auto& [before, after] : reader->renames) section["as"][reader->id][before] = after;
    }
    section["treat-as-text"] = input.treat_as_text;
    section["encoding"] = input.encoding;
    section["on-bad-bytes"] = input.replace_bad_bytes ? "replace" : "error";
    section["language"] = input.language;
    if (!input.metadata.empty()) section["metadata"] = shown(input.metadata, paths);
    if (!input.corrections.empty()) section["corrections"] = shown(input.corrections, paths);
    for (const StagePlan* reader : readers) section[reader->id] = options_of(*reader, paths);
    return section;
}

/// [input]; where there are several, a list of them.
Json input_sections(const Plan& plan, Paths paths) {
    if (plan.inputs.size() == 1) return input_section(plan.inputs.front(), plan.readers, paths);
    Json sections = Json::array();
    for (const InputPlan& input : plan.inputs) sections.push_back(input_section(input, plan.readers, paths));
    return sections;
}

Json stage_section(const StagePlan& stage, Paths paths) {
    Json section = {{"use", stage.plugin->manifest.id}, {"id", stage.id}};
    for (const auto& [before, after] : stage.renames) section["as"][before] = after;
    for (const Redirection& one : stage.redirections) section["from"][one.declared] = one.name;
    section["with"] = options_of(stage, paths);
    return section;
}

Json written_layers(const Plan& plan) {
    Json layers = Json::array();
    for (const std::size_t layer : plan.output.layers) layers.push_back(plan.products[layer].name);
    return layers;
}

Json stage_sections(const Plan& plan, Paths paths) {
    Json stages = Json::array();
    for (const StagePlan& stage : plan.stages) stages.push_back(stage_section(stage, paths));
    return stages;
}

Json output_section(const Plan& plan) {
    Json section = {{"dir", plan.output.dir},
                    {"formats", Json::array()},
                    {"layers", written_layers(plan)},
                    {"keep", plan.output.keep}};
    for (const StagePlan& writer : plan.output.writers) {
        section["formats"].push_back(writer.id);
        for (const Redirection& one : writer.redirections)
            section["from"][writer.id][one.declared] = one.name;
    }
    for (const StagePlan& writer : plan.output.writers) section[writer.id] = to_json(writer.options);
    return section;
}

}  // namespace

std::string resolved(const Plan& plan) {
    const Json pipeline = {
        {"rostra", 1},
        {"pipeline", {{"name", plan.name}}},
        {"input", input_sections(plan, Paths::whole)},
        {"run",
         {{"jobs", plan.run.jobs},
          {"memory", plan.run.memory},
          {"unpacked", plan.run.unpacked},
          {"patience", plan.run.patience}}},
        {"stage", stage_sections(plan, Paths::whole)},
        {"output", output_section(plan)},
    };
    return to_text(pipeline);
}

nlohmann::ordered_json resolved_analysis(const Plan& plan) {
    return {
        {"rostra", 1},
        {"pipeline", {{"name", plan.name}}},
        {"input", input_sections(plan, Paths::names)},
        {"stage", stage_sections(plan, Paths::names)},
        {"output", {{"layers", written_layers(plan)}}},
    };
}

}  // namespace rostra::core
