// SPDX-License-Identifier: Apache-2.0
#include "rostra/analysis/results/visible_text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

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
    EXPECT_FALSE(holds_controls("plain\ttext\r\n漢字"));
    EXPECT_TRUE(holds_controls("\0"s));
    EXPECT_TRUE(holds_controls("\x7F"));
    EXPECT_TRUE(holds_controls("\xC2\x9B"));
}

TEST(VisibleText, FindsAControlWhereverItStands) {
    const std::vector<std::string> controls = {"\0"s, "\x01", "\x1F", "\x7F", "\xC2\x80", "\xC2\x9F"};
    const std::vector<std::string> others = {"\t", "\n",       "\r",       " ",
                                             "~",  "\xC2\xA0", "\xC3\x80", "\xE2\x80\x9F"};
    for (std::size_t before = 0; before < 20; ++before) {
        for (std::size_t behind = 0; behind < 20; ++behind) {
            const auto within = [&](const std::string& middle) {
                return std::string(before, 'a') + middle + std::string(behind, 'z');
            };
            for (const std::string& control : controls) EXPECT_TRUE(holds_controls(within(control)));
            for (const std::string& other : others) EXPECT_FALSE(holds_controls(within(other)));
        }
    }
}

}  // namespace
}  // namespace rostra::test
