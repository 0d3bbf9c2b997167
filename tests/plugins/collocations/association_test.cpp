// SPDX-License-Identifier: Apache-2.0
#include "association.hpp"

#include <gtest/gtest.h>

namespace rostra::collocations {
namespace {

PairFrequency bigram(double f, double f1, double f2, double n) { return {f, f1, f2, n, 1}; }

TEST(Association, PmiIsThatOfChurchAndHanks) {
    EXPECT_NEAR(pmi(bigram(8, 1105, 44, 15000000)), 11.3, 0.05);  // Church and Hanks 1990, table 1
    // Manning and Schuetze 1999, table 5.14, "Ayatollah Ruhollah".
    EXPECT_NEAR(pmi(bigram(20, 42, 20, 14307668)), 18.38, 0.01);
}

TEST(Association, TIsThatOfManningAndSchuetze) {
    EXPECT_NEAR(t_score(bigram(8, 15828, 4675, 14307668)), 0.9999, 0.0001);  // section 5.3.1, "new companies"
}

TEST(Association, Chi2IsThatOfManningAndSchuetze) {
    EXPECT_NEAR(chi2(bigram(59, 67, 65, 571007)), 456400, 100);  // section 5.3.3, "vache" and "cow"
}

TEST(Association, G2IsThatOfDunning) {
    // Dunning 1993, table of bigrams: cells 110, 2442, 111, 29114 and 10, 0, 3, 31764.
    EXPECT_NEAR(g2(bigram(110, 2552, 221, 31777)), 270.72, 0.01);
    EXPECT_NEAR(g2(bigram(10, 10, 13, 31777)), 167.23, 0.01);
}

TEST(Association, LogDiceIsFourteenWhereTermsAreMetOnlyTogetherAndFallsByOneForEachHalving) {
    EXPECT_DOUBLE_EQ(log_dice(bigram(7, 7, 7, 100)), 14);
    EXPECT_DOUBLE_EQ(log_dice(bigram(7, 14, 14, 100)), 13);
    EXPECT_DOUBLE_EQ(log_dice(bigram(7, 14, 14, 1e9)), 13);
    EXPECT_DOUBLE_EQ(log_dice(bigram(1, 5, 3, 100)), 12);
}

TEST(Association, Mi3IsPmiAndTwiceTheLogarithmOfTheCount) {
    EXPECT_DOUBLE_EQ(mi3(bigram(8, 16, 32, 1024)), 10);  // E = 1/2; log2(512 / 0.5)
    EXPECT_DOUBLE_EQ(pmi(bigram(8, 16, 32, 1024)), 4);
}

TEST(Association, WhatIsExpectedGrowsWithTheWindow) {
    EXPECT_DOUBLE_EQ(bigram(8, 16, 32, 1024).expected(), 0.5);
    EXPECT_DOUBLE_EQ((PairFrequency{8, 16, 32, 1024, 10}).expected(), 5);
    // The table's first cell is expected to hold the same.
    EXPECT_DOUBLE_EQ((PairFrequency{8, 16, 32, 1024, 10}).table().expected_a(), 5);
}

TEST(Association, OfAPairThatIsMetAsOftenAsByChanceIsNothing) {
    const PairFrequency chance = {4, 20, 20, 1000, 10};
    EXPECT_DOUBLE_EQ(pmi(chance), 0);
    EXPECT_DOUBLE_EQ(t_score(chance), 0);
    EXPECT_NEAR(g2(chance), 0, 1e-9);
    EXPECT_NEAR(chi2(chance), 0, 1e-9);
}

TEST(Association, HasANumberForEveryPair) {
    // Nothing at all; a text of one word, where no table of a pair is whole; windows that see each word many times.
    for (const PairFrequency& pair : {PairFrequency{}, bigram(3, 4, 4, 4), PairFrequency{10, 5, 5, 5, 4},
                                      PairFrequency{0, 3, 4, 9, 2}, PairFrequency{6, 1, 6, 7, 10}}) {
        const double expected = pair.expected();
        for (const double value :
             {expected, pmi(pair), mi3(pair), t_score(pair), g2(pair), chi2(pair), log_dice(pair)}) {
            EXPECT_TRUE(std::isfinite(value));
        }
        EXPECT_GE(g2(pair), 0);
        EXPECT_GE(chi2(pair), 0);
    }
}

}  // namespace
}  // namespace rostra::collocations
