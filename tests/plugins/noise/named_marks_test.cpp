// SPDX-License-Identifier: Apache-2.0
#include "named_marks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace rostra::noise {

namespace {

std::string shown(const std::vector<NamedMark>& marks) {
    std::string text;
    for (const NamedMark& mark : marks) {
        text += std::string(mark.rule) + " " + std::to_string(mark.span.begin) + "-" +
                std::to_string(mark.span.end) + "; ";
    }
    return text;
}

TEST(NamedMarks, KeepWhatIsLeftOfTheOnesBelow) {
    const std::string text = "one two three";
    EXPECT_EQ(shown(lay_over(text, {{{4, 7}, "a"}}, {{{0, 13}, "b"}})), "b 0-3; a 4-7; b 8-13; ");
    EXPECT_EQ(shown(lay_over(text, {{{0, 13}, "a"}}, {{{4, 7}, "b"}})), "a 0-13; ");
    EXPECT_EQ(shown(lay_over(text, {{{0, 3}, "a"}}, {{{8, 13}, "b"}})), "a 0-3; b 8-13; ");
    EXPECT_EQ(shown(lay_over(text, {}, {{{8, 13}, "b"}})), "b 8-13; ");
    EXPECT_EQ(shown(lay_over(text, {{{0, 3}, "a"}}, {})), "a 0-3; ");
}

TEST(NamedMarks, CoverWhatBothCoverAndNothingTwice) {
    const std::string text(40, 'x');
    std::mt19937 random(11);
    const auto marks = [&](std::string_view rule) {
        std::vector<NamedMark> made;
        for (std::int32_t at = 0;;) {
            const auto begin = at + static_cast<std::int32_t>(random() % 4);
            const auto end = begin + 1 + static_cast<std::int32_t>(random() % 5);
            if (end > 40) {
                return made;
            }
            made.push_back({{begin, end}, rule});
            at = end;
        }
    };
    for (int round = 0; round < 2000; ++round) {
        const std::vector<NamedMark> over = marks("over");
        const std::vector<NamedMark> under = marks("under");
        const std::vector<NamedMark> both = lay_over(text, over, under);
        const auto rule_at = [](const std::vector<NamedMark>& list, std::int32_t at) -> std::string_view {
            const auto found = std::find_if(list.begin(), list.end(), [at](const NamedMark& mark) {
                return mark.span.begin <= at && at < mark.span.end;
            });
            return found == list.end() ? "" : found->rule;
        };
        for (std::int32_t at = 0; at < 40; ++at) {
            ASSERT_EQ(rule_at(both, at), rule_at(over, at).empty() ? rule_at(under, at) : "over")
                << shown(both);
        }
        for (std::size_t i = 1; i < both.size(); ++i) {
            ASSERT_LE(both[i - 1].span.end, both[i].span.begin);
        }
    }
}

}  // namespace

}  // namespace rostra::noise
