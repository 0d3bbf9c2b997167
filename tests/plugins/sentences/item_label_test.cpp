// SPDX-License-Identifier: Apache-2.0
#include "item_label.hpp"

#include <gtest/gtest.h>

#include <string>

namespace rostra::sentences {
namespace {

std::string label(std::string_view text, bool at_line_begin = false) {
    return std::string(text.substr(0, ItemLabel::at_begin_of(text, at_line_begin).size()));
}

TEST(ItemLabel, IsABulletANumberOrALetterWithAMark) {
    EXPECT_EQ(label("1. The"), "1.");
    EXPECT_EQ(label("12) The"), "12)");
    EXPECT_EQ(label("3.) The"), "3.)");
    EXPECT_EQ(label("(b) the"), "(b)");
    EXPECT_EQ(label("iv) the"), "iv)");
    EXPECT_EQ(label("B) The"), "B)");
    EXPECT_EQ(label("• the"), "•");
    EXPECT_EQ(label("• 9. The"), "• 9.");
    EXPECT_EQ(label("\u20439. The"), "\u20439.");
}

TEST(ItemLabel, IsNoWordNoNameAndNoYear) {
    for (const std::string_view text : {"", "1", "1.", "1.5 m", "(1. The", "2019. The", "0. The", "J. Smith",
                                        "well. The", "xvi", "(see) it", "The", "* star", "- dash"}) {
        EXPECT_EQ(label(text), "") << text;
    }
}

TEST(ItemLabel, MayBeADashWhereALineBegins) {
    EXPECT_EQ(label("- dash", true), "- ");
    EXPECT_EQ(label("* star", true), "* ");
    EXPECT_EQ(label("* * *", true), "");
    EXPECT_EQ(label("-dash", true), "");
}

TEST(ItemLabel, FindsTheItemBehindIt) {
    const auto next = [](std::string_view text) {
        const ItemLabel first = ItemLabel::at_begin_of(text);
        const std::size_t item = first.next_item(text.substr(first.size()));
        return item == std::string_view::npos ? std::string() : std::string(text.substr(first.size() + item));
    };
    EXPECT_EQ(next("1. One 3. three 2. Two"), "2. Two");
    EXPECT_EQ(next("1. One 2) two (2) two x2. two"), "");
    EXPECT_EQ(next("h) eight i) nine"), "i) nine");
    EXPECT_EQ(next("i) one ii) two"), "ii) two");
    EXPECT_EQ(next("i) nine j) ten"), "j) ten");
    EXPECT_EQ(next("ix) nine x) ten"), "x) ten");
    EXPECT_EQ(next("• one ◦ within • two"), "• two");
}

}  // namespace
}  // namespace rostra::sentences
