// SPDX-License-Identifier: Apache-2.0
#include "manifest/parse_manifest.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "unit/manifest/manifest_errors.hpp"

namespace rostra::core {
namespace {

TEST(ParseManifest, ReadsAllOfIt) {
    const std::string text = R"(rostra = 1
id = "term-frequency"
version = "0.1.0"
abi = 0
licence = "Apache-2.0"
summary = "Counts words."

[option.ngrams]
type = "int"
list = true
default = [1]
min = 1
max = 8
unit = "tokens"
doc = "Lengths of the sequences counted."

[option.by]
type = "column"
column-types = ["string", "dictionary"]
list = true
words = ["corpus", "document"]
default = ["corpus", "document"]

[option.form]
type = "choice"
choices = ["norm", "text"]
required = true

[[component]]
name = "counts"
kind = "aggregator"
commutative = true

[[component.input]]
layer = "token"
columns = [{ name = "norm", type = "dictionary" }, { name = "text", type = ["string", "dictionary"] }]

[[component.input]]
table = "reference"
columns = [{ name = "term", type = "string" }]
optional = true

[[component.input]]
option = "by"

[[component.output]]
table = "term_frequency"
doc = "Counts."
columns = [
  { name = "scope", type = "dictionary", doc = "What." },
  { name = "count", type = "int64", unit = "tokens" },
]

[[component]]
name = "marks"
kind = "analyzer"
output = [{ layer = "vendor.mark", disjoint = true, internal = true }]
)";
    const ParsedManifest parsed = parse_manifest(text, "/plugins/tf/tf.rostra.toml");
    ASSERT_TRUE(parsed.manifest) << render(parsed.errors);
    const Manifest& manifest = *parsed.manifest;
    EXPECT_EQ(manifest.id, "term-frequency");
    EXPECT_EQ(manifest.version, "0.1.0");
    EXPECT_EQ(manifest.abi, 0);
    EXPECT_EQ(manifest.licence, "Apache-2.0");
    EXPECT_EQ(manifest.summary, "Counts words.");
    EXPECT_EQ(manifest.text, text);
    EXPECT_TRUE(manifest.has(ComponentKind::aggregator));
    EXPECT_FALSE(manifest.has(ComponentKind::writer));

    ASSERT_EQ(manifest.options.size(), 3U);
    const OptionSpec& ngrams = manifest.options[0];
    EXPECT_EQ(ngrams.name, "ngrams");
    EXPECT_EQ(ngrams.type, OptionType::integer);
    EXPECT_TRUE(ngrams.list);
    EXPECT_EQ(to_toml(*ngrams.default_value), "[1]");
    EXPECT_EQ(ngrams.min, 1.0);
    EXPECT_EQ(ngrams.max, 8.0);
    EXPECT_EQ(ngrams.unit, "tokens");
    EXPECT_EQ(ngrams.doc, "Lengths of the sequences counted.");
    EXPECT_EQ(ngrams.place, (SourcePlace{"/plugins/tf/tf.rostra.toml", 8, 9, 6}));
    EXPECT_EQ(manifest.options[1].words, (std::vector<std::string>{"corpus", "document"}));
    EXPECT_EQ(manifest.options[2].choices, (std::vector<std::string>{"norm", "text"}));
    EXPECT_TRUE(manifest.options[2].required);
    EXPECT_EQ(manifest.option("form"), &manifest.options[2]);
    EXPECT_EQ(manifest.option("from"), nullptr);

