// SPDX-License-Identifier: Apache-2.0
#include "line_numbers.hpp"
#include "rostra/analysis/language/text_lines.hpp"

#include <gtest/gtest.h>

#include <string>

#include "noise_samples.hpp"

namespace rostra::noise {

namespace {

const char* const kSaid[] = {"Q.  When did the ferry leave the quay that",
                             "morning, as far as you recall?",
                             "A.  It left at nine, but the captain said",
                             "that nobody had told him about the wall",
                             "",
                             "giving way during the night."};

/// A page of a deposition: `rows` lines, counted from 1, the numbers as wide as printed.
std::string page(int rows, const std::string& head = "") {
    std::string text = head;
    for (int row = 1; row <= rows; ++row) {
        const std::string said = kSaid[row % 6];
        text += (row < 10 ? " " : "") + std::to_string(row) + (said.empty() ? "" : "   " + said) + "\n\n";
    }
    return text;
}

struct Taken {
    std::size_t numbers = 0;
    std::string rest;  // the lines that are left, one after another
};

Taken taken(const std::string& text) {
    std::vector<Line> lines = split_lines(text);
    Taken result;
    for (const Span number : take_line_numbers(text, lines)) {
        EXPECT_LE(slice(text, number).size(), 2U);
        ++result.numbers;
    }
    for (const Line& line : lines) {
        result.rest += std::string(slice(text, line.span())) + "/";
    }
    return result;
}

TEST(LineNumbers, AreTakenOffEveryPage) {
    const Taken both = taken(page(25, "Deposition\n") + page(25) + page(4));
    EXPECT_EQ(both.numbers, 54U);
    EXPECT_TRUE(both.rest.starts_with("Deposition/morning, as far as you recall?/A.  It left at nine, but"))
        << both.rest;
    EXPECT_EQ(both.rest.find_first_of("0123456789"), std::string::npos) << both.rest;
    EXPECT_EQ(both.rest.find("//"), std::string::npos) << both.rest;
}

TEST(LineNumbers, AreTakenOffOneLongPageAndNoneOfAFewLines) {
    EXPECT_EQ(taken(page(25)).numbers, 25U);
    EXPECT_EQ(taken(page(12)).numbers, 0U);
}

TEST(LineNumbers, LeaveAGapWhereALineWasItsNumberAlone) {
    const std::string text = page(25);
    std::vector<Line> lines = split_lines(text);
    for (Line& line : lines) {
        line.after_gap = false;
    }
    take_line_numbers(text, lines);
    ASSERT_EQ(lines.size(), 21U);
    EXPECT_FALSE(lines[2].after_gap);
    EXPECT_TRUE(lines[3].after_gap);  // behind line 4, which is empty
}

TEST(LineNumbers, OfTablesAndListsAreText) {
    std::string table;
    std::string list;
    for (int row = 1; row <= 30; ++row) {
        table += std::to_string(row) + "  Harbour of the coast  " + std::to_string(400 - row) + "\n";
        list += std::to_string(row) + ". the quay\n";
    }
    EXPECT_EQ(taken(table + table).numbers, 0U);
    EXPECT_EQ(taken(list + list).numbers, 0U);
}

TEST(LineNumbers, CutNoWordOfTheLines) {
    RuleChoice rules = RuleChoice::all();
    const std::string text = page(25) + page(25);
    const Found found = marked(text, rules);
    ASSERT_EQ(found.size(), 50U);
    EXPECT_EQ(found.front(), "line-number: 1");
    EXPECT_EQ(found.back(), "line-number: 25");
}

}  // namespace

}  // namespace rostra::noise
