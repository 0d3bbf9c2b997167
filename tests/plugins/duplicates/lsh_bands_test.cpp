// SPDX-License-Identifier: Apache-2.0
#include "lsh_bands.hpp"

#include <gtest/gtest.h>

namespace rostra::duplicates {
namespace {

// Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, section 3.4.2: 1 - (1 - s^r)^b for b = 25, r = 5.
TEST(CollisionChance, IsThatOfTheFormula) {
    constexpr Bands kBands{25, 5};
    EXPECT_NEAR(collision_chance(0.5, kBands), 0.548, 0.001);
    EXPECT_NEAR(collision_chance(0.6, kBands), 0.868, 0.001);
    EXPECT_NEAR(collision_chance(0.7, kBands), 0.990, 0.001);
    EXPECT_EQ(collision_chance(0, kBands), 0);
    EXPECT_EQ(collision_chance(1, kBands), 1);
    EXPECT_EQ(miss_chance(1, kBands), 0);
}

// What happens where only the threshold is looked at: 9 bands of 13 rows miss 60 % at 0.8.
TEST(CollisionChance, TellsHowMuchIsMissedAtAThreshold) {
    EXPECT_NEAR(miss_chance(0.8, {9, 13}), 0.60, 0.005);
    EXPECT_NEAR(miss_chance(0.8, {16, 6}), 0.0077, 0.00005);
}

TEST(WholePower, MultipliesSoManyTimes) {
    EXPECT_EQ(whole_power(0.5, 0), 1);
    EXPECT_EQ(whole_power(0.5, 1), 0.5);
    EXPECT_EQ(whole_power(0.5, 10), 1.0 / 1024);
    EXPECT_EQ(whole_power(3, 13), 1594323);
}

TEST(ChosenBands, HaveTheRecallThatIsWanted) {
    for (const double threshold : {0.05, 0.2, 0.5, 0.8, 0.95, 1.0}) {
        for (const double recall : {0.5, 0.9, 0.99, 0.999999}) {
            for (const std::int64_t permutations : {1, 16, 128, 1000}) {
                const auto bands = choose_bands(threshold, recall, permutations);
                // One row a band is what finds most.
                EXPECT_EQ(bands.has_value(), collision_chance(threshold, {permutations, 1}) >= recall);
                if (!bands) continue;
                EXPECT_LE(bands->bands * bands->rows, permutations);
                EXPECT_GE(collision_chance(threshold, *bands), recall - 1e-12);
                if (bands->bands > 1) {
                    EXPECT_LT(collision_chance(threshold, {bands->bands - 1, bands->rows}), recall);
                }
                const std::int64_t more = bands->rows + 1;
                if (permutations / more > 0) {
                    EXPECT_LT(collision_chance(threshold, {permutations / more, more}), recall);
                }
            }
        }
    }
}

TEST(ChosenBands, AreThoseThatTheReadmeNames) {
    EXPECT_EQ(choose_bands(0.8, 0.99, 128), (Bands{16, 6}));
    EXPECT_EQ(choose_bands(0.8, 0.99, 256), (Bands{26, 8}));
    EXPECT_EQ(choose_bands(0.8, 0.999, 128), (Bands{18, 5}));
    EXPECT_EQ(choose_bands(0.5, 0.99, 128), (Bands{35, 3}));
    EXPECT_EQ(choose_bands(1.0, 0.99, 128), (Bands{1, 128}));
    EXPECT_EQ(choose_bands(0.1, 0.99, 16), std::nullopt);
}

}  // namespace
}  // namespace rostra::duplicates
