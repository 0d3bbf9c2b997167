// SPDX-License-Identifier: Apache-2.0
#include "rostra/analysis/language/blanks.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include <unicode/uchar.h>

namespace rostra {
namespace {

constexpr char32_t kLast = 0x10FFFF;

TEST(Blanks, AreWhiteSpaceAsUnicodeHasItAndTwoMore) {
    for (char32_t c = 0; c <= kLast; ++c) {
        const bool white_space = u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
        ASSERT_EQ(is_white_space(c), white_space) << static_cast<std::uint32_t>(c);
        ASSERT_EQ(is_blank(c), white_space || c == 0x200B || c == 0xFEFF) << static_cast<std::uint32_t>(c);
    }
}

TEST(Blanks, InALineEndNone) {
    for (const char32_t c : {U'\n', U'\v', U'\f', U'\u0085', U'\u2028', U'\u2029'})
        EXPECT_FALSE(is_blank_in_line(c));
    for (const char32_t c : {U' ', U'\t', U'\r', U'\u00A0', U'\u3000', U'\uFEFF'})
        EXPECT_TRUE(is_blank_in_line(c));
}

TEST(Blanks, AreTakenOffBothEnds) {
    EXPECT_EQ(trimmed("\uFEFF \u3000one two\u00A0\r\n"), "one two");
    EXPECT_EQ(trimmed(" \t\u200B"), "");
    EXPECT_EQ(trimmed(""), "");
    EXPECT_EQ(trimmed("a  b  ", Span{1, 5}), (Span{3, 4}));
    EXPECT_EQ(trimmed("a  b", Span{1, 3}), (Span{3, 3}));
}

TEST(Blanks, AreSkippedFromAPlaceOn) {
    const std::string_view text = "a \u00A0b\u3000 ";
    EXPECT_EQ(skip_blanks(text, 1, text.size()), 4U);
    EXPECT_EQ(skip_blanks(text, 1, 2), 2U);
    EXPECT_EQ(trim_blanks(text, 0, text.size()), 5U);
    EXPECT_EQ(trim_blanks(text, 5, text.size()), 5U);
    EXPECT_EQ(blank_size(text, 2), 2U);
    EXPECT_EQ(blank_size(text, 3), 0U);  // the second byte of a blank
    EXPECT_EQ(blank_size(text, 4), 0U);
}

TEST(Blanks, PartWords) {
    const std::vector<std::string_view> words = {"one", "two,", "\u4E09"};
    EXPECT_EQ(words_between_blanks(" one\u00A0\u00A0two,\n\u4E09"), words);
    EXPECT_TRUE(words_between_blanks(" \n").empty());
    EXPECT_EQ(with_single_spaces("  one \t two\u3000"), "one two");
}

}  // namespace
}  // namespace rostra
