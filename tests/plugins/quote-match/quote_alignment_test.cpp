// SPDX-License-Identifier: Apache-2.0
#include "quote_alignment.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "laws/given_data.hpp"
#include "quote_index.hpp"

namespace rostra::quote_match {
namespace {

const TurningWords& turning() {
    static const TurningWords words(laws::GivenData(QUOTE_MATCH_DATA).data(), "en");
    return words;
}

std::vector<SaidWord> words_of(std::string_view text, std::int32_t turn = 0) {
    std::vector<SaidWord> words;
    append_words(text, {0, static_cast<std::int32_t>(text.size())}, turn, turning(), words);
    return words;
}

/// Aligns with the turns of a source, parted by `|`.
Alignment aligned(std::string_view quoted, std::string_view said, const AlignmentOptions& options = {}) {
    const std::vector<SaidWord> quote = words_of(quoted);
    std::vector<SaidWord> source;
    std::int32_t turn = 0;
    for (std::size_t begin = 0; begin <= said.size(); ++turn) {
        const std::size_t end = std::min(said.find('|', begin), said.size());
        append_words(said, {static_cast<std::int32_t>(begin), static_cast<std::int32_t>(end)}, turn,
                     turning(), source);
        begin = end + 1;
    }
    QuoteIndex index;
    index.add(0, quote);
    std::vector<QuoteSeed> seeds;
    index.find(source, seeds);
    std::vector<Seed> own;
    for (const QuoteSeed& seed : seeds) own.push_back(seed.seed);
    return align(quote, source, own, options);
}

std::string verdict(std::string_view quoted, std::string_view said) {
    return std::string(kVerdicts[static_cast<std::size_t>(aligned(quoted, said).verdict)]);
}

const std::string kSaid =
    "We will open the old bridge on Monday morning, and the ferry will not stop before the end of June. | "
    "Thank you for that question about the tunnel, which we have studied for many years.";

TEST(QuoteAlignment, FindsWhatIsQuotedAsSaid) {
    EXPECT_EQ(verdict("We will open the old bridge on Monday morning", kSaid), "verbatim");
    EXPECT_EQ(verdict("“we will OPEN the old bridge, on Monday”", kSaid), "verbatim");
    EXPECT_EQ(verdict("the tunnel", kSaid), "verbatim");
}

TEST(QuoteAlignment, FindsWhatWasCutWhereTheQuoteSaysSo) {
    EXPECT_EQ(verdict("We will open the old bridge ... and the ferry will not stop", kSaid), "ellipsis");
    EXPECT_EQ(verdict("We will open the old bridge … and the ferry will not stop", kSaid), "ellipsis");
    EXPECT_EQ(verdict("We will open [the bridge] on Monday morning", kSaid), "ellipsis");
    EXPECT_EQ(verdict("We will open the [...] bridge on Monday morning", kSaid), "ellipsis");
}

TEST(QuoteAlignment, PutsAGapWhereTheQuoteMarksIt) {
    const std::string said = "they are taking steps to make sure that people are prepared to look for it now";
    EXPECT_EQ(verdict("they are taking steps … to look for it now", said), "ellipsis");
    EXPECT_EQ(verdict("they are taking steps to … look for it now", said), "ellipsis");
}

TEST(QuoteAlignment, CallsWhatNoMarkShowsAltered) {
    EXPECT_EQ(verdict("We will open the bridge on Monday morning", kSaid), "altered");
    EXPECT_EQ(verdict("We will open the new bridge on Monday morning", kSaid), "altered");
}

TEST(QuoteAlignment, TellsPiecesOfDifferentPlacesOrInAnotherOrder) {
    EXPECT_EQ(verdict("We will open the old bridge on Monday which we have studied for many years", kSaid),
              "spliced");
    EXPECT_EQ(
        verdict("the ferry will not stop before the end of June and we will open the old bridge on Monday",
                kSaid),
        "spliced");
}

TEST(QuoteAlignment, FindsNoPlaceForOtherWords) {
    EXPECT_EQ(verdict("Nobody has ever seen a dragon in this valley", kSaid), "not-found");
    EXPECT_EQ(verdict("the old castle and the new gardens will all be sold by the end of this year", kSaid),
              "not-found");
}

TEST(QuoteAlignment, SaysWhatTurnsTheMeaning) {
    EXPECT_EQ(aligned("and the ferry will stop before the end of June", kSaid).turned, kNegation);
    EXPECT_EQ(aligned("and the ferry will ... stop before the end of June", kSaid).turned, kNegation);
    EXPECT_EQ(aligned("and the ferry will not stop before the end of June", kSaid).turned, 0);
    EXPECT_EQ(aligned("we will pay", "we will pay if the court agrees").turned, kCondition);
    EXPECT_EQ(aligned("the bridge is safe", "I do not think the bridge is safe today").turned, kNegation);
    EXPECT_EQ(aligned("we lost 40 of our best people", "we lost 14 of our best people").turned, kNumber);
    EXPECT_EQ(aligned("we don't want to lose it now", "we do want to lose it now").turned, kNegation);
}

TEST(QuoteAlignment, CountsTheWordsThatTheSourceHas) {
    EXPECT_DOUBLE_EQ(aligned("We will open the new bridge on Monday", kSaid).identity, 0.875);
    EXPECT_DOUBLE_EQ(aligned("We will open the old bridge", kSaid).identity, 1);
}

TEST(QuoteAlignment, LeavesNoMoreOutThanItMay) {
    AlignmentOptions few;
    few.most_left_out = 2;
    EXPECT_EQ(aligned("We will open the old bridge ... before the end of June", kSaid, few).verdict,
              Verdict::spliced);
}

TEST(QuoteAlignment, StaysWithinBothSidesWhateverTheyAre) {
    std::mt19937 random(5);
    const auto below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    const std::string_view pieces[] = {"a ",   "b ", "c ", "not ", "if ", "5 ", "... ",
                                       "[x] ", "[ ", "] ", ". ",   "| ",  "é ", "三"};
    for (int round = 0; round < 4000; ++round) {
        std::string quote, source;
        for (std::size_t left = 1 + below(14); left > 0; --left) quote += pieces[below(std::size(pieces))];
        for (std::size_t left = 1 + below(30); left > 0; --left) source += pieces[below(std::size(pieces))];
        std::replace(quote.begin(), quote.end(), '|', ' ');
        const std::size_t quote_size = words_of(quote).size();
        const Alignment found = aligned(quote, source);
        std::uint32_t last = 0;
        for (const quote_match::Run& run : found.runs) {
            EXPECT_GE(run.quote, last) << quote << '/' << source;
            last = run.quote + run.size;
            EXPECT_LE(last, quote_size) << quote << '/' << source;
        }
        EXPECT_LE(found.identity, 1.0);
        if (found.verdict == Verdict::verbatim) {
            EXPECT_EQ(found.identity, 1.0);
        }
    }
}

}  // namespace
}  // namespace rostra::quote_match
