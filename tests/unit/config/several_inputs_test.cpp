// SPDX-License-Identifier: Apache-2.0
// Several [[input]] in one pipeline, each with settings of its own.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "config/pipeline_schema.hpp"
#include "config/pipeline_template.hpp"
#include "config/resolved.hpp"
#include "unit/config/sample_catalogue.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// The sample catalogue with the reader `minutes`, which reads *.min and has an option.
const Catalogue& with_minutes() {
    static const Catalogue catalogue = [] {
        Catalogue all = catalogue_of(
            {manifest_head("minutes") +
             "[option.width]\ntype = \"int\"\ndefault = 1\n[[component]]\nname = \"r\"\nkind = \"reader\"\n"
             "accepts = { extensions = [\"min\"] }\n"
             "output = [{ layer = \"page\", columns = [{ name = \"number\", type = \"int32\" }] }]\n"});
        for (const CatalogueEntry& entry : sample_catalogue().plugins) all.plugins.push_back(entry);
        return all;
    }();
    return catalogue;
}

constexpr const char* kTwo =
    "rostra = 1\n[[input]]\npaths = [\"talks/*\"]\nlanguage = \"en\"\non-bad-bytes = \"replace\"\n"
    "[[input]]\npaths = [\"pages/*\", \"more\"]\nroot = \"pages\"\nreader = \"minutes\"\nlanguage = \"de\"\n"
    "metadata = \"pages.csv\"\n[input.minutes]\nwidth = 3\n";

std::string errors_of_inputs(const std::string& text) { return errors_of(request_for(text), with_minutes()); }

std::vector<std::string> readers_of(const Plan& plan, std::size_t input) {
    std::vector<std::string> ids;
    for (const std::size_t reader : plan.inputs.at(input).readers)
        ids.push_back(plan.readers.at(reader).id + " " + to_toml(plan.readers.at(reader).options));
    return ids;
}

TEST(SeveralInputs, HaveSettingsOfTheirOwn) {
    const Plan plan = plan_of(request_for(kTwo), with_minutes());
    ASSERT_EQ(plan.inputs.size(), 2U);
    EXPECT_EQ(plan.inputs[0].paths.at(0).path, "/home/analysis/talks/*");
    EXPECT_EQ(plan.inputs[0].root, "");
    EXPECT_EQ(plan.inputs[0].language, "en");
    EXPECT_TRUE(plan.inputs[0].replace_bad_bytes);
    EXPECT_EQ(plan.inputs[0].metadata, "");
    EXPECT_EQ(plan.inputs[1].paths.at(1).path, "/home/analysis/more");
    EXPECT_EQ(plan.inputs[1].root, "/home/analysis/pages");
    EXPECT_EQ(plan.inputs[1].language, "de");
    EXPECT_FALSE(plan.inputs[1].replace_bad_bytes);
    EXPECT_EQ(plan.inputs[1].metadata, "/home/analysis/pages.csv");
    EXPECT_THAT(readers_of(plan, 0), ElementsAre("text {}", "minutes { width = 1 }"));
    EXPECT_THAT(readers_of(plan, 1), ElementsAre("minutes { width = 3 }"));
    EXPECT_TRUE(plan.inputs[0].refuses_formats);
    EXPECT_FALSE(plan.inputs[1].refuses_formats);
}

TEST(SeveralInputs, ShareReadersOfTheSameOptions) {
    const Plan plan = plan_of(
        request_for(
            "rostra = 1\n[[input]]\npaths = [\"a\"]\n[[input]]\npaths = [\"b\"]\nlanguage = \"de\"\n"),
        with_minutes());
    EXPECT_EQ(plan.readers.size(), 2U);
    EXPECT_THAT(plan.inputs[0].readers, ElementsAre(0U, 1U));
    EXPECT_THAT(plan.inputs[1].readers, ElementsAre(0U, 1U));
}

TEST(SeveralInputs, WriteOneLayerByReadersOfDifferentOptions) {
    const Plan plan = plan_of(request_for("rostra = 1\n[[input]]\npaths = [\"a\"]\nreader = \"minutes\"\n"
                                          "[[input]]\npaths = [\"b\"]\nreader = \"minutes\"\n"
                                          "[input.minutes]\nwidth = 9\n[output]\nlayers = [\"page\"]\n"),
                              with_minutes());
    EXPECT_EQ(plan.readers.size(), 2U);
    EXPECT_EQ(plan.readers[0].components.at(0).outputs, plan.readers[1].components.at(0).outputs);
}

