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
    EXPECT_TRUE(is_part("[3] The letters of the clerk."));
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

}  // namespace

}  // namespace rostra::speakers
