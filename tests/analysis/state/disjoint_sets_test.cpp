// SPDX-License-Identifier: Apache-2.0
#include "rostra/analysis/state/disjoint_sets.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <vector>

namespace rostra {
namespace {

TEST(DisjointSets, StandEachForItselfAtFirst) {
    DisjointSets sets(3);
    EXPECT_EQ(sets.first_of(2), 2u);
    EXPECT_FALSE(sets.together(0, 2));
}

TEST(DisjointSets, AreStoodForByTheirSmallestInAnyOrderOfJoining) {
    for (std::uint32_t seed = 1; seed <= 50; ++seed) {
        std::mt19937 random(seed);
        constexpr std::uint32_t kMembers = 60;
        DisjointSets sets(kMembers);
        std::vector<std::uint32_t> first(kMembers);  // plainly: the smallest of each member's set
        std::iota(first.begin(), first.end(), 0u);
        for (int joins = 0; joins < 40; ++joins) {
            std::uniform_int_distribution<std::uint32_t> any(0, kMembers - 1);
            const std::uint32_t a = any(random), b = any(random);
            sets.join(a, b);
            const std::uint32_t from = std::max(first[a], first[b]), to = std::min(first[a], first[b]);
            std::replace(first.begin(), first.end(), from, to);
            for (std::uint32_t member = 0; member < kMembers; ++member)
                ASSERT_EQ(sets.first_of(member), first[member]) << "seed " << seed;
        }
    }
}

}  // namespace
}  // namespace rostra
