// SPDX-License-Identifier: Apache-2.0
#include "keyness_measures.hpp"

#include <gtest/gtest.h>

namespace rostra::keyness_test {
namespace {

using namespace keyness;

constexpr Zeros kAllZeros[] = {Zeros::replace_half, Zeros::replace_tiny, Zeros::add_half};

TEST(KeynessMeasures, PercentDiffIsThatOfGabrielatosAndMarchi) {
    const auto table = Contingency::of_sizes(206523, 959641, 178174, 1562358);
    for (const Zeros zeros : kAllZeros) EXPECT_NEAR(percent_diff(table, zeros), 88.7, 0.1);
}

TEST(KeynessMeasures, OddsRatioIsThatOfPojanapunyaAndWatsonTodd) {
    const auto table = Contingency::of_sizes(16217, 2796938, 735, 2087946);
    for (const Zeros zeros : kAllZeros) EXPECT_NEAR(odds_ratio(table, zeros), 16.6, 0.1);
}

TEST(KeynessMeasures, SimpleMathsIsThatOfKilgarriff) {
    // The example of Sketch Engine's documentation, (shard) in the BNC and ukWaC: 0.3117 and 0.1686 per million.
    const auto table = Contingency::of_sizes(35, 112289776, 263, 1559716979);
    EXPECT_NEAR(simple_maths(table, 1), (0.3117 + 1) / (0.1686 + 1), 0.0001);
    EXPECT_NEAR(simple_maths(table, 100), (0.3117 + 100) / (0.1686 + 100), 0.0001);
}

TEST(KeynessMeasures, LogRatioIsOneMoreForTwiceAsMuch) {
    for (const Zeros zeros : kAllZeros) {
        EXPECT_DOUBLE_EQ(log_ratio(Contingency::of_sizes(4, 100, 10, 1000), zeros), 2);
        EXPECT_DOUBLE_EQ(log_ratio(Contingency::of_sizes(10, 1000, 4, 100), zeros), -2);
        EXPECT_DOUBLE_EQ(log_ratio(Contingency::of_sizes(4, 100, 8, 200), zeros), 0);
    }
}

TEST(KeynessMeasures, AZeroCountsAsHalfWhereItHasTo) {
    const auto only_target = Contingency::of_sizes(8, 100, 0, 200);
    EXPECT_DOUBLE_EQ(log_ratio(only_target, Zeros::replace_half), 5);  // 0.08 by 0.0025
    EXPECT_DOUBLE_EQ(percent_diff(only_target, Zeros::replace_half), 3100);
    EXPECT_DOUBLE_EQ(odds_ratio(only_target, Zeros::replace_half), 8.0 * 200 / (0.5 * 92));
    const auto only_reference = Contingency::of_sizes(0, 200, 8, 100);
    EXPECT_DOUBLE_EQ(log_ratio(only_reference, Zeros::replace_half), -5);
    EXPECT_DOUBLE_EQ(percent_diff(only_reference, Zeros::replace_half), -100);
    EXPECT_DOUBLE_EQ(odds_ratio(only_reference, Zeros::replace_half), 0);
}

TEST(KeynessMeasures, AZeroCountsAsNextToNothingWhereSo) {
    const auto table = Contingency::of_sizes(8, 100, 0, 200);
    EXPECT_NEAR(log_ratio(table, Zeros::replace_tiny), std::log2(0.08 * 200) + 18 * std::log2(10.0), 1e-9);
    EXPECT_NEAR(percent_diff(table, Zeros::replace_tiny) / 1.6e21, 1, 1e-9);
}

TEST(KeynessMeasures, HalfIsAddedToAllFourCountsWhereOneIsZero) {
    const auto table = Contingency::of_sizes(8, 100, 0, 200);  // 8, 0, 92, 200
    EXPECT_DOUBLE_EQ(odds_ratio(table, Zeros::add_half), 8.5 * 200.5 / (0.5 * 92.5));
    EXPECT_NEAR(log_ratio(table, Zeros::add_half), std::log2((8.5 / 101) / (0.5 / 201)), 1e-12);
    EXPECT_NEAR(percent_diff(table, Zeros::add_half), ((8.5 / 101) / (0.5 / 201) - 1) * 100, 1e-9);
}

TEST(KeynessMeasures, AreFiniteForAllCounts) {
    for (int a = 0; a <= 4; ++a) {
        for (int b = 0; b <= 4; ++b) {
            const Contingency table = Contingency::of_sizes(a, 4, b, 4);
            for (const Zeros zeros : kAllZeros) {
                EXPECT_TRUE(std::isfinite(log_ratio(table, zeros))) << a << ' ' << b;
                EXPECT_TRUE(std::isfinite(percent_diff(table, zeros))) << a << ' ' << b;
                EXPECT_TRUE(std::isfinite(odds_ratio(table, zeros))) << a << ' ' << b;
                EXPECT_GE(percent_diff(table, zeros), -100) << a << ' ' << b;
                EXPECT_GE(odds_ratio(table, zeros), 0) << a << ' ' << b;
            }
        }
    }
}

TEST(KeynessMeasures, ATermUsedAlikeIsPositive) {
    EXPECT_TRUE(is_positive(Contingency::of_sizes(1, 3, 2, 6)));
    EXPECT_TRUE(is_positive(Contingency::of_sizes(2, 3, 2, 6)));
    EXPECT_FALSE(is_positive(Contingency::of_sizes(1, 3, 3, 6)));
}

}  // namespace
}  // namespace rostra::keyness_test
