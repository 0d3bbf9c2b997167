// SPDX-License-Identifier: Apache-2.0
#include "config/pipeline_schema.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "unit/config/sample_catalogue.hpp"

namespace rostra::core {
namespace {

using nlohmann::json;

json schema() { return json::parse(pipeline_schema(sample_catalogue())); }

/// What holds of [input], and of each [[input]].
json input_of(const json& whole) { return whole["properties"]["input"]["anyOf"][0]; }

/// What holds of `with` where a stage uses this plugin.
json options_of(const std::string& plugin) {
    const json whole = schema();
    for (const json& rule : whole["properties"]["stage"]["items"]["allOf"]) {
        if (rule["if"]["properties"]["use"]["const"] == plugin) return rule["then"]["properties"]["with"];
    }
    return {};
}

TEST(PipelineSchema, NamesEverySectionAndNothingElse) {
    const json whole = schema();
    EXPECT_EQ(whole["$schema"], "http://json-schema.org/draft-07/schema#");
    EXPECT_EQ(whole["type"], "object");
    EXPECT_EQ(whole["required"], json::parse(R"(["rostra"])"));
    EXPECT_EQ(whole["additionalProperties"], false);
    std::string sections;
    for (const auto& [name, rules] : whole["properties"].items()) sections += name + " ";
    EXPECT_EQ(sections, "input output pipeline rostra run stage ");
    EXPECT_EQ(whole["properties"]["rostra"]["const"], 1);
}

TEST(PipelineSchema, KnowsTheSettingsOfSections) {
    const json whole = schema();
    EXPECT_EQ(whole["properties"]["run"]["properties"]["jobs"],
              json::parse(R"({"type": "integer", "minimum": 0, "maximum": 4096, "default": 0,
                  "description": "Threads; 0: all processors. Results are the same for any number."})"));
    EXPECT_EQ(input_of(whole)["properties"]["on-bad-bytes"]["enum"], json::parse(R"(["error", "replace"])"));
    EXPECT_EQ(input_of(whole)["additionalProperties"], false);
    EXPECT_EQ(whole["properties"]["input"]["anyOf"][1]["items"], input_of(whole));
}

TEST(PipelineSchema, KnowsWhichPluginsStandWhere) {
    const json whole = schema();
    const json reader = json::parse(R"({"type": "string", "enum": ["text"]})");
    EXPECT_EQ(input_of(whole)["properties"]["reader"]["anyOf"],
              json::array({{{"type", "string"}, {"enum", {"auto", "text"}}},
                           {{"type", "array"}, {"minItems", 1}, {"items", reader}}}));
    EXPECT_EQ(input_of(whole)["properties"]["as"]["additionalProperties"]["type"], "object");
    EXPECT_EQ(whole["properties"]["output"]["properties"]["formats"]["items"]["enum"],
              json::parse(R"(["csv", "report"])"));
    EXPECT_EQ(whole["properties"]["output"]["properties"]["from"]["additionalProperties"]["type"], "object");
    EXPECT_EQ(whole["properties"]["stage"]["items"]["properties"]["use"]["enum"],
              json::parse(R"(["speakers", "terms", "tokenizer"])"));
    EXPECT_EQ(whole["properties"]["output"]["properties"]["report"]["required"], json::parse(R"(["title"])"));
    EXPECT_EQ(input_of(whole)["properties"]["text"]["properties"]["separator"]["type"], "string");
}

TEST(PipelineSchema, KnowsWhatEachOptionTakes) {
    const json terms = options_of("terms");
    EXPECT_EQ(terms["additionalProperties"], false);
    const json& options = terms["properties"];
    EXPECT_EQ(
        options["ngrams"],
        json::parse(
            R"({"type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 8}, "default": [1],
                  "description": "In tokens."})"));
    EXPECT_EQ(
        options["by"]["items"],
        json::parse(
            R"({"anyOf": [{"enum": ["corpus", "document"]}, {"type": "string", "pattern": "^.+\\..+$"}]})"));
    EXPECT_EQ(options["form"], json::parse(R"({"enum": ["norm", "text"], "default": "norm"})"));
    EXPECT_EQ(options["scale"], json::parse(R"({"type": "number", "default": 1.5})"));
    EXPECT_EQ(options["spill"]["anyOf"][0], json::parse(R"({"type": "integer", "minimum": 0})"));
    EXPECT_EQ(options["spill"]["anyOf"][1]["type"], "string");
    EXPECT_EQ(options["stop-words"], json::parse(R"({"type": "string", "minLength": 1})"));
    EXPECT_EQ(options_of("speakers")["properties"]["aliases"],
              json::parse(R"({"type": "object", "additionalProperties": {"type": "string"}})"));
}

}  // namespace
}  // namespace rostra::core
