// SPDX-License-Identifier: Apache-2.0
// The built plugin, driven as a host drives it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "laws/in_memory_host.hpp"
#include "laws/test_component.hpp"

namespace rostra::quote_match {
namespace {

using laws::ColumnKind;
using laws::Rows;
using laws::Shape;
using testing::IsEmpty;

const Shape kQuote = {
    Shape::Kind::layer, "quote", {{"type", ColumnKind::dictionary}, {"speaker_id", ColumnKind::dictionary}}};
const Shape kTurn = {Shape::Kind::layer, "turn", {{"speaker_id", ColumnKind::dictionary}}, true};
const Shape kMatch = {Shape::Kind::table,
                      "quote_match",
                      {{"document", ColumnKind::document},
                       {"begin", ColumnKind::int32},
                       {"end", ColumnKind::int32},
                       {"type", ColumnKind::dictionary},
                       {"source", ColumnKind::document, 0, true},
                       {"source_begin", ColumnKind::int32, 0, true},
                       {"source_end", ColumnKind::int32, 0, true},
                       {"verdict", ColumnKind::dictionary},
                       {"identity", ColumnKind::float64},
                       {"speaker_agrees", ColumnKind::boolean, 0, true},
                       {"turned", ColumnKind::boolean},
                       {"turned_by", ColumnKind::dictionary},
                       {"edits", ColumnKind::string},
                       {"speaker_id", ColumnKind::dictionary},
                       {"source_speaker_id", ColumnKind::dictionary},
                       {"confidence", ColumnKind::float64}}};

const laws::LoadedModule& library() {
    static const laws::LoadedModule kModule(QUOTE_MATCH_LIBRARY);
    return kModule;
}

laws::TestDocument transcript() {
    laws::TestDocument document = {
        0, "a.txt", "We will not open the old bridge on Monday. Thank you all very much.", "en", {}};
    document.layers["turn"] = {{{0, 42}, {std::string("Ana Ruiz")}}, {{43, 67}, {std::string("Bo Li")}}};
    return document;
}
laws::TestDocument article(const std::string& text, const std::string& speaker,
                           const std::string& type = "direct") {
    laws::TestDocument document = {1, "b.txt", text, "en", {}};
    document.layers["quote"] = {{{0, static_cast<std::int32_t>(text.size())}, {type, speaker}}};
    return document;
}

Rows matches(const laws::TestDocuments& documents, const std::string& quotes = "articles",
             const std::string& against = "turns") {
    laws::InMemoryHost host(documents);
    laws::TestAggregator aggregator(host, library(), "matches",
                                    {{{"quotes", quotes},
                                      {"against", against},
                                      {"most-left-out", std::int64_t{60}},
                                      {"least-identity", 0.6}},
                                     {{kQuote}, {kTurn}},
                                     {kMatch},
                                     QUOTE_MATCH_DATA});
    return aggregator.run(documents, {})[0];
}

TEST(QuoteMatchTable, SaysWhereAQuotationWasSaidAndWhetherTheSpeakerAgrees) {
    const Rows rows = matches({transcript(), article("We will not open the old bridge", "Ruiz")});
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0], (laws::Row{"1", "0", "31", "direct", "0", "0", "31", "verbatim", "1", "true", "false",
                                  "", "", "Ruiz", "Ana Ruiz", "0.95"}));
}

TEST(QuoteMatchTable, TellsAnotherSpeakerAndWhatTurnsTheMeaning) {
    const Rows rows = matches({transcript(), article("We will open the old bridge on Monday", "Bo Li")});
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].at(7), "altered");
    EXPECT_EQ(rows[0].at(9), "false");
    EXPECT_EQ(rows[0].at(10), "true");
    EXPECT_EQ(rows[0].at(11), "negation");
    EXPECT_EQ(rows[0].at(12), "[-not-]");
}

TEST(QuoteMatchTable, GivesNoVerdictOfWhatIsRetold) {
    const Rows rows =
        matches({transcript(), article("the old bridge would not open on Monday", "Ana Ruiz", "indirect")});
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].at(7), "");
    EXPECT_EQ(rows[0].at(4), "0");
    EXPECT_EQ(rows[0].at(15), "0");
}

TEST(QuoteMatchTable, FindsNoSourceForWhatNobodySaid) {
    const Rows rows = matches({transcript(), article("Dragons live in the green valley", "Ana Ruiz")});
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].at(4), "(null)");
    EXPECT_EQ(rows[0].at(7), "not-found");
    EXPECT_EQ(rows[0].at(9), "(null)");
}

TEST(QuoteMatchTable, LooksForQuotationsOfTranscriptsWhereAsked) {
    laws::TestDocument quoting = transcript();
    quoting.ordinal = 1;
    quoting.layers["quote"] = {{{0, 42}, {std::string("direct"), std::string()}}};
    EXPECT_THAT(matches({transcript(), quoting}), IsEmpty());
    EXPECT_EQ(matches({transcript(), quoting}, "all").size(), 1U);
}

TEST(QuoteMatchTable, LooksInAllDocumentsWhereAsked) {
    laws::TestDocument told = transcript();
    told.layers.clear();
    EXPECT_EQ(matches({told, article("We will not open the old bridge", "")})[0].at(7), "not-found");
    EXPECT_EQ(
        matches({told, article("We will not open the old bridge", "")}, "articles", "documents")[0].at(7),
        "verbatim");
}

}  // namespace
}  // namespace rostra::quote_match
