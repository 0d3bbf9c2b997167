// SPDX-License-Identifier: Apache-2.0
// Readers as a pipeline names them, and the layers they write.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "config/document_columns.hpp"
#include "config/pipeline_template.hpp"
#include "config/resolved.hpp"
#include "unit/config/sample_catalogue.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* kTurn =
    "{ layer = \"turn\", disjoint = true, columns = [{ name = \"speaker\", type = \"string\" }, "
    "{ name = \"speaker_id\", type = \"dictionary\" }] }";

std::string reader(const std::string& id, const std::string& outputs, const std::string& more = "") {
    return manifest_head(id) +
           "[option.width]\ntype = \"int\"\ndefault = 1\n[[component]]\nname = \"r\"\nkind = \"reader\"\n" +
           more + "output = [" + outputs + "]\n";
}

/// The sample catalogue with the readers `captions` (turn and page), `minutes` (turn) and `letters` (another turn).
const Catalogue& with_readers() {
    static const Catalogue catalogue = [] {
        Catalogue all = catalogue_of({
            reader("captions",
                   std::string(kTurn) +
                       ", { layer = \"page\", columns = [{ name = \"number\", type = \"int32\" }] }, "
                       "{ layer = \"cue\", internal = true }",
                   "accepts = { extensions = [\"srt\"], formats = [\"captions\"] }\n"),
            reader("letters",
                   "{ layer = \"turn\", columns = [{ name = \"speaker\", type = \"dictionary\" }] }, { layer "
                   "= \"page\", "
                   "columns = [{ name = \"number\", type = \"int32\" }] }"),
            reader("minutes", kTurn),
            reader(
                "sheets",
                "{ layer = \"page\", columns = [{ name = \"number\", type = \"int32\", nullable = true }] }"),
            reader("facts", "{ layer = \"fact\" }"),
        });
        for (const CatalogueEntry& entry : sample_catalogue().plugins) all.plugins.push_back(entry);
        return all;
    }();
    return catalogue;
}

std::string errors(const std::string& lines) {
    return errors_of(request_for("rostra = 1\n[input]\n" + lines), with_readers());
}
Plan plan(const std::string& lines) {
    return plan_of(request_for("rostra = 1\n[input]\n" + lines), with_readers());
}

std::vector<std::string> ids(const Plan& plan) {
    std::vector<std::string> ids;
    for (const StagePlan& reader : plan.readers) ids.push_back(reader.id);
    return ids;
}

const Product& product_named(const Plan& plan, const std::string& name) {
    for (const Product& product : plan.products) {
        if (product.name == name) return product;
    }
    throw std::invalid_argument(name);
}

TEST(Readers, AreNamedOneOrMany) {
    EXPECT_THAT(ids(plan("reader = \"text\"\n")), ElementsAre("text"));
    EXPECT_THAT(ids(plan("reader = \"minutes\"\n")), ElementsAre("minutes"));
    const Plan both = plan(
        "reader = [\"captions\", \"text\"]\n[input.captions]\nwidth = 3\n[input.text]\nseparator = \"==\"\n");
    EXPECT_THAT(ids(both), ElementsAre("captions", "text"));
    EXPECT_EQ(to_toml(both.readers[0].options), "{ width = 3 }");
    EXPECT_EQ(to_toml(both.readers[1].options), "{ separator = \"==\" }");
    EXPECT_EQ(both.inputs[0].plain_reader, 1U);
    EXPECT_TRUE(both.inputs[0].refuses_formats);
    PipelineRequest set = request_for("rostra = 1\n");
    set.set = {"input.reader=[\"captions\", \"minutes\"]", "input.captions.width=2"};
    EXPECT_THAT(ids(plan_of(set, with_readers())), ElementsAre("captions", "minutes"));
}

TEST(Readers, AreByDefaultAllThatSayWhatIsTheirOwn) {
    for (const std::string lines : {"", "reader = \"auto\"\n"}) {
        const Plan both = plan(lines + "[input.captions]\nwidth = 3\n");
        EXPECT_THAT(ids(both), ElementsAre("text", "captions"));
        EXPECT_EQ(to_toml(both.readers[1].options), "{ width = 3 }");
        EXPECT_EQ(both.inputs[0].plain_reader, 0U);
        EXPECT_TRUE(both.inputs[0].other_readers.empty());
    }
    EXPECT_THAT(ids(plan("treat-as-text = true\n")), ElementsAre("text"));
}

