// SPDX-License-Identifier: Apache-2.0
#include "p_adjustment.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rostra::keyness_test {
namespace {

using keyness::adjusted;
using keyness::Adjustment;
using testing::DoubleNear;
using testing::ElementsAre;

// The fifteen of Benjamini and Hochberg 1995, section 3.
const std::vector<double> kFifteen = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                                      0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};

std::ptrdiff_t below(const std::vector<double>& p, double level) {
    return std::count_if(p.begin(), p.end(), [level](double value) { return value <= level; });
}

TEST(PAdjustment, FindsFourOfTheFifteenOfBenjaminiAndHochberg) {
    const std::vector<double> p = adjusted(kFifteen, Adjustment::benjamini_hochberg);
    EXPECT_EQ(below(p, 0.05), 4);
    EXPECT_NEAR(p[3], 0.035625, 1e-9);   // 15 / 4 of 0.0095
    EXPECT_NEAR(p[4], 0.0603, 1e-9);     // 15 / 5 of 0.0201
    EXPECT_NEAR(p[5], 0.0638571, 1e-6);  // 15 / 7 of 0.0298, which is less than 15 / 6 of its own
}

TEST(PAdjustment, FindsThreeOfThemByHolm) {
    const std::vector<double> p = adjusted(kFifteen, Adjustment::holm);
    EXPECT_EQ(below(p, 0.05), 3);
    EXPECT_NEAR(p[0], 0.0015, 1e-12);
    EXPECT_NEAR(p[2], 0.0247, 1e-12);  // 13 times 0.0019
    EXPECT_NEAR(p[3], 0.114, 1e-12);   // 12 times 0.0095
    EXPECT_EQ(p[14], 1);
}

TEST(PAdjustment, NeverFallsAsPRises) {
    const std::vector<double> p = {0.04, 0.01, 0.05, 0.03, 0.02};
    EXPECT_THAT(adjusted(p, Adjustment::holm),
                ElementsAre(DoubleNear(0.09, 1e-12), DoubleNear(0.05, 1e-12), DoubleNear(0.09, 1e-12),
                            DoubleNear(0.09, 1e-12), DoubleNear(0.08, 1e-12)));
    EXPECT_THAT(adjusted(p, Adjustment::benjamini_hochberg), testing::Each(DoubleNear(0.05, 1e-12)));
}

TEST(PAdjustment, GivesEqualsTheSame) {
    const std::vector<double> p = {0.02, 0.5, 0.02, 0.02};
    for (const Adjustment adjustment : {Adjustment::holm, Adjustment::benjamini_hochberg}) {
        const std::vector<double> result = adjusted(p, adjustment);
        EXPECT_EQ(result[0], result[2]);
        EXPECT_EQ(result[0], result[3]);
    }
    EXPECT_NEAR(adjusted(p, Adjustment::holm)[0], 0.08, 1e-12);
    EXPECT_NEAR(adjusted(p, Adjustment::benjamini_hochberg)[0], 0.08 / 3, 1e-12);
}

TEST(PAdjustment, LeavesOneTestAndNoneAsTheyAre) {
    EXPECT_THAT(adjusted({}, Adjustment::holm), ElementsAre());
    for (const Adjustment adjustment : {Adjustment::holm, Adjustment::benjamini_hochberg, Adjustment::none}) {
        EXPECT_THAT(adjusted(std::vector<double>{0.3}, adjustment), ElementsAre(0.3));
    }
    EXPECT_EQ(adjusted(kFifteen, Adjustment::none), kFifteen);
}

}  // namespace
}  // namespace rostra::keyness_test
