// SPDX-License-Identifier: Apache-2.0
#include "config/pipeline_schema.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "config/pipeline_settings.hpp"
#include "config/plugin_lookup.hpp"
#include "manifest/check_option.hpp"
#include "manifest/json_value.hpp"

namespace rostra::core {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) {
    return value == std::floor(value) ? Json(static_cast<std::int64_t>(value)) : Json(value);
}

Json with_range(Json schema, const OptionSpec& option) {
    if (option.min) schema["minimum"] = number(*option.min);
    if (option.max) schema["maximum"] = number(*option.max);
    return schema;
}

Json item_schema(const OptionSpec& option) {
    switch (option.type) {
        case OptionType::boolean:
            return {{"type", "boolean"}};
        case OptionType::integer:
            return with_range({{"type", "integer"}}, option);
        case OptionType::real:
            return with_range({{"type", "number"}}, option);
        case OptionType::choice:
            return {{"enum", option.choices}};
        case OptionType::size: {
            const Json text = {{"type", "string"}, {"pattern", "^[0-9]+ *([KkMmGgTt]?[Ii]?[Bb])?$"}};
            return {{"anyOf", {with_range({{"type", "integer"}, {"minimum", 0}}, option), text}}};
        }
        case OptionType::column: {
            const Json column = {{"type", "string"}, {"pattern", "^.+\\..+$"}};
            return option.words.empty() ? column : Json{{"anyOf", {{{"enum", option.words}}, column}}};
        }
        case OptionType::table:
            return {{"type", "object"}, {"additionalProperties", {{"type", "string"}}}};
        case OptionType::path:
        case OptionType::layer:
        case OptionType::fact:
            return {{"type", "string"}, {"minLength", 1}};
        case OptionType::string:
            return {{"type", "string"}};
    }
    return {};
}

Json option_schema(const OptionSpec& option) {
    Json schema = item_schema(option);
    if (option.list) schema = {{"type", "array"}, {"items", std::move(schema)}};
    std::string doc = option.doc;
    if (!option.unit.empty()) doc += (doc.empty() ? "In " : " In ") + option.unit + ".";
    if (!doc.empty()) schema["description"] = doc;
    if (option.default_value) schema["default"] = to_json(*option.default_value);
    return schema;
}

/// A table that takes these options and nothing else.
Json options_schema(const std::vector<OptionSpec>& options, const std::string& doc = "") {
    Json schema = {{"type", "object"}};
    if (!doc.empty()) schema["description"] = doc;
    schema["additionalProperties"] = false;
    schema["properties"] = Json::object();
    for (const OptionSpec& option : options) {
        schema["properties"][option.name] = option_schema(option);
        if (option.required) schema["required"].push_back(option.name);
    }
    return schema;
}

std::vector<const Manifest*> plugins_for(PluginUse use, const Catalogue& catalogue) {
    std::vector<const Manifest*> manifests;
    for (const CatalogueEntry& entry : catalogue.plugins) {
        if (can_be(entry.manifest, use)) manifests.push_back(&entry.manifest);
    }
    return manifests;
}

Json ids_of(const std::vector<const Manifest*>& manifests) {
    Json ids = Json::array();
    for (const Manifest* manifest : manifests) ids.push_back(manifest->id);
    return ids;
}

/// [input] or [output], where the options of readers or writers stand in tables of their own.
Json plugin_section(std::string_view name, PluginUse use, const Catalogue& catalogue) {
    Json schema = options_schema(settings_of(name));
    for (const Manifest* manifest : plugins_for(use, catalogue)) {
        schema["properties"][manifest->id] = options_schema(manifest->options, manifest->summary);
    }
    return schema;
}

Json stage_schema(const Catalogue& catalogue) {
    const Json name = {{"type", "string"}, {"minLength", 1}};
    const std::vector<const Manifest*> manifests = plugins_for(PluginUse::stage, catalogue);
    Json schema = {
        {"type", "object"},
        {"required", {"use"}},
        {"additionalProperties", false},
        {"properties",
         {{"use", {{"description", "The plugin."}, {"enum", ids_of(manifests)}}},
          {"id",
           {{"description", "Its name in this pipeline; that of the plugin unless it is set."},
            {"type", "string"}}},
          {"as",
           {{"description", "Renames layers and tables it writes."},
            {"type", "object"},
            {"additionalProperties", name}}},
          {"from",
           {{"description",
             "Layers and tables of this pipeline that it reads in place of those it asks for."},
            {"type", "object"},
            {"additionalProperties", name}}},
          {"with", {{"description", "Its options."}, {"type", "object"}}}}},
        {"allOf", Json::array()},
    };
    for (const Manifest* manifest : manifests) {
        const Json with = options_schema(manifest->options, manifest->summary);
        Json then = {{"properties", {{"with", with}}}};
        if (with.contains("required")) then["required"] = {"with"};
        schema["allOf"].push_back(
            {{"if", {{"properties", {{"use", {{"const", manifest->id}}}}}}}, {"then", std::move(then)}});
    }
    return schema;
}

}  // namespace

std::string pipeline_schema(const Catalogue& catalogue) {
    Json input = plugin_section("input", PluginUse::reader, catalogue);
    std::vector<std::string> readers = ids_of(plugins_for(PluginUse::reader, catalogue));
    const Json reader = {{"type", "string"}, {"enum", readers}};
    readers.insert(readers.begin(), "auto");
    input["properties"]["reader"].erase("type");
    input["properties"]["reader"]["anyOf"] = {{{"type", "string"}, {"enum", readers}},
                                              {{"type", "array"}, {"minItems", 1}, {"items", reader}}};
    const Json names = {{"type", "object"}, {"additionalProperties", {{"type", "string"}, {"minLength", 1}}}};
    input["properties"]["as"]["additionalProperties"] = names;
    const Json inputs = {
        {"anyOf", {input, {{"type", "array"}, {"minItems", 1}, {"items", input}}}},
        {"description", "What to read: [input], or several [[input]], each with settings of its own."}};
    Json output = plugin_section("output", PluginUse::writer, catalogue);
    output["properties"]["formats"]["items"]["enum"] = ids_of(plugins_for(PluginUse::writer, catalogue));
    output["properties"]["from"]["additionalProperties"] = names;
    const Json schema = {
        {"$schema", "http://json-schema.org/draft-07/schema#"},
        {"title", "Rostra pipeline"},
        {"type", "object"},
        {"required", {"rostra"}},
        {"additionalProperties", false},
        {"properties",
         {{"rostra", {{"description", "Format of the file."}, {"const", 1}}},
          {"pipeline", options_schema(settings_of("pipeline"))},
          {"input", inputs},
          {"run", options_schema(settings_of("run"))},
          {"stage", {{"type", "array"}, {"items", stage_schema(catalogue)}}},
          {"output", std::move(output)}}},
    };
    return to_text(schema);
}

}  // namespace rostra::core