TEST(Readers, ByDefaultGiveWayToStages) {
    const Plan found = plan("[[stage]]\nuse = \"speakers\"\n");
    EXPECT_THAT(ids(found), ElementsAre("text"));
    ASSERT_EQ(found.inputs[0].other_readers.size(), 1U);
    EXPECT_EQ(found.inputs[0].other_readers[0].id, "captions");
    EXPECT_THAT(found.inputs[0].other_readers[0].accepts.formats, ElementsAre("captions"));
    const Plan renamed = plan("as = { captions = { turn = \"said\" } }\n[[stage]]\nuse = \"speakers\"\n");
    EXPECT_THAT(ids(renamed), ElementsAre("text", "captions"));
}

TEST(Readers, ByDefaultDoNotStandInForAStageThatIsMissing) {
    EXPECT_THAT(errors("[output]\nlayers = [\"turn\"]\n"),
                HasSubstr("plugin 'speakers' does: add a [[stage]]"));
    EXPECT_EQ(errors("[output]\nlayers = [\"page\"]\n"), "") << "no stage writes it";
}

TEST(Readers, AreRefusedWhereTheyAreNone) {
    EXPECT_EQ(errors("reader = 1\n"),
              "p.toml:3:10: error: option 'reader' of [input] must be a string or a list of strings, not a "
              "whole number\n"
              "    3 | reader = 1\n      |          ^\n");
    EXPECT_EQ(errors("reader = []\n"),
              "p.toml:3:10: error: option 'reader' of [input] names nothing to read with\n"
              "    3 | reader = []\n      |          ^~\n");
    EXPECT_EQ(
        errors("reader = [\"text\", 1, \"text\", \"csv\"]\n"),
        "p.toml:3:19: error: option 'reader' of [input] must hold strings, not a whole number\n"
        "    3 | reader = [\"text\", 1, \"text\", \"csv\"]\n      |                   ^\n"
        "p.toml:3:22: error: option 'reader' of [input] names 'text' twice\n"
        "    3 | reader = [\"text\", 1, \"text\", \"csv\"]\n      |                      ^~~~~~\n"
        "p.toml:3:30: error: plugin 'csv' is no reader; it is a writer, named in 'formats' of [output]\n"
        "    3 | reader = [\"text\", 1, \"text\", \"csv\"]\n      |                              ^~~~~\n");
    EXPECT_EQ(errors("reader = [\"captions\", \"text\"]\n[input.minutes]\nwidth = 1\n"),
              "p.toml:4:8: error: [input.minutes] is of no use: the readers are 'captions' and 'text'\n"
              "    4 | [input.minutes]\n      |        ^~~~~~~\n");
    EXPECT_EQ(errors("reader = [\"captions\", \"minutes\"]\ntreat-as-text = true\n"),
              "p.toml:4:17: error: option 'treat-as-text' of [input] is of no use: the readers 'captions' "
              "and 'minutes' "
              "make the texts\n"
              "    4 | treat-as-text = true\n      |                 ^~~~\n");
}

TEST(Readers, WriteLayersThatStagesRead) {
    const Plan terms = plan(
        "reader = \"minutes\"\n[[stage]]\nuse = \"tokenizer\"\n[[stage]]\nuse = \"terms\"\n[stage.with]\n"
        "by = [\"turn.speaker_id\"]\n[output]\nlayers = [\"turn\"]\n");
    const Product& turn = product_named(terms, "turn");
    EXPECT_THAT(turn.readers, ElementsAre(0U));
    EXPECT_EQ(turn.stage, kNone);
    EXPECT_EQ(turn.phase, 0U);
    EXPECT_TRUE(turn.disjoint);
    EXPECT_TRUE(turn.needed_by_writer);
    EXPECT_EQ(terms.phases, 1U);
    EXPECT_EQ(terms.products.at(terms.counted.at(1)).name, "turn");
    EXPECT_EQ(terms.products.at(terms.counted.at(0)).name, "token");
    EXPECT_EQ(plan("reader = \"text\"\n").counted, kNothingCounted);
}

TEST(Readers, MayWriteTheSameLayer) {
    const Plan both = plan("reader = [\"captions\", \"minutes\", \"text\"]\n");
    EXPECT_THAT(product_named(both, "turn").readers, ElementsAre(0U, 1U));
    EXPECT_THAT(product_named(both, "page").readers, ElementsAre(0U));
    EXPECT_EQ(both.readers[0].components.at(0).outputs.at(0), both.readers[1].components.at(0).outputs.at(0));
}

