// SPDX-License-Identifier: Apache-2.0
#include "rostra/analysis/language/code_points.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace rostra {
namespace {

using testing::ElementsAre;

std::vector<char32_t> forwards(std::string_view text) {
    std::vector<char32_t> found;
    for (std::size_t at = 0; at < text.size();) found.push_back(next_code_point(text, at));
    return found;
}

std::vector<char32_t> backwards(std::string_view text) {
    std::vector<char32_t> found;
    for (std::size_t at = text.size(); at > 0;) found.push_back(previous_code_point(text, at));
    std::reverse(found.begin(), found.end());
    return found;
}

TEST(CodePoints, ReadsWhatItAppendsFromBothEnds) {
    for (char32_t c = 1; c <= 0x10FFFF; c += c < 0x900 ? 1 : 37) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        std::string text = "a";
        append_utf8(text, c);
        text += "z";
        ASSERT_THAT(forwards(text), ElementsAre(U'a', c, U'z'));
        ASSERT_THAT(backwards(text), ElementsAre(U'a', c, U'z'));
    }
}

TEST(CodePoints, TakesEachByteThatIsNoneForAReplacementCharacter) {
    constexpr char32_t kBad = kReplacementCharacter;
    const struct {
        std::string_view text;
        std::vector<char32_t> read;
    } cases[] = {
        {"\x80", {kBad}},
        {"a\xE2\x82", {U'a', kBad, kBad}},
        {"\xE2\x82z", {kBad, kBad, U'z'}},
        {"\xF0\x9F\x98", {kBad, kBad, kBad}},
        {"\xF4\x90\x80\x80", {kBad, kBad, kBad, kBad}},
        {"\xFF\xFE", {kBad, kBad}},
        {"\xC3", {kBad}},
    };
    for (const auto& [text, read] : cases) {
        EXPECT_EQ(forwards(text), read) << testing::PrintToString(text);
        EXPECT_EQ(backwards(text), read) << testing::PrintToString(text);
    }
}

}  // namespace
}  // namespace rostra
