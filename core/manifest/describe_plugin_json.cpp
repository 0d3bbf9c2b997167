// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>
#include <utility>

#include "manifest/describe_plugin.hpp"
#include "manifest/json_value.hpp"
#include "manifest/parse_accepts.hpp"
#include "manifest/product_json.hpp"

namespace rostra::core {
namespace {

using Json = nlohmann::ordered_json;

Json type_words(const std::vector<ColumnType>& types) {
    Json words = Json::array();
    for (const ColumnType type : types) words.push_back(word_for(type));
    return words;
}

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
    if (!option.column_types.empty()) json["column_types"] = type_words(option.column_types);
    json["unit"] = option.unit;
    json["doc"] = option.doc;
    return json;
}

Json input_json(const InputSpec& input) {
    if (input.from == InputSpec::From::every) return {{"every", true}};
    const char* from = input.from == InputSpec::From::layer   ? "layer"
                       : input.from == InputSpec::From::table ? "table"
                                                              : "option";
    Json columns = Json::array();
    for (const InputColumn& column : input.columns)
        columns.push_back({{"name", column.name},
                           {"types", type_words(column.types)},
                           {"length", column.length},
                           {"nullable", column.nullable}});
    Json json = {{from, input.name}, {"columns", std::move(columns)}, {"optional", input.optional}};
    if (input.at_open) json["at"] = "open";
    return json;
}

Json output_json(const OutputSpec& output) {
    Json json = {{word_for(output.kind), output.name},
                 {"disjoint", output.disjoint},
                 {"internal", output.internal},
                 {"doc", output.doc},
                 {"columns", columns_json(output.columns)}};
    if (!output.view.empty()) json["view"] = view_json(output.view);
    return json;
}

Json accepts_json(const AcceptedInputs& accepts) {
    Json bytes = Json::array();
    for (const std::string& begin : accepts.begins_hex) bytes.push_back(to_hex(begin));
    return {{"extensions", accepts.extensions},
            {"begins", accepts.begins},
            {"begins-hex", std::move(bytes)},
            {"formats", accepts.formats}};
}

Json component_json(const ComponentSpec& component) {
    Json json = {{"name", component.name}, {"kind", word_for(component.kind)}};
    if (component.kind == ComponentKind::aggregator) {
        json["commutative"] = component.commutative;
        json["state"] = component.state;
    }
    if (!component.accepts.everything()) json["accepts"] = accepts_json(component.accepts);
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
    if (!manifest.provides.empty()) json["provides"] = manifest.provides;
    if (!manifest.runtime.empty()) json["runtime"] = manifest.runtime;
    for (const OptionSpec& option : manifest.options) json["options"].push_back(option_json(option));
    for (const ComponentSpec& component : manifest.components)
        json["components"].push_back(component_json(component));
    return to_text(json);
}

}  // namespace rostra::core
