// SPDX-License-Identifier: Apache-2.0
// The built plugin, driven as a host drives it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "match_samples.hpp"

namespace rostra::quote_match {
namespace {

using testing::IsEmpty;

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
