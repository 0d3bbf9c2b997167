// SPDX-License-Identifier: Apache-2.0
#include "numbered_parts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "speakers_samples.hpp"
#include "text_masks.hpp"

namespace rostra::speakers {

namespace {

/// Whether all readings of a line are numbered parts; false where it has none.
bool is_part(std::string_view line) {
    const std::vector<Label> readings =
        read_labels(line, TextMasks(line), split_lines(line), shipped_lists());
    return !readings.empty() && std::all_of(readings.begin(), readings.end(), [&](const Label& label) {
        return is_numbered_part(line, label, shipped_lists());
    });
}

TEST(NumberedParts, AreTheHeadsOfSections) {
    EXPECT_TRUE(is_part("SEC. 2. LIMITATION ON COVERAGE."));
    EXPECT_TRUE(is_part("Section 4:"));
    EXPECT_TRUE(is_part("Artikel 3a – Geltung"));
    EXPECT_TRUE(is_part("Acte II:"));
}

TEST(NumberedParts, AreNoPeople) {
    EXPECT_FALSE(is_part("SPEAKER 1: Good morning."));
    EXPECT_FALSE(is_part("Deuxième acte: un salon"));
    EXPECT_FALSE(is_part("[S01] Good morning."));
    EXPECT_FALSE(is_part("Mr. LIND. I rise."));
    EXPECT_FALSE(is_part("LIND. 1914 was late."));
    EXPECT_FALSE(is_part("Ana Ruiz: 3. That is all."));
}

TEST(NumberedParts, HeadNoTurns) {
    EXPECT_EQ(
        turns_of("Mr. LIND. I ask that the bill be printed.\n\nThe CHAIR. Without objection.\n\nSEC. 1. "
                 "NAMES.\n\nThe gates have names.\n\nSEC. 2. DATES.\n\nThe gates have dates.\n\nSEC. 3. "
                 "ENDS.\n\nThe gates end.\n\nMr. LIND. I yield.\n\nThe CHAIR. So ordered.\n\nMr. LIND. I "
                 "thank the Chair.\n")
            .back(),
        "named | Mr. LIND | I thank the Chair.");
}

/// So many paragraphs, headed by the numbers in this order, again and again.
std::string headed_by(const std::vector<int>& numbers, int paragraphs) {
    constexpr std::string_view kSaid[] = {"The gate is old.", "How long will it take?",
                                          "Two weeks, I was told.", "Then we begin on Monday.",
                                          "Who pays for the iron?"};
    std::string text;
    for (int i = 0; i < paragraphs; ++i) {
        text += "[" + std::to_string(numbers[static_cast<std::size_t>(i) % numbers.size()]) + "] ";
        text.append(kSaid[i % 5]).append(" ").append(kSaid[i % 3]).append("\n\n");
    }
    return text;
}

TEST(NumberedParts, InBracketsArePeopleWhereTheyTakeTurns) {
    EXPECT_EQ(turns_of(headed_by({3, 5}, 16)).size(), 16U);
    EXPECT_EQ(turns_of(headed_by({1, 3, 2, 1, 2, 3, 1, 2, 1, 3}, 20)).size(), 20U);
    EXPECT_EQ(turns_of(headed_by({3, 5}, 16)).front(), "unknown | 3 | The gate is old. The gate is old.");
}

TEST(NumberedParts, InBracketsAreNotesInRisingOrder) {
    std::vector<int> rising;
    for (int i = 1; i <= 30; ++i) rising.push_back(i);
    EXPECT_TRUE(turns_of(headed_by(rising, 30)).empty());
}

}  // namespace

}  // namespace rostra::speakers
