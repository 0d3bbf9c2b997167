// SPDX-License-Identifier: Apache-2.0
#include "config/bind_inputs.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "config/products.hpp"
#include "unit/config/sample_catalogue.hpp"

namespace rostra::core {
namespace {

constexpr const char* kTokens = "rostra = 1\n[[stage]]\nuse = \"tokenizer\"\n";

/// "token[norm] turn[speaker] fact[name value]", absent ones in brackets: "(turn)".
std::string shown(const Plan& plan, const ComponentPlan& component) {
    std::string text;
    for (const BoundInput& input : component.inputs) {
        if (!text.empty()) text += " ";
        if (input.product == kNone) {
            text += "(" + input.name + ")";
            continue;
        }
        const Product& product = plan.products[input.product];
        EXPECT_EQ(product.name, input.name);
        EXPECT_EQ(product.kind, input.kind);
        std::string columns;
        for (const std::size_t c : input.columns)
            columns += (columns.empty() ? "" : " ") + product.columns[c].name;
        text += input.name + "[" + columns + "]";
    }
    return text;
}

const StagePlan& stage(const Plan& plan, const std::string& id) {
    for (const StagePlan& stage : plan.stages) {
        if (stage.id == id) return stage;
    }
    throw std::invalid_argument(id);
}

TEST(BindInputs, GivesAComponentTheColumnsItsManifestAsksForInItsOrder) {
    const Plan plan = plan_of("rostra = 1\n[[stage]]\nuse = \"speakers\"\n");
    const StagePlan& speakers = stage(plan, "speakers");
    ASSERT_EQ(speakers.components.size(), 3U);
    EXPECT_EQ(shown(plan, speakers.components[0]), "");
    EXPECT_EQ(shown(plan, speakers.components[1]), "speakers.label[name]");
    EXPECT_EQ(shown(plan, speakers.components[2]), "speakers.label[name] speaker[id name]");
    EXPECT_EQ(plan.products[speakers.components[2].outputs.at(0)].name, "turn");
}

TEST(BindInputs, LeavesOptionalInputsAbsent) {
    const Plan plan = plan_of(std::string(kTokens) + "[[stage]]\nuse = \"terms\"\n");
    EXPECT_EQ(shown(plan, stage(plan, "terms").components[0]), "token[norm] (turn)");
}

TEST(BindInputs, AddsWhatOptionsName) {
    const Plan plan =
        plan_of(std::string(kTokens) +
                "[[stage]]\nuse = \"speakers\"\n[[stage]]\nuse = \"terms\"\n[stage.with]\n"
                "by = [\"corpus\", \"fact.place\", \"turn.speaker_id\", \"turn.speaker\", \"token.text\"]\n"
                "within = \"turn\"\ndated-by = \"date\"\n");
    EXPECT_EQ(shown(plan, stage(plan, "terms").components[0]),
              "token[norm text] turn[speaker speaker_id] fact[value name]");
}

TEST(BindInputs, AnAbsentInputStaysInItsPlaceWhenAnOptionNamesAnotherLayer) {
    const Plan plan =
        plan_of(std::string(kTokens) +
                "[[stage]]\nuse = \"terms\"\n[stage.with]\nby = [\"fact.place\", \"fact.date\"]\n");
    EXPECT_EQ(shown(plan, stage(plan, "terms").components[0]), "token[norm] (turn) fact[value name]");
}

TEST(BindInputs, GivesWritersOfEverythingTheLayersAskedForAndEveryTable) {
    const Plan plan = plan_of(std::string(kTokens) +
                              "[[stage]]\nuse = \"speakers\"\n[[stage]]\nuse = \"terms\"\n"
                              "[output]\nlayers = [\"turn\", \"fact\"]\n");
    EXPECT_EQ(shown(plan, plan.output.writers[0].components.at(0)),
              "turn[speaker speaker_id] fact[name value] document[document uri title date language bytes "
              "tokens turns xxh128] "
              "speaker[name id] term[term count]");
}

TEST(BindInputs, GivesOtherWritersWhatTheirManifestLists) {
    const Plan plan =
        plan_of(std::string(kTokens) + "[output]\nformats = [\"report\"]\n[output.report]\ntitle = \"x\"\n");
    EXPECT_EQ(shown(plan, plan.output.writers[0].components.at(0)),
              "(turn) document[title] (speaker) token[text]");
}

TEST(BindInputs, SaysWhichPluginWouldProvideWhatIsMissing) {
    EXPECT_EQ(errors_of("rostra = 1\n[[stage]]\nuse = \"terms\"\n"),
              "p.toml:3:7: error: stage 'terms' needs layer 'token', which no stage writes; plugin "
              "'tokenizer' does: add a "
              "[[stage]] with use = \"tokenizer\"\n"
              "    3 | use = \"terms\"\n      |       ^~~~~~~\n");
    EXPECT_EQ(errors_of(std::string(kTokens) +
                        "[[stage]]\nuse = \"terms\"\n[stage.with]\nby = [\"turn.speaker_id\"]\n"),
              "p.toml:7:7: error: option 'by' of stage 'terms' names layer 'turn', which no stage writes; "
              "plugin 'speakers' does: "
              "add a [[stage]] with use = \"speakers\"\n"
              "    7 | by = [\"turn.speaker_id\"]\n      |       ^~~~~~~~~~~~~~~~~\n");
    EXPECT_EQ(errors_of("rostra = 1\n[output]\nformats = [\"report\"]\nreport = { title = \"x\" }\n"),
              "p.toml:3:12: error: writer 'report' needs layer 'token', which no stage writes; plugin "
              "'tokenizer' does: add a "
              "[[stage]] with use = \"tokenizer\"\n"
              "    3 | formats = [\"report\"]\n      |            ^~~~~~~~\n");
}

TEST(BindInputs, SaysUnderWhichNameItIsWritten) {
    EXPECT_EQ(errors_of(std::string(kTokens) + "as = { token = \"word\" }\n[[stage]]\nuse = \"terms\"\n"),
              "p.toml:6:7: error: stage 'terms' needs layer 'token', which no stage writes; stage "
              "'tokenizer' writes it as 'word': read that with from = { token = \"word\" }\n"
              "    6 | use = \"terms\"\n      |       ^~~~~~~\n");
}

TEST(BindInputs, SuggestsALayerOrColumnThatIsThere) {
    EXPECT_EQ(
        errors_of(
            std::string(kTokens) +
            "[[stage]]\nuse = \"terms\"\n[stage.with]\nby = [\"tokn.text\", \"token.nrm\", \"token.lemma\"]\n"
            "within = \"xyz\"\n"),
        "p.toml:7:7: error: option 'by' of stage 'terms' names layer 'tokn', which no stage writes; did you "
        "mean 'token'?\n"
        "    7 | by = [\"tokn.text\", \"token.nrm\", \"token.lemma\"]\n      |       ^~~~~~~~~~~\n"
        "p.toml:7:20: error: option 'by' of stage 'terms' names column 'nrm' of layer 'token', which has no "
        "such column; did "
        "you mean 'norm'?\n"
        "    7 | by = [\"tokn.text\", \"token.nrm\", \"token.lemma\"]\n      |                    "
        "^~~~~~~~~~~\n"
        "p.toml:7:33: error: option 'by' of stage 'terms' names column 'lemma' of layer 'token', which has "
        "no such column; it "
        "has 'text' and 'norm'\n"
        "    7 | by = [\"tokn.text\", \"token.nrm\", \"token.lemma\"]\n      |                               "
        "  ^~~~~~~~~~~~~\n"
        "p.toml:8:10: error: option 'within' of stage 'terms' names layer 'xyz', which no stage writes, nor "
        "does any plugin "
        "that was found\n"
        "    8 | within = \"xyz\"\n      |          ^~~~~\n");
}

TEST(BindInputs, BlamesTheStageForWhatADefaultNames) {
    const Catalogue catalogue = catalogue_of(
        {manifest_head("text") + "[[component]]\nname = \"r\"\nkind = \"reader\"\n",
         manifest_head("csv") + "[[component]]\nname = \"w\"\nkind = \"writer\"\n",
         manifest_head("a") +
             "[option.by]\ntype = \"column\"\ncolumn-types = \"string\"\ndefault = \"turn.speaker\"\n"
             "[[component]]\nname = \"c\"\nkind = \"analyzer\"\ninput = [{ option = \"by\" }]\n"});
    EXPECT_EQ(errors_of(request_for("rostra = 1\n[[stage]]\nuse = \"a\"\n"), catalogue),
              "p.toml:3:7: error: option 'by' of stage 'a' names layer 'turn', which no stage writes, nor "
              "does any plugin that was "
              "found\n"
              "    3 | use = \"a\"\n      |       ^~~\n");
}

TEST(BindInputs, TellsLayersFromTables) {
    EXPECT_EQ(errors_of("rostra = 1\n[[stage]]\nuse = \"tokenizer\"\n[[stage]]\nuse = "
                        "\"speakers\"\n[[stage]]\nuse = \"terms\"\n"
                        "[stage.with]\nwithin = \"speaker\"\nby = [\"document.title\"]\n"),
              "p.toml:9:10: error: option 'within' of stage 'terms' names layer 'speaker', which is a table\n"
              "    9 | within = \"speaker\"\n      |          ^~~~~~~~~\n"
              "p.toml:10:7: error: option 'by' of stage 'terms' names layer 'document', which is a table\n"
              "   10 | by = [\"document.title\"]\n      |       ^~~~~~~~~~~~~~~~\n");
}

TEST(BindInputs, KeepsTheTableOfDocumentsForWriters) {
    const Catalogue catalogue = catalogue_of(
        {manifest_head("text") + "[[component]]\nname = \"r\"\nkind = \"reader\"\n",
         manifest_head("csv") + "[[component]]\nname = \"w\"\nkind = \"writer\"\n",
         manifest_head("a") +
             "[[component]]\nname = \"c\"\nkind = \"aggregator\"\n"
             "input = [{ table = \"document\", columns = [{ name = \"title\", type = \"string\" }] }]\n"});
    EXPECT_EQ(
        errors_of(request_for("rostra = 1\n[[stage]]\nuse = \"a\"\n"), catalogue),
        "p.toml:3:7: error: stage 'a' needs table 'document', which is made at the end, for writers alone\n"
        "    3 | use = \"a\"\n      |       ^~~\n");
}

TEST(BindInputs, ChecksWhichLayersAreWrittenOut) {
    EXPECT_EQ(
        errors_of(std::string(kTokens) + "[[stage]]\nuse = \"speakers\"\n[output]\nlayers = [\"token\", "
                                         "\"turns\", \"token\", \"speakers.label\", \"speaker\", "
                                         "\"quote\"]\n"),
        "p.toml:7:20: error: 'layers' of [output] names 'turns', which no stage writes; did you mean "
        "'turn'?\n"
        "    7 | layers = [\"token\", \"turns\", \"token\", \"speakers.label\", \"speaker\", \"quote\"]\n"
        "      |                    ^~~~~~~\n"
        "p.toml:7:29: error: 'layers' of [output] names 'token' twice\n"
        "    7 | layers = [\"token\", \"turns\", \"token\", \"speakers.label\", \"speaker\", \"quote\"]\n"
        "      |                             ^~~~~~~\n"
        "p.toml:7:38: error: 'layers' of [output] names 'speakers.label', which is internal to stage "
        "'speakers'\n"
        "    7 | layers = [\"token\", \"turns\", \"token\", \"speakers.label\", \"speaker\", \"quote\"]\n"
        "      |                                      ^~~~~~~~~~~~~~~~\n"
        "p.toml:7:56: error: 'layers' of [output] names 'speaker', a table; tables are always written out\n"
        "    7 | layers = [\"token\", \"turns\", \"token\", \"speakers.label\", \"speaker\", \"quote\"]\n"
        "      |                                                        ^~~~~~~~~\n"
        "p.toml:7:67: error: 'layers' of [output] names 'quote', which no stage writes, nor does any plugin "
        "that was found\n"
        "    7 | layers = [\"token\", \"turns\", \"token\", \"speakers.label\", \"speaker\", \"quote\"]\n"
        "      |                                                                   ^~~~~~~\n");
}

TEST(BindInputs, IsSilentOnWhatAnUnknownStageMayHaveWritten) {
    EXPECT_EQ(errors_of("rostra = 1\n[[stage]]\nuse = \"tokeniser\"\n[[stage]]\nuse = "
                        "\"terms\"\n[output]\nlayers = [\"x\"]\n"),
              "p.toml:3:7: error: no plugin 'tokeniser' was found; did you mean 'tokenizer'?\n"
              "    3 | use = \"tokeniser\"\n      |       ^~~~~~~~~~~\n");
}

/// The sample plugins, and two that write the layer `fact`: `heads` reads the host's, `facts` does not.
const Catalogue& with_writers_of_facts() {
    static const Catalogue catalogue = [] {
        const std::string output =
            "output = [{ layer = \"fact\", columns = [{ name = \"name\", type = \"dictionary\" },\n"
            "    { name = \"value\", type = \"string\" }] }]\n";
        const std::string component = "[[component]]\nname = \"facts\"\nkind = \"analyzer\"\n";
        Catalogue all = sample_catalogue();
        for (CatalogueEntry& entry :
             catalogue_of(
                 {manifest_head("facts") + component + output,
                  manifest_head("heads") + component +
                      "input = [{ layer = \"fact\", columns = [{ name = \"name\", type = \"dictionary\" },\n"
                      "{ name = \"value\", type = \"string\" }] }]\n" +
                      output})
                 .plugins)
            all.plugins.push_back(std::move(entry));
        return all;
    }();
    return catalogue;
}

TEST(Facts, OfAStageThatReadsTheHostsAreReadInTheirPlace) {
    const Plan plan = plan_of(
        request_for(std::string(kTokens) + "[[stage]]\nuse = \"terms\"\n[stage.with]\nby = [\"fact.place\"]\n"
                                           "[[stage]]\nuse = \"heads\"\n[output]\nlayers = [\"fact\"]\n"),
        with_writers_of_facts());
    const ComponentPlan& heads = stage(plan, "heads").components[0];
    ASSERT_EQ(heads.inputs.size(), 1U);
    EXPECT_EQ(heads.inputs[0].product, plan.fact);
    const std::size_t written = heads.outputs.at(0);
    EXPECT_NE(written, plan.fact);
    EXPECT_EQ(facts_to_read(plan), written);
    EXPECT_EQ(stage(plan, "terms").components[0].inputs.back().product, written);
    EXPECT_EQ(plan.output.layers, std::vector<std::size_t>{written});
    EXPECT_TRUE(plan.products[written].needed_by_writer);
    EXPECT_FALSE(plan.products[plan.fact].needed_by_writer);
}

TEST(Facts, OfTheHostAreReadWhereNoStageAddsToThem) {
    const Plan plan =
        plan_of(request_for("rostra = 1\n[[stage]]\nuse = \"heads\"\nas = { fact = \"head\" }\n"),
                with_writers_of_facts());
    EXPECT_EQ(facts_to_read(plan), plan.fact);
}

TEST(Facts, AreAddedToByOneStageThatReadsThem) {
    EXPECT_EQ(
        errors_of(request_for("rostra = 1\n[[stage]]\nuse = \"heads\"\n[[stage]]\nuse = \"heads\"\n"
                              "id = \"more\"\n"),
                  with_writers_of_facts()),
        "p.toml:5:7: error: stage 'more' writes layer 'fact', which stage 'heads' (line 3) writes already; "
        "rename it with as = { fact = \"…\" }\n"
        "    5 | use = \"heads\"\n      |       ^~~~~~~\n");
    EXPECT_EQ(errors_of(request_for("rostra = 1\n[[stage]]\nuse = \"facts\"\n"), with_writers_of_facts()),
              "p.toml:3:7: error: stage 'facts' writes layer 'fact', which the host provides; rename it with "
              "as = { "
              "fact = \"…\" }\n"
              "    3 | use = \"facts\"\n      |       ^~~~~~~\n");
}

TEST(Products, HaveOneWriterEach) {
    EXPECT_EQ(errors_of(std::string(kTokens) + "[[stage]]\nuse = \"tokenizer\"\nid = \"again\"\n"),
              "p.toml:5:7: error: stage 'again' writes layer 'token', which stage 'tokenizer' (line 3) "
              "writes already; rename it "
              "with as = { token = \"…\" }\n"
              "    5 | use = \"tokenizer\"\n      |       ^~~~~~~~~~~\n");
    EXPECT_EQ(
        errors_of(std::string(kTokens) +
                  "as = { token = \"fact\" }\n[[stage]]\nuse = \"terms\"\nas = { term = \"document\" }\n"
                  "[[stage]]\nuse = \"speakers\"\nas = { speaker = \"turn\" }\n"),
        "p.toml:3:7: error: stage 'tokenizer' writes layer 'fact', which the host provides; rename it with "
        "as = { token = "
        "\"…\" }\n"
        "    3 | use = \"tokenizer\"\n      |       ^~~~~~~~~~~\n"
        "p.toml:6:7: error: stage 'terms' needs layer 'token', which no stage writes; stage 'tokenizer' "
        "writes it as 'fact': read that with from = { token = \"fact\" }\n"
        "    6 | use = \"terms\"\n      |       ^~~~~~~\n"
        "p.toml:6:7: error: stage 'terms' writes table 'document', which the host provides; rename it with "
        "as = { term = "
        "\"…\" }\n"
        "    6 | use = \"terms\"\n      |       ^~~~~~~\n"
        "p.toml:9:7: error: stage 'speakers' writes layer 'turn', which stage 'speakers' (line 9) writes "
        "already; rename it "
        "with as = { turn = \"…\" }\n"
        "    9 | use = \"speakers\"\n      |       ^~~~~~~~~~\n");
}

TEST(BindInputs, AStageReadsWhatItWritesItselfUnderItsNewName) {
    const Plan plan = plan_of(
        "rostra = 1\n[[stage]]\nuse = \"speakers\"\n[[stage]]\nuse = \"speakers\"\nid = \"others\"\n"
        "as = { speaker = \"speaker_2\", turn = \"turn_2\" }\n");
    EXPECT_EQ(shown(plan, stage(plan, "speakers").components[2]), "speakers.label[name] speaker[id name]");
    EXPECT_EQ(shown(plan, stage(plan, "others").components[2]), "others.label[name] speaker_2[id name]");
}

TEST(BindInputs, AComponentThatRewritesALayerReadsThatOfAnother) {
    const Catalogue catalogue = catalogue_of(
        {manifest_head("text") + "[[component]]\nname = \"r\"\nkind = \"reader\"\n",
         manifest_head("csv") + "[[component]]\nname = \"w\"\nkind = \"writer\"\n",
         manifest_head("words") +
             "[[component]]\nname = \"c\"\nkind = \"analyzer\"\noutput = [{ layer = \"token\" }]\n",
         manifest_head("stems") +
             "[[component]]\nname = \"c\"\nkind = \"analyzer\"\ninput = [{ layer = \"token\" }]\n"
             "output = [{ layer = \"token\" }]\n"});
    const Plan plan = plan_of(request_for("rostra = 1\n[[stage]]\nuse = \"stems\"\nas = { token = \"stem\" "
                                          "}\n[[stage]]\nuse = \"words\"\n"),
                              catalogue);
    EXPECT_EQ(shown(plan, stage(plan, "stems").components[0]), "token[]");
    EXPECT_EQ(plan.products[stage(plan, "stems").components[0].inputs[0].product].stage, 0U);
    EXPECT_EQ(plan.stages[0].id, "words");
}

}  // namespace
}  // namespace rostra::core