TEST(Readers, AreRefusedWhereTheyWriteALayerWithOtherColumns) {
    EXPECT_EQ(errors("reader = [\"minutes\", \"letters\"]\n"),
              "p.toml:3:22: error: reader 'letters' writes layer 'turn' with the columns speaker dictionary, "
              "which reader "
              "'minutes' writes with speaker string, speaker_id dictionary; rename it in [input] with as = { "
              "letters = { "
              "turn = \"…\" } }\n"
              "    3 | reader = [\"minutes\", \"letters\"]\n      |                      ^~~~~~~~~\n");
    EXPECT_EQ(
        errors("reader = [\"letters\", \"sheets\"]\n"),
        "p.toml:3:22: error: reader 'sheets' writes layer 'page' with the columns number int32 or null, "
        "which reader 'letters' writes with number int32; rename it in [input] with as = { sheets = { page "
        "= \"…\" } }\n"
        "    3 | reader = [\"letters\", \"sheets\"]\n      |                      ^~~~~~~~\n");
    const Plan renamed =
        plan("reader = [\"minutes\", \"letters\"]\nas = { letters = { turn = \"letter\" } }\n");
    EXPECT_THAT(product_named(renamed, "letter").readers, ElementsAre(1U));
    EXPECT_THAT(product_named(renamed, "turn").readers, ElementsAre(0U));
}

TEST(Readers, AreRefusedWhereAStageOrTheHostWritesTheLayer) {
    EXPECT_EQ(errors("reader = \"minutes\"\n[[stage]]\nuse = \"speakers\"\n"),
              "p.toml:5:7: error: stage 'speakers' writes layer 'turn', which reader 'minutes' writes "
              "already; rename it "
              "with as = { turn = \"…\" }\n"
              "    5 | use = \"speakers\"\n      |       ^~~~~~~~~~\n");
    EXPECT_EQ(errors("reader = \"facts\"\n"),
              "p.toml:3:10: error: reader 'facts' writes layer 'fact', which the host provides; rename it in "
              "[input] with "
              "as = { facts = { fact = \"…\" } }\n"
              "    3 | reader = \"facts\"\n      |          ^~~~~~~\n");
    EXPECT_EQ(errors("reader = \"captions\"\nas = { captions = { page = \"turn\" } }\n"),
              "p.toml:3:10: error: reader 'captions' writes layer 'turn', which reader 'captions' writes "
              "already; rename "
              "it in [input] with as = { captions = { page = \"…\" } }\n"
              "    3 | reader = \"captions\"\n      |          ^~~~~~~~~~\n");
}

TEST(Readers, RenameTheirLayersInTheInput) {
    const Plan theirs = plan(
        "reader = \"minutes\"\nas = { minutes = { turn = \"their_turn\" } }\n[[stage]]\nuse = "
        "\"speakers\"\n");
    EXPECT_THAT(product_named(theirs, "their_turn").readers, ElementsAre(0U));
    EXPECT_NE(product_named(theirs, "turn").stage, kNone);
    EXPECT_EQ(errors("reader = \"minutes\"\nas = { minutes = { turn = \"said\" } }\n[[stage]]\nuse = "
                     "\"tokenizer\"\n[[stage]]\n"
                     "use = \"terms\"\n[stage.with]\nwithin = \"turn\"\n"),
              "p.toml:10:10: error: option 'within' of stage 'terms' names layer 'turn', which no stage "
              "writes; reader "
              "'minutes' writes it as 'said'\n"
              "   10 | within = \"turn\"\n      |          ^~~~~~\n");
    EXPECT_EQ(errors("reader = \"minutes\"\nas = { minute = { turn = \"x\" } }\n"),
              "p.toml:4:8: error: 'as' of [input] is about reader 'minute', which 'reader' does not name; "
              "did you mean "
              "'minutes'?\n"
              "    4 | as = { minute = { turn = \"x\" } }\n      |        ^~~~~~\n");
    EXPECT_EQ(errors("reader = [\"minutes\", \"text\"]\nas = { captions = { turn = \"x\" } }\n"),
              "p.toml:4:8: error: 'as' of [input] is about reader 'captions', which 'reader' does not name; "
              "it names "
              "'minutes' and 'text'\n"
              "    4 | as = { captions = { turn = \"x\" } }\n      |        ^~~~~~~~\n");
    EXPECT_EQ(errors("reader = \"minutes\"\nas = { minutes = \"turn\" }\n"),
              "p.toml:4:18: error: 'as' of [input] needs a table of layers for reader 'minutes', not a "
              "string: as = { "
              "minutes = { LAYER = \"NAME\" } }\n"
              "    4 | as = { minutes = \"turn\" }\n      |                  ^~~~~~\n");
    EXPECT_EQ(errors("as = \"turn\"\n"),
              "p.toml:3:6: error: option 'as' of [input] must be a table by reader, not a string: as = { "
              "READER = { "
              "LAYER = \"NAME\" } }\n"
              "    3 | as = \"turn\"\n      |      ^~~~~~\n");
    EXPECT_EQ(
        errors("reader = \"minutes\"\nas = { minutes = { turns = \"x\", turn = \"X\" } }\n"),
        "p.toml:4:20: error: reader 'minutes' writes no layer or table 'turns'; did you mean 'turn'?\n"
        "    4 | as = { minutes = { turns = \"x\", turn = \"X\" } }\n      |                    ^~~~~\n"
        "p.toml:4:40: error: 'as' of reader 'minutes' needs a name of lower-case letters, digits and '_' for "
        "'turn'\n"
        "    4 | as = { minutes = { turns = \"x\", turn = \"X\" } }\n"
        "      |                                        ^~~\n");
}

