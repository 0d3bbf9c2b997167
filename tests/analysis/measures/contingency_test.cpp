// SPDX-License-Identifier: Apache-2.0
#include "rostra/analysis/measures/contingency.hpp"

#include <gtest/gtest.h>

namespace rostra::measures_test {
namespace {

using namespace measures;

TEST(Contingency, G2IsThatOfDunningOverFourCells) {
    EXPECT_NEAR(g2_four_cell({110, 2442, 111, 29114}), 270.72, 0.01);
    EXPECT_NEAR(g2_four_cell({10, 0, 3, 31764}), 167.23, 0.01);
    EXPECT_NEAR(g2_four_cell(Contingency::of_sizes(10, 100, 5, 200)), 7.3298, 0.0001);
}

TEST(Contingency, G2IsThatOfRaysonOverTwoCells) {
    EXPECT_NEAR(g2_two_cell(Contingency::of_sizes(10, 100, 5, 200)), 6.9315, 0.0001);
}

TEST(Contingency, Chi2IsThatOfTheTextbook) {
    const Contingency pair = Contingency::of_pair(59, 67, 65, 571007);
    EXPECT_NEAR(chi2(pair), 456400, 100);
    EXPECT_LT(chi2(pair, true), chi2(pair));
    EXPECT_DOUBLE_EQ(chi2({10, 20, 30, 40}), 100.0 * 200 * 200 / (30.0 * 70 * 40 * 60));
    EXPECT_DOUBLE_EQ(chi2({10, 20, 30, 40}, true), 100.0 * 150 * 150 / (30.0 * 70 * 40 * 60));
}

TEST(Contingency, IndependenceIsNothing) {
    const Contingency even = {10, 20, 30, 60};
    EXPECT_NEAR(g2_four_cell(even), 0, 1e-12);
    EXPECT_NEAR(g2_two_cell(even), 0, 1e-12);
    EXPECT_EQ(chi2(even), 0);
    EXPECT_EQ(chi2(even, true), 0);
    EXPECT_EQ(chi2_upper_tail(0), 1);
}

TEST(Contingency, AnEmptyTableOrRowIsNothing) {
    for (const Contingency& table : {Contingency{}, Contingency{0, 0, 5, 7}, Contingency{5, 0, 7, 0}}) {
        EXPECT_EQ(g2_four_cell(table), 0);
        EXPECT_EQ(g2_two_cell(table), 0);
        EXPECT_EQ(chi2(table), 0);
    }
}

TEST(Contingency, TailsAreThoseOfTables) {
    EXPECT_NEAR(chi2_upper_tail(3.841459), 0.05, 1e-6);
    EXPECT_NEAR(chi2_upper_tail(6.634897), 0.01, 1e-6);
    EXPECT_NEAR(chi2_upper_tail(10.827566), 0.001, 1e-6);
}

}  // namespace
}  // namespace rostra::measures_test