TEST(SeveralInputs, TellEveryErrorWithItsPlace) {
    EXPECT_EQ(
        errors_of_inputs(
            "rostra = 1\n[[input]]\npaths = [\"a\"]\nlanguag = \"en\"\n[[input]]\nlanguage = \"no!\"\n"
            "reader = \"minuets\"\n"),
        "p.toml:4:1: error: [[input]] has no option 'languag'; did you mean 'language'?\n"
        "    4 | languag = \"en\"\n      | ^~~~~~~\n"
        "p.toml:5:1: error: this [[input]] names nothing to read; set `paths`\n"
        "    5 | [[input]]\n      | ^~~~~~~~~\n"
        "p.toml:6:12: error: option 'language' of [[input]] must be \"auto\" or a BCP 47 tag such as \"en\" "
        "or "
        "\"zh-Hant\", not 'no!'\n"
        "    6 | language = \"no!\"\n      |            ^~~~~\n"
        "p.toml:7:10: error: no plugin 'minuets' was found; did you mean 'minutes'?\n"
        "    7 | reader = \"minuets\"\n      |          ^~~~~~~~~\n");
    EXPECT_THAT(
        errors_of_inputs("rostra = 1\ninput = 3\n"),
        HasSubstr(
            "'input' of the pipeline must be a table, [input], or several of them, each [[input]], not a "
            "whole number"));
    EXPECT_THAT(errors_of_inputs("rostra = 1\ninput = [1]\n"),
                HasSubstr("an input is written [[input]], in two brackets"));
}

TEST(SeveralInputs, GiveWayToTheCommandLine) {
    PipelineRequest request = request_for(kTwo);
    request.inputs = {"x.txt"};
    const Plan plan = plan_of(request, with_minutes());
    ASSERT_EQ(plan.inputs.size(), 1U);
    EXPECT_EQ(plan.inputs[0].language, "auto");
    EXPECT_THAT(readers_of(plan, 0), ElementsAre("text {}", "minutes { width = 1 }"));
    EXPECT_THAT(plan.input_warnings,
                ElementsAre("the [[input]] differ in 'language', 'on-bad-bytes', 'reader', 'metadata' and "
                            "'minutes', which do not "
                            "hold for inputs of the command line; --set input.KEY=VALUE sets one for them"));
    request.set = {"input.language=fr", "input.reader=text"};
    const Plan set = plan_of(request, with_minutes());
    EXPECT_EQ(set.inputs[0].language, "fr");
    EXPECT_THAT(readers_of(set, 0), ElementsAre("text {}"));
}

TEST(SeveralInputs, AreAllSetByTheCommandLine) {
    PipelineRequest request = request_for(kTwo);
    request.set = {"input.language=fr"};
    const Plan plan = plan_of(request, with_minutes());
    EXPECT_EQ(plan.inputs[0].language, "fr");
    EXPECT_EQ(plan.inputs[1].language, "fr");
}

TEST(SeveralInputs, TakeListsAndStandardInput) {
    PipelineRequest request = request_for("rostra = 1\n[input]\npaths = [\"a\"]\nlanguage = \"en\"\n");
    request.inputs = {"-"};
    request.stdin_name = "talk.vtt";
    request.lists = {{"list", {"a\nb\n", '\n'}}};
    const Plan plan = plan_of(request);
    ASSERT_EQ(plan.inputs[0].paths.size(), 2U);
    EXPECT_EQ(plan.inputs[0].paths[0].kind, InputPath::Kind::standard_input);
    EXPECT_EQ(plan.inputs[0].paths[0].written, "talk.vtt");
    EXPECT_EQ(plan.inputs[0].paths[1].kind, InputPath::Kind::list);
    EXPECT_EQ(plan.inputs[0].paths[1].path, "/home/ana");
    EXPECT_EQ(plan.inputs[0].language, "en");
    const nlohmann::json record = nlohmann::json::parse(resolved(plan));
    EXPECT_EQ(record["input"]["paths"].dump(), "[\"-\",{\"files-from\":\"list\"}]");
}

TEST(SeveralInputs, AreWrittenAsTheyAreUnderstood) {
    const Plan plan = plan_of(request_for(kTwo), with_minutes());
    const nlohmann::json record = nlohmann::json::parse(resolved(plan));
    ASSERT_TRUE(record["input"].is_array());
    EXPECT_EQ(record["input"][1]["reader"], "minutes");
    EXPECT_EQ(record["input"][1]["minutes"]["width"], 3);
    const std::string text = pipeline_template(plan);
    EXPECT_THAT(text, HasSubstr("[[input]]\n"));
    EXPECT_THAT(text, HasSubstr("paths = [\"/home/analysis/pages/*\", \"/home/analysis/more\"]"));
    const Plan again = plan_of(request_for(text), with_minutes());
    EXPECT_EQ(resolved(again), resolved(plan));
}

TEST(SeveralInputs, AreKnownToTheSchema) {
    const nlohmann::json schema = nlohmann::json::parse(pipeline_schema(with_minutes()));
    const nlohmann::json& input = schema["properties"]["input"]["anyOf"];
    ASSERT_EQ(input.size(), 2U);
    EXPECT_EQ(input[0]["type"], "object");
    EXPECT_EQ(input[1]["items"], input[0]);
    EXPECT_TRUE(input[0]["properties"].contains("minutes"));
}

}  // namespace
}  // namespace rostra::core
