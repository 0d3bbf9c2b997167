// SPDX-License-Identifier: Apache-2.0
// The built plugin, driven as a host drives it.
#include <gtest/gtest.h>

#include <string>

#include "laws/in_memory_host.hpp"
#include "laws/test_component.hpp"

namespace rostra::quotes {

namespace {

using laws::Cell;
using laws::ColumnKind;
using laws::Rows;
using laws::Shape;

const Shape kNoise = {Shape::Kind::layer, "noise", {}, true};
const Shape kTurn = {
    Shape::Kind::layer, "turn", {{"turn", ColumnKind::int32}, {"speaker_id", ColumnKind::dictionary}}, true};
const Shape kSpeaker = {
    Shape::Kind::table, "speaker", {{"name", ColumnKind::string}, {"speaker_id", ColumnKind::string}}};
const Shape kQuote = {Shape::Kind::layer,
                      "quote",
                      {{"type", ColumnKind::dictionary},
                       {"speaker", ColumnKind::dictionary},
                       {"speaker_id", ColumnKind::dictionary},
                       {"speaker_begin", ColumnKind::int32},
                       {"speaker_end", ColumnKind::int32},
                       {"cue", ColumnKind::dictionary},
                       {"cue_begin", ColumnKind::int32},
                       {"cue_end", ColumnKind::int32},
                       {"resolved", ColumnKind::int32},
                       {"quote", ColumnKind::int32},
                       {"continues", ColumnKind::int32, 0, true},
                       {"confidence", ColumnKind::float64},
                       {"candidate", ColumnKind::dictionary},
                       {"turn", ColumnKind::int32, 0, true}},
                      false};
Shape saying_shape() {
    Shape shape = kQuote;
    shape.name = "saying";
    shape.columns[2].name = "name";
    shape.columns[10].nullable = false;
    shape.columns.pop_back();
    return shape;
}
const Shape kSaying = saying_shape();

const laws::LoadedModule& library() {
    static const laws::LoadedModule kModule(QUOTES_LIBRARY);
    return kModule;
}

laws::ComponentSetup sayings_setup(bool noise) { return {{}, {{kNoise, noise}}, {kSaying}, QUOTES_DATA}; }
laws::ComponentSetup setup_with(bool others) {
    return {
        {}, {{kSaying, true}, {kNoise, others}, {kTurn, others}, {kSpeaker, others}}, {kQuote}, QUOTES_DATA};
}

TEST(QuotesComponent, WritesTheSameRowsInBatchesOfAnySize) {
    const laws::TestDocuments documents = {
        {0, "a.txt", "“Yes,” Ana Ruiz said.\n\n“It is open,” she added.\n", "en", {}},
        {1, "b.txt", "", "en", {}},
        {3, "c.txt", "„Ja“, sagte Ilse Halm.", "de-AT", {}},
        {4, "d.txt", "„Ja“, sagte Ilse Halm. “Sí”, dijo Ana.", "", {}}};
    laws::InMemoryHost host(documents);
    laws::TestAnalyzer sayings(host, library(), "sayings", sayings_setup(false));
    const Rows expected = {
        {"0", "3", "6", "direct", "Ana Ruiz", "Ana Ruiz", "11", "19", "said", "20", "24", "0", "1", "0"},
        {"0", "30", "40", "direct", "she", "Ana Ruiz", "45", "48", "added", "49", "54", "1", "2", "0"},
        {"2", "3", "5", "direct", "Ilse Halm", "Ilse Halm", "16", "25", "sagte", "10", "15", "0", "1", "0"},
        {"3", "3", "5", "direct", "Ilse Halm", "Ilse Halm", "16", "25", "sagte", "10", "15", "0", "1", "0"},
        {"3", "30", "33", "direct", "Ana", "Ana", "43", "46", "dijo", "38", "42", "0", "2", "0"}};
    for (const std::size_t batch : {1U, 2U, 4U}) {
        Rows rows = sayings.run(documents, batch)[0];
        for (auto& row : rows) row.resize(expected.front().size());  // without confidence
        EXPECT_EQ(laws::text_of(rows), laws::text_of(expected));
    }
}

TEST(QuotesComponent, HandsOnWhatADocumentWithoutTurnsSays) {
    laws::TestDocuments documents = {{0, "a.txt", "“Yes,” said Luo. “No.”", "en", {}}};
    documents[0].layers["saying"] = {
        {{3, 6},
         {Cell("direct"), Cell("Luo"), Cell("Luo"), Cell(16), Cell(19), Cell("said"), Cell(11), Cell(15),
          Cell(0), Cell(1), Cell(0), Cell(0.98), Cell("")}},
        {{24, 26},
         {Cell("direct"), Cell("Luo"), Cell("Luo"), Cell(16), Cell(19), Cell("said"), Cell(11), Cell(15),
          Cell(0), Cell(2), Cell(1), Cell(0.98), Cell("")}}};
    laws::InMemoryHost host(documents);
    laws::TestAnalyzer quotes(host, library(), "quotes", setup_with(true));
    const laws::TestTable speakers = {kSpeaker, {{Cell("Mr. LUO Zhaohui"), Cell("Luo Zhaohui")}}};
    const Rows rows = quotes.run(documents, 1, {speakers})[0];
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0][4], "Luo");
    EXPECT_EQ(rows[0][5], "Luo Zhaohui");
    EXPECT_EQ(rows[1][12], "2");
    EXPECT_EQ(rows[1][13], "1");
}

TEST(QuotesComponent, QuotesNothingFromNoiseAndNothingAcrossTurns) {
    laws::TestDocuments documents = {
        {0,
         "a.txt",
         "Ana Ruiz:\nI said, \"Go.\" And \"stay.\nOle Lind:\nNo\" is no.\n\"Ad,\" said Ole Lind.",
         "en",
         {}}};
    const auto at = [&](const char* words) {
        return static_cast<std::int32_t>(documents[0].text.find(words));
    };
    documents[0].layers["turn"] = {{{at("I said"), at("\nOle")}, {Cell(1), Cell("Ana Ruiz")}},
                                   {{at("No\""), at("\n\"Ad")}, {Cell(2), Cell("Ole Lind")}}};
    documents[0].layers["noise"] = {{{at("\"Ad"), static_cast<std::int32_t>(documents[0].text.size())}, {}}};
    laws::InMemoryHost host(documents);
    laws::TestAnalyzer quotes(host, library(), "quotes", setup_with(true));
    const Rows rows = quotes.run(documents, 1, {{kSpeaker, {}}})[0];
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(
        documents[0].text.substr(std::stoul(rows[0][1]), std::stoul(rows[0][2]) - std::stoul(rows[0][1])),
        "Go.");
    EXPECT_EQ(rows[0][4], "I");
    EXPECT_EQ(rows[0][5], "Ana Ruiz");
    EXPECT_EQ(rows[0][11], "1");
    EXPECT_EQ(rows[0][16], "1");  // its turn
}

TEST(QuotesComponent, SaysWhichFileIsMissing) {
    laws::InMemoryHost host;
    laws::ComponentSetup setup = setup_with(false);
    setup.data_dir = "plugins/quotes/no-data";
    try {
        const laws::TestAnalyzer quotes(host, library(), "quotes", setup);
        FAIL() << "taken";
    } catch (const laws::ComponentError& error) {
        ASSERT_TRUE(error.failure);
        EXPECT_EQ(error.failure->message,
                  "the data file 'plugins/quotes/no-data/de/cues.txt' of plugin 'quotes' is not there; "
                  "install the plugin anew");
    }
}

}  // namespace

}  // namespace rostra::quotes
