// SPDX-License-Identifier: Apache-2.0
#include "document_edges.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace rostra::recurring_lines {

namespace {

using Lines = std::vector<std::string_view>;

TEST(DocumentEdges, AreTheLinesOfHeadAndTailWithoutWhiteSpace) {
    EXPECT_EQ(edge_lines("  Harbour office\r\n\n\xC2\xA0Note 7\xE3\x80\x80\nHarbour office"),
              (Lines{"Harbour office", "Note 7"}));
    EXPECT_EQ(edge_lines("abc\nabcd\n" + std::string(200, 'x') + "\n" + std::string(201, 'y')).size(), 2U);
    EXPECT_EQ(edge_lines(""), Lines{});
    EXPECT_EQ(edge_lines("\n \n\t\n"), Lines{});
}

TEST(DocumentEdges, AreTwelveLinesDeepBlankOnesNotCounted) {
    std::string text;
    for (int row = 100; row < 150; ++row) {
        text += "Row " + std::to_string(row) + "\n\n";
    }
    const std::string all = text;
    const Lines lines = edge_lines(all);
    ASSERT_EQ(lines.size(), 24U);
    EXPECT_EQ(lines[11], "Row 111");
    EXPECT_EQ(lines[12], "Row 138");
}

TEST(DocumentEdges, LieInTheTextWhateverItIs) {
    const char* const pieces[] = {"\n", "word ", "\xC2\xA0",         "\xE2", "港口",
                                  "\r", "\t",    "\xF0\x9F\x98\x80", "\f"};
    std::mt19937 random(5);
    for (int round = 0; round < 5000; ++round) {
        std::string text;
        for (int i = 0; i < 40; ++i) {
            text += pieces[random() % std::size(pieces)];
        }
        for (const std::string_view line : edge_lines(text)) {
            ASSERT_GE(line.data(), text.data());
            ASSERT_LE(line.data() + line.size(), text.data() + text.size());
            ASSERT_EQ(line.find('\n'), std::string_view::npos);
            ASSERT_GE(line.size(), 4U);
        }
    }
}

}  // namespace

}  // namespace rostra::recurring_lines
