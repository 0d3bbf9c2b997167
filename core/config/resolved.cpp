// SPDX-License-Identifier: Apache-2.0
#include "config/resolved.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "manifest/json_value.hpp"

namespace rostra::core {
namespace {

using Json = nlohmann::ordered_json;

Json input_section(const InputPlan& input) {
    Json section = Json::object();
    section["paths"] = Json::array();
    for (const InputPath& path : input.paths) section["paths"].push_back(path.path);
    if (!input.root.empty()) section["root"] = input.root;
    for (const StagePlan& reader : input.readers) section["reader"].push_back(reader.id);
    if (input.readers.size() == 1) section["reader"] = input.readers.front().id;
    for (const StagePlan& reader : input.readers) {
        for (const auto& [before, after] : reader.renames) section["as"][reader.id][before] = after;
    }
    section["treat-as-text"] = input.treat_as_text;
    section["encoding"] = input.encoding;
    section["on-bad-bytes"] = input.replace_bad_bytes ? "replace" : "error";
    section["language"] = input.language;
    if (!input.metadata.empty()) section["metadata"] = input.metadata;
    if (!input.corrections.empty()) section["corrections"] = input.corrections;
    for (const StagePlan& reader : input.readers) section[reader.id] = to_json(reader.options);
    return section;
}

Json stage_section(const StagePlan& stage) {
    Json section = {{"use", stage.plugin->manifest.id}, {"id", stage.id}};
    for (const auto& [before, after] : stage.renames) section["as"][before] = after;
    for (const Redirection& one : stage.redirections) section["from"][one.declared] = one.name;
    section["with"] = to_json(stage.options);
    return section;
}

Json output_section(const Plan& plan) {
    Json section = {{"dir", plan.output.dir}, {"formats", Json::array()}, {"layers", Json::array()}};
    for (const std::size_t layer : plan.output.layers) section["layers"].push_back(plan.products[layer].name);
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
    Json stages = Json::array();
    for (const StagePlan& stage : plan.stages) stages.push_back(stage_section(stage));
    const Json pipeline = {
        {"rostra", 1},
        {"pipeline", {{"name", plan.name}}},
        {"input", input_section(plan.input)},
        {"run", {{"jobs", plan.run.jobs}, {"memory", plan.run.memory}, {"patience", plan.run.patience}}},
        {"stage", std::move(stages)},
        {"output", output_section(plan)},
    };
    return to_text(pipeline);
}

}  // namespace rostra::core
