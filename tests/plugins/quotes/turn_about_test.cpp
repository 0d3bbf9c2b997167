// SPDX-License-Identifier: Apache-2.0
#include "turn_about.hpp"

#include <gtest/gtest.h>

#include "quotes_samples.hpp"

namespace rostra::quotes {

namespace {

TEST(TurnAbout, NamesWhoSpeaksBetweenTwoWhoAreSaidToSpeak) {
    const std::vector<FoundQuote> found = find_in(
        "“It is late,” said Ana Ruiz.\n\n“It is early,” said Ole Lind.\n\n“No.”\n\n“Yes,” said Ole Lind.\n");
    ASSERT_EQ(found.size(), 4U);
    EXPECT_EQ(found[2].identity.id, "Ana Ruiz");
    EXPECT_FALSE(found[2].quote.speaker);
}

TEST(TurnAbout, NamesNobodyWhereTheTurnsDoNotLeadToTheNextSpeaker) {
    const std::vector<FoundQuote> found =
        find_in("“It is late,” said Ana Ruiz.\n\n“No.”\n\n“It is early,” said Ole Lind.\n\n“Why?”\n");
    ASSERT_EQ(found.size(), 4U);
    EXPECT_EQ(found[1].identity.id, "");
    EXPECT_EQ(found[3].identity.id, "");
}

TEST(TurnAbout, NamesNobodyAmongThree) {
    const std::vector<FoundQuote> found = find_in(
        "“It is late,” said Ana Ruiz.\n\n“It is early,” said Ole Lind.\n\n“No.”\n\n“Yes,” said Ole Lind.\n\n"
        "“Stop,” said Ilse Halm.\n");
    ASSERT_EQ(found.size(), 5U);
    EXPECT_EQ(found[2].identity.id, "");
}

}  // namespace

}  // namespace rostra::quotes
