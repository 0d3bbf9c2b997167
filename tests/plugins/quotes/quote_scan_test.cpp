// SPDX-License-Identifier: Apache-2.0
#include "quote_scan.hpp"

#include <gtest/gtest.h>

#include "quotes_samples.hpp"

namespace rostra::quotes {

namespace {

Scan scan_of(std::string_view text, std::span<const Span> cuts = {}) {
    Scan scan;
    scan_text(text, cuts, words_of("en"), scan);
    return scan;
}

Lines cues_in(std::string_view text) {
    Lines lines;
    for (const CueWord& cue : scan_of(text).cues) lines.emplace_back(slice(text, cue.span));
    return lines;
}

TEST(QuoteScan, FindsCuesOfOneWordAndOfSeveral) {
    EXPECT_EQ(cues_in("Xu SAID so; according to Xu, he went on and went home."),
              Lines({"SAID", "according to", "went on"}));
    EXPECT_EQ(cues_in("Unsaid. Aforesaid saids"), Lines());
    EXPECT_EQ(cues_in("according"), Lines());
}

TEST(QuoteScan, KnowsCapitalsInsideSentences) {
    const std::string_view text = "Then Mr. Xu came. Élodie met J. Doe (Ana).\nNo";
    Lines inside, first;
    for (const Capital& capital : scan_of(text).capitals) {
        (capital.inside ? inside : first).emplace_back(slice(text, capital.span));
    }
    EXPECT_EQ(inside, Lines({"Mr", "Xu", "J", "Doe", "Ana"}));
    EXPECT_EQ(first, Lines({"Then", "Élodie", "No"}));
}

TEST(QuoteScan, PassesOverCutsAndCountsThemAsEndsOfParagraphs) {
    const std::string_view text = "\"A\" said \"B\"";
    const Span cuts[] = {{0, 3}, {9, 9}};
    const Scan scan = scan_of(text, cuts);
    ASSERT_EQ(scan.marks.size(), 2U);
    EXPECT_EQ(scan.marks[0].at, 9);
    EXPECT_EQ(scan.marks[0].paragraph, 2);
    EXPECT_EQ(scan.paragraphs, 2);
}

TEST(QuoteScan, CountsLinesAndParagraphs) {
    const Scan scan = scan_of("\"\n\"\n \n\n\"");
    ASSERT_EQ(scan.marks.size(), 3U);
    EXPECT_EQ(scan.marks[1].line, 1);
    EXPECT_EQ(scan.marks[1].paragraph, 0);
    EXPECT_EQ(scan.marks[2].line, 4);
    EXPECT_EQ(scan.marks[2].paragraph, 1);
}

}  // namespace

}  // namespace rostra::quotes
