// SPDX-License-Identifier: Apache-2.0
#include "dispersion_measures.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace rostra::dispersion {
namespace {

using Counts = std::vector<std::int64_t>;

Dispersion of(const Counts& counts, const Counts& sizes) { return {counts, sizes}; }

const Counts kEqual = {10, 10, 10, 10, 10};
const Counts kGries = {9, 10, 10, 10, 11};

TEST(DispersionMeasures, JuillandsDIsThatOfThePopulationDeviation) {
    // Figures of Carroll 1970, and the example of Gries 2008 in equal parts.
    EXPECT_NEAR(of({0, 4, 3, 2, 1}, kEqual).juilland_d(), 0.6464, 0.0001);
    EXPECT_NEAR(of({1, 2, 3, 4, 5}, kEqual).juilland_d(), 0.764, 0.001);
}

TEST(DispersionMeasures, JuillandsDIsOverSharesWherePartsDifferInSize) {
    EXPECT_NEAR(of({1, 2, 3, 4, 5}, kGries).juilland_d(), 0.785, 0.001);  // Gries 2008
}

TEST(DispersionMeasures, DpIsThatOfGries) {
    EXPECT_NEAR(of({1, 2, 3, 4, 5}, kGries).dp(), 0.18, 0.001);  // 2008
}

TEST(DispersionMeasures, NormalisedDpIsThatOfLijffijtAndGries) {
    EXPECT_NEAR(of({1, 2, 3, 4, 5}, kGries).dp_norm(), 0.2195, 0.0005);  // 2012
}

TEST(DispersionMeasures, AnEvenTermIsEven) {
    const Dispersion even = of({2, 4, 6}, {20, 40, 60});
    EXPECT_NEAR(even.juilland_d(), 1, 1e-12);
    EXPECT_NEAR(even.dp(), 0, 1e-12);
    EXPECT_NEAR(even.dp_norm(), 0, 1e-12);
    EXPECT_EQ(even.spread.range(), 3);
}

TEST(DispersionMeasures, ATermOfTheSmallestPartAloneIsAsUnevenAsCanBe) {
    const Dispersion uneven = of({7, 0, 0}, {20, 40, 60});
    EXPECT_NEAR(uneven.juilland_d(), 0, 1e-12);
    EXPECT_NEAR(uneven.dp(), 1 - 20.0 / 120, 1e-12);
    EXPECT_NEAR(uneven.dp_norm(), 1, 1e-12);
    EXPECT_EQ(uneven.spread.range(), 1);
}

TEST(DispersionMeasures, OnePartIsEven) {
    const Dispersion one = of({3}, {5});
    EXPECT_EQ(one.juilland_d(), 1);
    EXPECT_EQ(one.dp(), 0);
    EXPECT_EQ(one.dp_norm(), 0);
}

TEST(DispersionMeasures, ATermThatStandsNowhereIsNothing) {
    const Dispersion nowhere = of({0, 0}, {5, 6});
    EXPECT_EQ(nowhere.juilland_d(), 0);
    EXPECT_EQ(nowhere.dp(), 0);
    EXPECT_EQ(nowhere.dp_norm(), 0);
    EXPECT_EQ(of({}, {}).juilland_d(), 0);
    EXPECT_EQ(of({}, {}).dp_norm(), 0);
}

}  // namespace
}  // namespace rostra::dispersion
