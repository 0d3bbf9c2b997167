// SPDX-License-Identifier: Apache-2.0
#include "rostra/visible_text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace rostra::test {
namespace {

using namespace std::string_literals;

std::string visible(const std::string& text) {
    std::string out = "<";
    append_visible(out, text);
    return out + ">";
}

TEST(VisibleText, ShowsControlCharactersByTheirPictures) {
    EXPECT_EQ(visible("a\0b\x1B[31m\f\x7F"s), "<a␀b␛[31m␌␡>");
    EXPECT_EQ(visible("\xC2\x80\xC2\x85\xC2\x9F\xC2\xA0"), "<\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xC2\xA0>");
}

TEST(VisibleText, LeavesAllElseAsItIs) {
    for (const std::string& text : {""s, "tab\tline\r\n"s, "é € 😀 \xC2\xA0\xE2\x90\x80"s}) {
        EXPECT_EQ(visible(text), "<" + text + ">");
    }
}

TEST(VisibleText, IsAskedForOnlyWhereItMayBeNeeded) {
    EXPECT_FALSE(may_hold_controls("plain\ttext\r\n漢字"));
    EXPECT_TRUE(may_hold_controls("\0"s));
    EXPECT_TRUE(may_hold_controls("\x7F"));
    EXPECT_TRUE(may_hold_controls("\xC2\x9B"));
}

}  // namespace
}  // namespace rostra::test
