// SPDX-License-Identifier: Apache-2.0
// What stages and writers read where the pipeline says `from`, and what stages of one plugin keep to themselves.
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "config/bind_inputs.hpp"
#include "unit/config/sample_catalogue.hpp"

namespace rostra::core {
namespace {

constexpr const char* kTwoSpeakers =
    "rostra = 1\n[[stage]]\nuse = \"tokenizer\"\n[[stage]]\nuse = \"speakers\"\n"
    "[[stage]]\nuse = \"speakers\"\nid = \"others\"\nas = { speaker = \"person\", turn = \"their_turn\" }\n";

const ComponentPlan& first_component(const Plan& plan, const std::string& id) {
    for (const StagePlan& stage : plan.stages) {
        if (stage.id == id) return stage.components.front();
    }
    throw std::invalid_argument(id);
}

const BoundInput& input_of(const ComponentPlan& component, const std::string& declared) {
    for (const BoundInput& bound : component.inputs) {
        if (bound.declared == declared) return bound;
    }
    throw std::invalid_argument(declared);
}

TEST(Redirections, GiveAStageAnotherLayerUnderTheNameItKnows) {
    const Plan plan =
        plan_of(std::string(kTwoSpeakers) + "[[stage]]\nuse = \"terms\"\nfrom = { turn = \"their_turn\" }\n");
    const BoundInput& turn = input_of(first_component(plan, "terms"), "turn");
    EXPECT_EQ(turn.name, "their_turn");
    EXPECT_EQ(plan.products[turn.product].name, "their_turn");
    EXPECT_EQ(plan.stages[plan.products[turn.product].stage].id, "others");
}

TEST(Redirections, LeaveWhatOptionsOfThePipelineName) {
    const Plan plan = plan_of(std::string(kTwoSpeakers) +
                              "[[stage]]\nuse = \"terms\"\nfrom = { turn = \"their_turn\" }\n"
                              "[stage.with]\nby = [\"turn.speaker_id\", \"their_turn.speaker\"]\n");
    const ComponentPlan& terms = first_component(plan, "terms");
    ASSERT_EQ(terms.named.size(), 2U);
    EXPECT_EQ(terms.inputs[terms.named[0].input].name, "turn");
    EXPECT_EQ(terms.inputs[terms.named[1].input].name, "their_turn");
}

TEST(Redirections, MoveWhatADefaultNames) {
    Catalogue catalogue = sample_catalogue();
    catalogue.plugins.push_back(
        std::move(catalogue_of({manifest_head("groups") +
                                "[option.by]\ntype = \"column\"\ncolumn-types = \"dictionary\"\n"
                                "default = \"turn.speaker_id\"\n[[component]]\nname = \"c\"\n"
                                "kind = \"analyzer\"\ninput = [{ option = \"by\" }]\n"})
                      .plugins.front()));
    const Plan plan = plan_of(request_for(std::string(kTwoSpeakers) +
                                          "[[stage]]\nuse = \"groups\"\nfrom = { turn = \"their_turn\" }\n"),
                              catalogue);
    const ComponentPlan& groups = first_component(plan, "groups");
    ASSERT_EQ(groups.named.size(), 1U);
    EXPECT_EQ(groups.inputs[groups.named[0].input].name, "their_turn");
    EXPECT_EQ(groups.named[0].child, 2U);
}

TEST(Redirections, NameWhatTheStageReadsAndThePipelineHas) {
    EXPECT_EQ(
        errors_of(std::string(kTwoSpeakers) +
                  "[[stage]]\nuse = \"terms\"\nfrom = { trn = \"turn\", turn = 3, token = \"word\" }\n"),
        "p.toml:12:10: error: stage 'terms' reads no layer or table 'trn'; did you mean 'turn'?\n"
        "   12 | from = { trn = \"turn\", turn = 3, token = \"word\" }\n      |          ^~~\n"
        "p.toml:12:31: error: 'from' of stage 'terms' needs the name of a layer or table of this pipeline "
        "for 'turn'\n"
        "   12 | from = { trn = \"turn\", turn = 3, token = \"word\" }\n"
        "      |                               ^\n"
        "p.toml:12:42: error: stage 'terms' needs layer 'word', which no stage writes, nor does any plugin "
        "that was found\n"
        "   12 | from = { trn = \"turn\", turn = 3, token = \"word\" }\n"
        "      |                                          ^~~~~~\n");
}

TEST(Redirections, GiveAWriterOtherLayersAndTablesUnderTheNamesItKnows) {
    const Plan plan = plan_of(std::string(kTwoSpeakers) +
                              "[output]\nformats = [\"csv\", \"report\"]\n"
                              "from = { report = { turn = \"their_turn\", speaker = \"person\" } }\n"
                              "[output.report]\ntitle = \"Who spoke\"\n");
    const ComponentPlan& report = plan.output.writers.at(1).components.front();
    EXPECT_EQ(input_of(report, "turn").name, "their_turn");
    EXPECT_EQ(plan.products[input_of(report, "turn").product].name, "their_turn");
    EXPECT_EQ(input_of(report, "speaker").name, "person");
    EXPECT_EQ(input_of(report, "token").name, "token");
}

TEST(Redirections, OfWritersNameWhatTheyReadAndThePipelineHas) {
    const std::string written = std::string(kTwoSpeakers) +
                                "[output.report]\ntitle = \"Who spoke\"\n"
                                "[output]\nformats = [\"csv\", \"report\"]\n";
    EXPECT_EQ(errors_of(written + "from = { report = { turns = \"turn\", turn = \"words\" } }\n"),
              "p.toml:14:21: error: writer 'report' reads no layer or table 'turns'; did you mean 'turn'?\n"
              "   14 | from = { report = { turns = \"turn\", turn = \"words\" } }\n"
              "      |                     ^~~~~\n"
              "p.toml:14:44: error: writer 'report' needs layer 'words', which no stage writes, nor does any "
              "plugin that was found\n"
              "   14 | from = { report = { turns = \"turn\", turn = \"words\" } }\n"
              "      |                                            ^~~~~~~\n");
    EXPECT_EQ(errors_of(written + "from = { csv = { turn = \"turn\" }, reports = {} }\n"),
              "p.toml:14:18: error: writer 'csv' reads no layer or table 'turn'; it reads none\n"
              "   14 | from = { csv = { turn = \"turn\" }, reports = {} }\n"
              "      |                  ^~~~\n"
              "p.toml:14:35: error: 'from' of [output] is about writer 'reports', which 'formats' does not "
              "name; did you mean 'report'?\n"
              "   14 | from = { csv = { turn = \"turn\" }, reports = {} }\n"
              "      |                                   ^~~~~~~\n");
    EXPECT_EQ(
        errors_of(written + "from = { report = \"turn\" }\n"),
        "p.toml:14:19: error: 'from' of [output] needs a table of layers and tables for writer 'report', "
        "not a string: from = { report = { LAYER = \"NAME\" } }\n"
        "   14 | from = { report = \"turn\" }\n"
        "      |                   ^~~~~~\n");
    EXPECT_EQ(
        errors_of("rostra = 1\n[output]\nformats = []\nfrom = { report = {} }\n"),
        "p.toml:4:10: error: 'from' of [output] is about writer 'report', which 'formats' does not name; "
        "it names none\n"
        "    4 | from = { report = {} }\n"
        "      |          ^~~~~~\n");
}

TEST(InternalLayers, OfTwoStagesOfOnePluginAreApart) {
    const Plan plan = plan_of(kTwoSpeakers);
    std::string names;
    for (const Product& product : plan.products) {
        if (product.internal) names += product.name + " ";
    }
    EXPECT_EQ(names, "speakers.label others.label ");
}

TEST(InternalLayers, AreNobodyElses) {
    EXPECT_EQ(
        errors_of(std::string(kTwoSpeakers) + "[[stage]]\nuse = \"terms\"\n[stage.with]\n"
                                              "within = \"speakers.label\"\n"),
        "p.toml:13:10: error: option 'within' of stage 'terms' names layer 'speakers.label', which no stage "
        "writes, nor does any plugin that was found\n"
        "   13 | within = \"speakers.label\"\n      |          ^~~~~~~~~~~~~~~~\n");
    EXPECT_EQ(errors_of("rostra = 1\n[[stage]]\nuse = \"speakers\"\nas = { label = \"mark\" }\n"),
              "p.toml:4:8: error: stage 'speakers' writes no layer or table 'label'; it writes 'speaker' and "
              "'turn'\n"
              "    4 | as = { label = \"mark\" }\n      |        ^~~~~\n");
}

}  // namespace
}  // namespace rostra::core