TEST(Readers, AreRemediesForALayerThatIsMissing) {
    EXPECT_EQ(errors("reader = \"text\"\n[output]\nlayers = [\"page\"]\n"),
              "p.toml:5:11: error: 'layers' of [output] names 'page', which no stage writes; readers "
              "'captions', 'letters' "
              "and 'sheets' do, where the inputs are such: name one in 'reader' of [input]\n"
              "    5 | layers = [\"page\"]\n      |           ^~~~~~\n");
    EXPECT_EQ(errors("[output]\nlayers = [\"turn\"]\n"),
              "p.toml:4:11: error: 'layers' of [output] names 'turn', which no stage writes; plugin "
              "'speakers' does: add "
              "a [[stage]] with use = \"speakers\"; or readers 'captions', 'letters' and 'minutes' do, where "
              "the inputs "
              "are such: name one in 'reader' of [input]\n"
              "    4 | layers = [\"turn\"]\n      |           ^~~~~~\n");
    EXPECT_EQ(errors("reader = \"captions\"\n[output]\nlayers = [\"captions.cue\"]\n"),
              "p.toml:5:11: error: 'layers' of [output] names 'captions.cue', which is internal to reader "
              "'captions'\n"
              "    5 | layers = [\"captions.cue\"]\n      |           ^~~~~~~~~~~~~~\n");
    // A reader that is not there may well be the one that writes it.
    EXPECT_THAT(errors("reader = \"minuets\"\n[output]\nlayers = [\"page\"]\n"),
                ::testing::Not(HasSubstr("no stage writes")));
}

TEST(Readers, AreInThePipelineAsItIsUnderstood) {
    const Plan one = plan("reader = \"minutes\"\n");
    EXPECT_EQ(nlohmann::json::parse(resolved(one))["input"]["reader"], "minutes");
    EXPECT_FALSE(nlohmann::json::parse(resolved(one))["input"].contains("as"));
    const std::string lines = "reader = [\"minutes\", \"text\"]\nas = { minutes = { turn = \"said\" } }\n";
    const nlohmann::json both = nlohmann::json::parse(resolved(plan(lines)))["input"];
    EXPECT_EQ(both["reader"], nlohmann::json::parse(R"(["minutes", "text"])"));
    EXPECT_EQ(both["as"], nlohmann::json::parse(R"({"minutes": {"turn": "said"}})"));
    EXPECT_EQ(both["minutes"], nlohmann::json::parse(R"({"width": 1})"));
    const std::string shown = pipeline_template(plan(lines));
    EXPECT_THAT(shown, HasSubstr("\nreader = [\"minutes\", \"text\"]\n"));
    EXPECT_THAT(shown, HasSubstr("\nas = { minutes = { turn = \"said\" } }\n"));
    EXPECT_EQ(resolved(plan_of(request_for(shown), with_readers())), resolved(plan(lines)));
}

TEST(Readers, TheLayerSourceIsInEveryPipeline) {
    const Plan written = plan_of("rostra = 1\n[output]\nlayers = [\"source\"]\n");
    EXPECT_THAT(written.output.layers, ElementsAre(written.source));
    EXPECT_EQ(written.products[written.source].columns.at(0).name, "source_begin");
}

TEST(DocumentColumns, StandInOnePlaceWithTheLayersTheyCount) {
    std::vector<std::string> names;
    for (const DocumentColumn& column : document_columns()) names.push_back(column.spec.name);
    EXPECT_THAT(names, ElementsAre("document", "uri", "title", "date", "language", "bytes", "tokens", "turns",
                                   "xxh128"));
    EXPECT_EQ(document_columns()[7].spec.doc, "Rows of the layer 'turn'.");
}

}  // namespace
}  // namespace rostra::core
