// SPDX-License-Identifier: Apache-2.0
#include "report_excerpt.hpp"

#include <gtest/gtest.h>

#include <string>

namespace rostra::report {
namespace {

/// Shared words as they are, what is around in (), edits in [number:], what is left out in {bytes/edits}.
std::string shown(const Excerpt& excerpt) {
    std::string out;
    for (const Piece& piece : excerpt) {
        switch (piece.kind) {
            case Piece::Kind::context:
                out += "(" + piece.text + ")";
                break;
            case Piece::Kind::shared:
                out += piece.text;
                break;
            case Piece::Kind::edit:
                out += "[" + std::to_string(piece.number) + ":" + piece.text + "]";
                break;
            case Piece::Kind::left_out:
                out += "{" + std::to_string(piece.bytes) + "/" + std::to_string(piece.edits) + "}";
                break;
        }
    }
    return out;
}

std::string words(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "word ";
    return text;
}

std::size_t count_of(const std::string& text, const std::string& what) {
    std::size_t count = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
    return count;
}

TEST(ReportExcerpt, NumbersEditsAndShowsWhereThereIsNothing) {
    const std::string text = "So the old bridge will open.";
    EXPECT_EQ(shown(excerpt(text, {3, 27}, {{7, 10}, {18, 18}, {23, 27}}, {true, 3})),
              "(So )the [1:old] bridge [2:]will [3:open](.)");
}

TEST(ReportExcerpt, FlowsWrappedLinesAndKeepsParagraphs) {
    EXPECT_EQ(flowed("a\n  b\tc\n\n\nd\r\ne"), "a b c\nd e");
}

TEST(ReportExcerpt, ShowsBothEndsOfALongPassageAndItsEditsWithSomeWordsAround) {
    const std::string text = words(2000);
    const Span all = {0, 10000};
    const std::vector<Edit> edits = {{{5000, 5004}, {5000, 5004}}};
    const ShownParts parts = shown_parts(all, all, edits);
    EXPECT_FALSE(parts.whole);
    const std::string seen = shown(excerpt(text, all, {edits[0].in_a}, parts));
    EXPECT_EQ(count_of(seen, "{"), 2U);
    EXPECT_EQ(count_of(seen, "/0}"), 2U);
    EXPECT_NE(seen.find(" [1:word] "), std::string::npos);
    EXPECT_LT(seen.size(), 1700U);
}

TEST(ReportExcerpt, SaysHowManyEditsItLeavesOut) {
    const std::string text = words(2000);
    std::vector<Edit> edits;
    std::vector<Span> side;
    for (std::int32_t at = 1000; at < 9000; at += 100) {
        side.push_back({at, at + 4});
        edits.push_back({side.back(), side.back()});
    }
    const ShownParts parts = shown_parts({0, 10000}, {0, 10000}, edits);
    ASSERT_LT(parts.edits, edits.size());
    const std::string seen = shown(excerpt(text, {0, 10000}, side, parts));
    const std::size_t numbered = count_of(seen, "[");
    EXPECT_NE(seen.find("/" + std::to_string(edits.size() - numbered) + "}"), std::string::npos) << seen;
    EXPECT_GE(numbered, parts.edits);
    EXPECT_LT(seen.size(), 5500U);
}

TEST(ReportExcerpt, KeepsToWholeCharactersAndToTheText) {
    std::string text;
    for (int i = 0; i < 2000; ++i) text += "\xE4\xB8\xAD";
    const auto size = static_cast<std::int32_t>(text.size());
    for (const Span span : {Span{0, size}, Span{300, 900}, Span{0, size + 50}, Span{size, size + 5}}) {
        for (const Piece& piece : excerpt(text, span, {{span.begin + 3, span.begin + 6}}, {false, 1})) {
            if (piece.kind == Piece::Kind::context) continue;
            EXPECT_EQ(piece.text.size() % 3, 0U);
        }
    }
    const Excerpt begun = beginning(text, {0, size}, 100);
    EXPECT_EQ(begun[0].text.size(), 99U);
    EXPECT_EQ(begun[1].bytes, size - 99);
}

}  // namespace
}  // namespace rostra::report
