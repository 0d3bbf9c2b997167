// SPDX-License-Identifier: Apache-2.0
#include "paragraph_cursor.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rostra::sentences {
namespace {

using Strings = std::vector<std::string>;

constexpr bool kWrapped = true;

Strings paragraphs(std::string_view text, bool wrapped, const std::vector<Span>& noise = {}) {
    LineLayout lines = line_layout(text);
    lines.wrapped = wrapped;
    std::vector<std::int32_t> begins;
    std::vector<std::int32_t> ends;
    for (const Span span : noise) {
        begins.push_back(span.begin);
        ends.push_back(span.end);
    }
    Strings found;
    ParagraphCursor cursor(text, lines, Spans(begins.data(), ends.data(), noise.size()));
    for (Span paragraph; cursor.next(paragraph);) found.emplace_back(slice(text, paragraph));
    return found;
}

TEST(ParagraphCursor, TakesLinesForParagraphs) {
    EXPECT_EQ(paragraphs("  One\nTwo \r\n\r\n\tThree\rFour\u00A0\n \n", false),
              (Strings{"One", "Two", "Three", "Four"}));
}

TEST(ParagraphCursor, TakesWhatStandsBetweenBlankLinesWhereLinesAreWrapped) {
    EXPECT_EQ(paragraphs("One\nTwo \r\n \t\r\nThree\nFour\n\n\n", true),
              (Strings{"One\nTwo", "Three\nFour"}));
}

TEST(ParagraphCursor, FindsNothingInNothing) {
    EXPECT_EQ(paragraphs("", false), Strings{});
    EXPECT_EQ(paragraphs(" \n\u3000\n", true), Strings{});
}

TEST(ParagraphCursor, LeavesNoiseOutAndPartsWhatIsAroundIt) {
    const std::string text = "Page 1\nOne two NEXT three.\nFour";
    EXPECT_EQ(paragraphs(text, false, {{0, 6}, {15, 19}}), (Strings{"One two", "three.", "Four"}));
    EXPECT_EQ(paragraphs(text, true, {{0, 6}, {2, 4}, {15, 19}, {27, 31}}), (Strings{"One two", "three."}));
    EXPECT_EQ(paragraphs(text, false, {{0, 31}}), Strings{});
}

// Fifty letters and a space: as wide as the lines of the tests below.
constexpr std::string_view kFull = "these words go on up to the width that lines have";

TEST(ParagraphCursor, PartsAHeadingFromTheTextBelowIt) {
    const std::string full(kFull);
    EXPECT_EQ(paragraphs("Of wind\nAll " + full + "\nand " + full + "\n", kWrapped),
              (Strings{"Of wind", "All " + full + "\nand " + full}));
    EXPECT_EQ(paragraphs("THE WEATHER OF TODAY AND ALL THE DAYS BEHIND IT\nAll " + full + "\nend.", kWrapped),
              (Strings{"THE WEATHER OF TODAY AND ALL THE DAYS BEHIND IT", "All " + full + "\nend."}));
    EXPECT_EQ(paragraphs("Dear all,\n" + full + "\n" + full + "\n", kWrapped).size(), 1U);
    EXPECT_EQ(paragraphs("In short\n" + full + "\n" + full + "\n", kWrapped).size(), 1U);
}

TEST(ParagraphCursor, PartsTheItemsOfAListInWrappedText) {
    EXPECT_EQ(paragraphs("We want:\n1. bread that\nis new\n2. milk\n3. tea", kWrapped),
              (Strings{"We want:", "1. bread that\nis new", "2. milk", "3. tea"}));
    EXPECT_EQ(paragraphs("- bread\n  of rye\n- milk", kWrapped), (Strings{"- bread\n  of rye", "- milk"}));
    EXPECT_EQ(paragraphs("It was in\n2. of the\n- old\nlist", kWrapped),
              (Strings{"It was in\n2. of the\n- old\nlist"}));
    EXPECT_EQ(paragraphs("(2) by law--\n(A) one;\n(B) two.\n(3) all", kWrapped),
              (Strings{"(2) by law--", "(A) one;", "(B) two.", "(3) all"}));
}

TEST(ParagraphCursor, LeavesOutDrawnLines) {
    EXPECT_EQ(paragraphs("Title\n=====\nText ----\n____\n#### Head ####\n--- no\n", false),
              (Strings{"Title", "Text ----", "Head", "--- no"}));
    EXPECT_EQ(paragraphs("Title\n=====\nText\nmore\n", kWrapped), (Strings{"Title", "Text\nmore"}));
}

TEST(LineLayout, TellsWrappedLinesFromParagraphs) {
    std::string wrapped;
    for (int i = 0; i < 10; ++i)
        wrapped += "Lines like these were broken where the width of the page\nended and not where a ";
    EXPECT_TRUE(line_layout(wrapped + "\n").wrapped);

    std::string lines;
    for (int i = 0; i < 20; ++i) lines += "Here is a line that is a whole sentence and ends as one.\n";
    EXPECT_FALSE(line_layout(lines).wrapped);

    EXPECT_FALSE(line_layout(wrapped + std::string(300, 'x') + "\n").wrapped);
    EXPECT_TRUE(line_layout(wrapped + "https://example.org/" + std::string(300, 'x') + "\n").wrapped);
    EXPECT_FALSE(line_layout("features\ncontact manager\nevents, activities\n").wrapped);
    EXPECT_FALSE(line_layout("").wrapped);
}

TEST(LineLayout, CountsCharactersAndNotBytes) {
    std::string wrapped;
    for (int i = 0; i < 10; ++i)
        wrapped += "Такие строки были разбиты там где кончалась ширина самого листа и только\nа не там где ";
    EXPECT_TRUE(line_layout(wrapped + "\n").wrapped);
}

}  // namespace
}  // namespace rostra::sentences
