// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "manifest/describe_plugin.hpp"
#include "manifest/json_value.hpp"

namespace rostra::core {
namespace {

using Json = nlohmann::ordered_json;

Json option_json(const OptionSpec& option) {
    Json json = {{"name", option.name},
                 {"type", word_for(option.type)},
                 {"list", option.list},
                 {"required", option.required}};
    if (option.default_value) json["default"] = to_json(*option.default_value);
    if (option.min) json["min"] = *option.min;
    if (option.max) json["max"] = *option.max;
    if (!option.choices.empty()) json["choices"] = option.choices;
    if (!option.words.empty()) json["words"] = option.words;
    json["unit"] = option.unit;
    json["doc"] = option.doc;
    return json;
}

Json input_json(const InputSpec& input) {
    if (input.from == InputSpec::From::every) return {{"every", true}};
    const char* from = input.from == InputSpec::From::layer   ? "layer"
                       : input.from == InputSpec::From::table ? "table"
                                                              : "option";
    Json json = {{from, input.name}, {"columns", input.columns}, {"optional", input.optional}};
    if (input.at_open) json["at"] = "open";
    return json;
}

Json output_json(const OutputSpec& output) {
    Json json = {{word_for(output.kind), output.name},
                 {"disjoint", output.disjoint},
                 {"internal", output.internal},
                 {"doc", output.doc},
                 {"columns", Json::array()}};
    for (const ColumnSpec& column : output.columns) {
        json["columns"].push_back({{"name", column.name},
                                   {"type", word_for(column.type)},
                                   {"unit", column.unit},
                                   {"doc", column.doc}});
    }
    return json;
}

Json component_json(const ComponentSpec& component) {
    Json json = {{"name", component.name}, {"kind", word_for(component.kind)}};
    if (component.kind == ComponentKind::aggregator) {
        json["commutative"] = component.commutative;
        json["state"] = component.state;
    }
    json["inputs"] = Json::array();
    json["outputs"] = Json::array();
    for (const InputSpec& input : component.inputs) json["inputs"].push_back(input_json(input));
    for (const OutputSpec& output : component.outputs) json["outputs"].push_back(output_json(output));
    return json;
}

}  // namespace

std::string describe_plugin_json(const Manifest& manifest) {
    Json json = {{"id", manifest.id},           {"version", manifest.version}, {"abi", manifest.abi},
                 {"licence", manifest.licence}, {"summary", manifest.summary}, {"options", Json::array()},
                 {"components", Json::array()}};
    for (const OptionSpec& option : manifest.options) json["options"].push_back(option_json(option));
    for (const ComponentSpec& component : manifest.components)
        json["components"].push_back(component_json(component));
    return to_text(json);
}

}  // namespace rostra::core
