// SPDX-License-Identifier: Apache-2.0
#include "byte_checks.hpp"

#include <gtest/gtest.h>

namespace rostra::text {
namespace {

using namespace std::string_view_literals;

TEST(ByteChecks, KnowMarksOfWideEncodings) {
    EXPECT_EQ(wide_encoding("\xFF\xFE"
                            "a\0"sv),
              "UTF-16");
    EXPECT_EQ(wide_encoding("\xFE\xFF\0a"sv), "UTF-16");
    EXPECT_EQ(wide_encoding("\xFF\xFE\0\0a\0\0\0"sv), "UTF-32");
    EXPECT_EQ(wide_encoding("\0\0\xFE\xFF\0\0\0a"sv), "UTF-32");
    EXPECT_EQ(wide_encoding("\xEF\xBB\xBFtext"sv), "");
    EXPECT_EQ(wide_encoding("text"sv), "");
    EXPECT_EQ(wide_encoding("\xFF"sv), "");
    EXPECT_EQ(wide_encoding(""sv), "");
}

TEST(ByteChecks, TrimBlanksAndCarriageReturns) {
    EXPECT_EQ(trimmed(" \t a b \r"), "a b");
    EXPECT_EQ(trimmed(" \r"), "");
    EXPECT_EQ(trimmed_right("  a \t\r"), "  a");
    EXPECT_EQ(trimmed_right("\t "), "");
}

TEST(ByteChecks, CallOnlyAsciiWhiteSpaceBlank) {
    EXPECT_TRUE(is_blank(""));
    EXPECT_TRUE(is_blank(" \t\r\n\v\f"));
    EXPECT_FALSE(is_blank(" . "));
    EXPECT_FALSE(is_blank("\0"sv));
}

TEST(ByteChecks, TakeUtf8OfEveryLength) {
    for (const std::string_view good : {""sv, "plain"sv, "caf\xC3\xA9"sv, "\xE4\xB8\xAD\xE6\x96\x87"sv,
                                        "\xF0\x9F\x8E\x99"sv, "\xC2\xA0"sv, "\xF4\x8F\xBF\xBF"sv}) {
        EXPECT_TRUE(is_printable_utf8(good)) << good;
    }
}

TEST(ByteChecks, RefuseMalformedUtf8) {
    for (const std::string_view bad : {"caf\xE9"sv,           // Latin-1
                                       "\x80"sv,              // continues nothing
                                       "\xC0\xAF"sv,          // overlong
                                       "\xE0\x80\xAF"sv,      // overlong
                                       "\xF0\x80\x80\xAF"sv,  // overlong
                                       "\xED\xA0\x80"sv,      // surrogate
                                       "\xF4\x90\x80\x80"sv,  // beyond U+10FFFF
                                       "\xF8\x88\x80\x80\x80"sv, "\xFF"sv,
                                       "\xE4\xB8"sv,  // cut short
                                       "\xE4\xB8z"sv}) {
        EXPECT_FALSE(is_printable_utf8(bad)) << testing::PrintToString(bad);
    }
}

TEST(ByteChecks, RefuseControlCharacters) {
    for (const std::string_view bad : {"a\0b"sv, "a\tb"sv, "\x1B[31m"sv, "\x7F"sv, "\xC2\x85"sv}) {
        EXPECT_FALSE(is_printable_utf8(bad)) << testing::PrintToString(bad);
    }
}

}  // namespace
}  // namespace rostra::text
