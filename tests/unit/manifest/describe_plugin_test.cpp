// SPDX-License-Identifier: Apache-2.0
#include "manifest/describe_plugin.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "manifest/parse_manifest.hpp"

namespace rostra::core {
namespace {

constexpr const char* kManifest = R"(rostra = 1
id = "terms"
version = "0.1.0"
abi = 0
licence = "Apache-2.0"
summary = "Counts words and word sequences."
[option.ngrams]
type = "int"
list = true
default = [1]
min = 1
max = 8
unit = "tokens"
doc = "Lengths of the sequences counted."
[option.spill]
type = "size"
default = "64 MiB"
[option.query]
type = "string"
required = true
[[component]]
name = "counts"
kind = "aggregator"
input = [{ layer = "token", columns = [{ name = "norm", type = "dictionary" }, { name = "text", type = ["string", "dictionary"] }] }, { table = "speaker", columns = [{ name = "id", type = "string" }], optional = true }, { layer = "turn" }]
[[component.output]]
table = "term"
doc = "One row a term."
columns = [{ name = "term", type = "string", doc = "The words." }, { name = "count", type = "int64", unit = "tokens" },
    { name = "share", type = "float64", doc = "Of all.", unit = "%" }]
[[component]]
name = "marks"
kind = "analyzer"
output = [{ layer = "mark", internal = true }]
[[component]]
name = "page"
kind = "writer"
input = [{ every = true }]
)";

Manifest manifest() {
    ParsedManifest parsed = parse_manifest(kManifest, "terms.rostra.toml");
    EXPECT_TRUE(parsed.manifest) << render(parsed.errors);
    return *std::move(parsed.manifest);
}

TEST(DescribePlugin, TellsAPersonAllOfIt) {
    EXPECT_EQ(describe_plugin(manifest()), R"(terms 0.1.0 (Apache-2.0)
Counts words and word sequences.

In a pipeline
    [[stage]]
    use = "terms"      # options in [stage.with]
    [output]
    formats = ["terms"]      # options in [output.terms]

Options
    ngrams = [1]
        a list of whole numbers between 1 and 8 tokens
        Lengths of the sequences counted.
    spill = "64 MiB"
        a size such as "64 MiB"
    query      (required)
        a string

Aggregator 'counts'
    reads layer token: norm (dictionary), text (string or dictionary)
    reads table speaker: id (string) (where there is one)
    reads layer turn
    writes table term
        One row a term.
        term   string      The words.
        count  int64       tokens
        share  float64     Of all. (%)

Analyzer 'marks'
    writes layer mark (internal)

Writer 'page'
    reads every table, and the layers that [output] asks for
)");
}

TEST(DescribePlugin, TellsProgramsTheSame) {
    const auto json = nlohmann::json::parse(describe_plugin_json(manifest()));
    EXPECT_EQ(json["id"], "terms");
    EXPECT_EQ(json["options"][0],
              nlohmann::json::parse(R"({"name": "ngrams", "type": "int", "list": true, "required": false,
        "default": [1], "min": 1.0, "max": 8.0, "unit": "tokens", "doc": "Lengths of the sequences counted."})"));
    EXPECT_EQ(json["options"][1]["default"], 64 << 20);
    EXPECT_EQ(json["components"][0]["inputs"][1],
              nlohmann::json::parse(R"({"table": "speaker", "columns": [{"name": "id", "types": ["string"],
        "length": 0, "nullable": false}], "optional": true})"));
    EXPECT_EQ(json["components"][0]["outputs"][0]["columns"][1],
              nlohmann::json::parse(R"({"name": "count", "type": "int64", "unit": "tokens", "doc": ""})"));
    EXPECT_EQ(json["components"][1]["outputs"][0],
              nlohmann::json::parse(
                  R"({"layer": "mark", "disjoint": false, "internal": true, "doc": "", "columns": []})"));
    EXPECT_EQ(json["components"][2]["inputs"][0], nlohmann::json::parse(R"({"every": true})"));
}

TEST(DescribePlugin, SaysWhichColumnsAreListsAndMayBeNull) {
    ParsedManifest parsed = parse_manifest(
        R"(rostra = 1
id = "vectors"
version = "0.1.0"
abi = 0
summary = "Gives vectors."
[[component]]
name = "marks"
kind = "analyzer"
[[component.output]]
layer = "mark"
columns = [{ name = "vector", type = "float32", length = 384, nullable = true, doc = "Of the span." },
    { name = "at", type = "timestamp", nullable = true }, { name = "sure", type = "bool", doc = "Whether it is." }]
)",
        "vectors.rostra.toml");
    ASSERT_TRUE(parsed.manifest) << render(parsed.errors);
    EXPECT_THAT(describe_plugin(*parsed.manifest),
                testing::EndsWith("    writes layer mark\n"
                                  "        vector  float32[384] or null  Of the span.\n"
                                  "        at      timestamp or null\n"
                                  "        sure    bool                  Whether it is.\n"));
    const auto json = nlohmann::json::parse(describe_plugin_json(*parsed.manifest));
    EXPECT_EQ(json["components"][0]["outputs"][0]["columns"], nlohmann::json::parse(R"([
        {"name": "vector", "type": "float32", "length": 384, "nullable": true, "unit": "", "doc": "Of the span."},
        {"name": "at", "type": "timestamp", "nullable": true, "unit": "", "doc": ""},
        {"name": "sure", "type": "bool", "unit": "", "doc": "Whether it is."}])"));
}

TEST(Wrapped, BreaksAtBlanksOnly) {
    EXPECT_EQ(wrapped("one two  three\nfour", 9), (std::vector<std::string>{"one two", "three", "four"}));
    EXPECT_EQ(wrapped("incomprehensibilities are long", 8),
              (std::vector<std::string>{"incomprehensibilities", "are long"}));
    EXPECT_TRUE(wrapped("", 8).empty());
}

}  // namespace
}  // namespace rostra::core
