// SPDX-License-Identifier: Apache-2.0
#include "speakers_lines.hpp"

#include <gtest/gtest.h>

#include <string>

#include "rostra/span.hpp"

namespace rostra::speakers {

namespace {

TEST(SpeakersLines, AreTrimmedAndKnowTheGapBeforeThem) {
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

TEST(SpeakersLines, AreNoneInWhiteSpace) {
    EXPECT_TRUE(split_lines("").empty());
    EXPECT_TRUE(split_lines("\n \r\n\t\n\xEF\xBB\xBF").empty());
}

TEST(SpeakersLines, KeepBytesThatAreNoCharacters) {
    const std::string text("\0\n\xE2\x80\n\xC2", 7);
    EXPECT_EQ(split_lines(text).size(), 3U);
}

}  // namespace

}  // namespace rostra::speakers