    ASSERT_EQ(manifest.components.size(), 2U);
    const ComponentSpec& counts = manifest.components[0];
    EXPECT_EQ(counts.name, "counts");
    EXPECT_EQ(counts.kind, ComponentKind::aggregator);
    EXPECT_TRUE(counts.commutative);
    ASSERT_EQ(counts.inputs.size(), 3U);
    EXPECT_EQ(counts.inputs[0].from, InputSpec::From::layer);
    ASSERT_EQ(counts.inputs[0].columns.size(), 2U);
    EXPECT_EQ(counts.inputs[0].columns[0].name, "norm");
    EXPECT_EQ(counts.inputs[0].columns[0].types, std::vector<ColumnType>{ColumnType::dictionary});
    EXPECT_EQ(counts.inputs[0].columns[1].name, "text");
    EXPECT_EQ(words_for(counts.inputs[0].columns[1]), "string or dictionary");
    EXPECT_EQ(counts.inputs[1].from, InputSpec::From::table);
    EXPECT_TRUE(counts.inputs[1].optional);
    EXPECT_EQ(counts.inputs[2].from, InputSpec::From::option);
    EXPECT_EQ(counts.inputs[2].name, "by");
    ASSERT_EQ(counts.outputs.size(), 1U);
    EXPECT_EQ(counts.outputs[0].kind, ProductKind::table);
    ASSERT_EQ(counts.outputs[0].columns.size(), 2U);
    EXPECT_EQ(counts.outputs[0].columns[1].type, ColumnType::int64);
    EXPECT_EQ(counts.outputs[0].columns[1].unit, "tokens");
    EXPECT_TRUE(manifest.components[1].outputs[0].disjoint);
    EXPECT_TRUE(manifest.components[1].outputs[0].internal);
}

TEST(ParseManifest, ResolvesDefaultPathsBesideTheManifest) {
    const ParsedManifest parsed =
        parse_manifest(std::string(kHead) + "[option.list]\ntype = \"path\"\ndefault = \"data/en.txt\"\n" +
                           std::string(kComponent),
                       "/plugins/p/p.rostra.toml");
    ASSERT_TRUE(parsed.manifest);
    EXPECT_EQ(parsed.manifest->options[0].default_value->string(), "/plugins/p/data/en.txt");
}

TEST(ParseManifest, NamesAllThatIsMissing) {
    EXPECT_EQ(errors_of("# nothing\n"),
              "p.rostra.toml:1:1: error: the manifest needs 'abi', the ABI major it was built for\n"
              "    1 | # nothing\n      | ^\n"
              "p.rostra.toml:1:1: error: the manifest needs 'id'\n"
              "    1 | # nothing\n      | ^\n"
              "p.rostra.toml:1:1: error: the manifest needs 'rostra = 1', the format it is written in\n"
              "    1 | # nothing\n      | ^\n"
              "p.rostra.toml:1:1: error: the manifest needs 'version'\n"
              "    1 | # nothing\n      | ^\n"
              "p.rostra.toml:1:1: error: the manifest needs a [[component]]\n"
              "    1 | # nothing\n      | ^\n");
}

TEST(ParseManifest, RefusesWhatItCannotBe) {
    EXPECT_EQ(errors_of("rostra = 2\nid = \"P q\"\nversion = 1\nabi = -1\n" + std::string(kComponent)),
              "p.rostra.toml:1:10: error: manifests of format 2 are not known here, only of format 1\n"
              "    1 | rostra = 2\n      |          ^\n"
              "p.rostra.toml:2:6: error: a plugin's id is of lower-case letters, digits and '-'\n"
              "    2 | id = \"P q\"\n      |      ^~~~~\n"
              "p.rostra.toml:3:11: error: 'version' of the manifest must be a string, not a whole number\n"
              "    3 | version = 1\n      |           ^\n"
              "p.rostra.toml:4:7: error: an ABI major is not below 0\n"
              "    4 | abi = -1\n      |       ^~\n");
}

TEST(ParseManifest, SaysASyntaxErrorAlone) {
    EXPECT_EQ(errors_of("rostra = \nid = 5\n"),
              "p.rostra.toml:1:10: error: not valid TOML: error while parsing key-value pair: expected "
              "value, saw '\\n'\n"
              "    1 | rostra = \n      |          ^\n");
}

TEST(ParseManifest, KnowsWhichKeyWasMeant) {
    EXPECT_EQ(errors_of("sumary = \"x\"\n" + std::string(kHead) + std::string(kComponent)),
              "p.rostra.toml:1:1: error: the manifest has no key 'sumary'; did you mean 'summary'?\n"
              "    1 | sumary = \"x\"\n      | ^~~~~~\n");
    EXPECT_EQ(errors_of_option("type = \"int\"\ncolour = \"red\"\n"),
              "p.rostra.toml:7:1: error: option 'o' has no key 'colour'; it may have 'type', 'list', "
              "'default', 'min', 'max', "
              "'choices', 'words', 'column-types', 'nullable', 'lists', 'unit', 'required' or 'doc'\n"
              "    7 | colour = \"red\"\n      | ^~~~~~\n");
}

TEST(ParseManifest, ChecksOptions) {
    EXPECT_EQ(
        errors_of(std::string(kHead) + "[option.Big_Name]\ntype = \"int\"\n" + std::string(kComponent)),
        "p.rostra.toml:5:9: error: option 'Big_Name' must have a name of lower-case letters, digits and '-'\n"
        "    5 | [option.Big_Name]\n      |         ^~~~~~~~\n");
    EXPECT_EQ(errors_of(std::string(kHead) + "option.o = 1\n" + std::string(kComponent)),
              "p.rostra.toml:5:12: error: option 'o' must be a table, not a whole number\n"
              "    5 | option.o = 1\n      |            ^\n");
    EXPECT_EQ(errors_of_option("list = true\n"),
              "p.rostra.toml:5:1: error: option 'o' needs 'type'\n"
              "    5 | [option.o]\n      | ^~~~~~~~~~\n");
    EXPECT_EQ(errors_of_option("type = \"sting\"\n"),
              "p.rostra.toml:6:8: error: 'type' of option 'o' must be 'bool', 'int', 'float', 'string', "
              "'choice', 'path', 'size', "
              "'layer', 'column', 'fact' or 'table', not 'sting'; did you mean 'string'?\n"
              "    6 | type = \"sting\"\n      |        ^~~~~~~\n");
    EXPECT_EQ(errors_of_option("type = \"int\"\nmin = 3\nmax = 2\n"),
              "p.rostra.toml:7:7: error: option 'o' has a 'min' above its 'max'\n"
              "    7 | min = 3\n      |       ^\n");
    EXPECT_EQ(errors_of_option("type = \"string\"\nmin = 3\nchoices = [\"a\"]\nwords = [\"a\"]\n"),
              "p.rostra.toml:7:7: error: option 'o' of type 'string' cannot have 'min'\n"
              "    7 | min = 3\n      |       ^\n"
              "p.rostra.toml:8:11: error: option 'o' of type 'string' cannot have 'choices'\n"
              "    8 | choices = [\"a\"]\n      |           ^~~~~\n"
              "p.rostra.toml:9:9: error: option 'o' of type 'string' cannot have 'words'\n"
              "    9 | words = [\"a\"]\n      |         ^~~~~\n");
    EXPECT_EQ(errors_of_option("type = \"int\"\nmin = \"a\"\nmax = 1.5\n"),
              "p.rostra.toml:7:7: error: option 'o' needs a whole number as 'min'\n"
              "    7 | min = \"a\"\n      |       ^~~\n"
              "p.rostra.toml:8:7: error: option 'o' needs a whole number as 'max'\n"
              "    8 | max = 1.5\n      |       ^~~\n");
    EXPECT_EQ(errors_of_option("type = \"choice\"\n"),
              "p.rostra.toml:5:9: error: option 'o' needs 'choices'\n"
              "    5 | [option.o]\n      |         ^\n");
    EXPECT_EQ(errors_of_option("type = \"choice\"\nchoices = []\n"),
              "p.rostra.toml:7:11: error: option 'o' needs a list of strings as 'choices'\n"
              "    7 | choices = []\n      |           ^~\n");
    EXPECT_EQ(errors_of_option("type = \"choice\"\nchoices = [\"a\", \"a\"]\n"),
              "p.rostra.toml:7:17: error: option 'o' lists 'a' twice in 'choices'\n"
              "    7 | choices = [\"a\", \"a\"]\n      |                 ^~~\n");
    EXPECT_EQ(errors_of_option("type = \"table\"\nlist = true\n"),
              "p.rostra.toml:5:9: error: option 'o' is a table, which cannot be a list\n"
              "    5 | [option.o]\n      |         ^\n");
    EXPECT_EQ(errors_of_option("type = \"int\"\ndefault = 1\nrequired = true\n"),
              "p.rostra.toml:7:11: error: option 'o' is required, so its default would never be used\n"
              "    7 | default = 1\n      |           ^\n");
}

TEST(ParseManifest, WantsWhatAnOptionNamesToBeRead) {
    EXPECT_EQ(errors_of_option("type = \"layer\"\n"),
              "p.rostra.toml:5:9: error: option 'o' names a layer, but no component reads it: add "
              "[[component.input]] with option = "
              "\"o\"\n"
              "    5 | [option.o]\n      |         ^\n");
}

TEST(ParseManifest, ChecksDefaultsAsAPipelineValueIs) {
    EXPECT_EQ(errors_of_option("type = \"int\"\nlist = true\nmin = 1\ndefault = [0]\n"),
              "p.rostra.toml:9:12: error: option 'o' must be at least 1, not 0\n"
              "    9 | default = [0]\n      |            ^\n");
    EXPECT_EQ(
        errors_of_option("type = \"choice\"\nchoices = [\"norm\", \"text\"]\ndefault = \"norms\"\n"),
        "p.rostra.toml:8:11: error: option 'o' must be 'norm' or 'text', not 'norms'; did you mean 'norm'?\n"
        "    8 | default = \"norms\"\n      |           ^~~~~~~\n");
}

TEST(ParseManifest, SaysEverythingAtOnce) {
    const std::string errors = errors_of(
        "rostra = 1\nid = \"p\"\nversion = \"1\"\nabi = \"0\"\n[option.o]\ntype = "
        "\"it\"\n[[component]]\nname = \"c\"\nkind = "
        "\"analyser\"\nnam = 1\n");
    for (const char* place : {":4:7:", ":6:8:", ":9:8:", ":10:1:"})
        EXPECT_NE(errors.find(place), std::string::npos) << errors;
}

}  // namespace
}  // namespace rostra::core
