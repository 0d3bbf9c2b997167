// SPDX-License-Identifier: Apache-2.0
#include "paragraph_cursor.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rostra::sentences {
namespace {

using Strings = std::vector<std::string>;

Strings paragraphs(std::string_view text, bool wrapped, const std::vector<Span>& noise = {}) {
    std::vector<std::int32_t> begins;
    std::vector<std::int32_t> ends;
    for (const Span span : noise) {
        begins.push_back(span.begin);
        ends.push_back(span.end);
    }
    Strings found;
    ParagraphCursor cursor(text, wrapped, Spans(begins.data(), ends.data(), noise.size()));
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

TEST(IsWrapped, TellsWrappedLinesFromParagraphs) {
    std::string wrapped;
    for (int i = 0; i < 10; ++i)
        wrapped += "Lines like these were broken where the width of the page\nended and not where a ";
    EXPECT_TRUE(is_wrapped(wrapped + "\n"));

    std::string lines;
    for (int i = 0; i < 20; ++i) lines += "Here is a line that is a whole sentence and ends as one.\n";
    EXPECT_FALSE(is_wrapped(lines));

    EXPECT_FALSE(is_wrapped(wrapped + std::string(300, 'x') + "\n"));
    EXPECT_FALSE(is_wrapped("features\ncontact manager\nevents, activities\n"));
    EXPECT_FALSE(is_wrapped(""));
}

}  // namespace
}  // namespace rostra::sentences
