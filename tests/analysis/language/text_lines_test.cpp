// SPDX-License-Identifier: Apache-2.0
#include "rostra/analysis/language/text_lines.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rostra/span.hpp"

namespace rostra {

namespace {

TEST(TextLines, AreTrimmedAndKnowTheGapBeforeThem) {
    const std::string text = "One \r\n  two\n\xC2\xA0\n\xE3\x80\x80three\xC2\xA0";
    const std::vector<Line> lines = split_lines(text);
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(slice(text, {lines[0].begin, lines[0].end}), "One");
    EXPECT_EQ(slice(text, {lines[1].begin, lines[1].end}), "two");
    EXPECT_EQ(slice(text, {lines[2].begin, lines[2].end}), "three");
    EXPECT_TRUE(lines[0].after_gap);
    EXPECT_FALSE(lines[1].after_gap);
    EXPECT_TRUE(lines[2].after_gap);
    EXPECT_EQ(lines[1].indent, 2);
    EXPECT_EQ(lines[2].indent, 1);
}

TEST(TextLines, AreNoneInBlanks) {
    EXPECT_TRUE(split_lines("").empty());
    EXPECT_TRUE(split_lines("\n \r\n\t\n\xEF\xBB\xBF").empty());
}

TEST(TextLines, KeepBytesThatAreNoCharacters) {
    const std::string text("\0\n\xE2\x80\n\xC2", 7);
    EXPECT_EQ(split_lines(text).size(), 3U);
}

TEST(TextLines, KnowTheirPlaceAndTheFormFeedBeforeThem) {
    const std::vector<Line> lines = split_lines("a\n\n\f b\nc \f\nd\n");
    ASSERT_EQ(lines.size(), 4U);
    EXPECT_EQ(lines[1].row, 2);
    EXPECT_EQ(lines[1].start, 3);
    EXPECT_EQ(lines[1].span(), (Span{5, 6}));
    EXPECT_EQ(lines[3].row, 4);
    const std::vector<bool> feeds = {lines[0].after_feed, lines[1].after_feed, lines[2].after_feed,
                                     lines[3].after_feed};
    EXPECT_EQ(feeds, (std::vector<bool>{false, true, false, true}));
}

TEST(TextLines, AreNumberedHoweverTheyEnd) {
    std::string shown;
    for (const NumberedLine& line : numbered_lines("one\r\n\rthree\nfour"))
        shown += std::to_string(line.number) + ":" + std::string(line.text) + ";";
    EXPECT_EQ(shown, "1:one;2:;3:three;4:four;");
    EXPECT_TRUE(numbered_lines("").empty());
    EXPECT_EQ(numbered_lines("a\n").size(), 1U);
}

}  // namespace

}  // namespace rostra
