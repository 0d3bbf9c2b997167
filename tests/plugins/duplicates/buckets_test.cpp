// SPDX-License-Identifier: Apache-2.0
#include "buckets.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <vector>

namespace rostra::duplicates {
namespace {

using Lists = std::vector<std::vector<std::uint32_t>>;

Lists lists_of(const Buckets& buckets) {
    Lists lists;
    for (std::size_t b = 0; b < buckets.size(); ++b) lists.emplace_back(buckets[b].begin(), buckets[b].end());
    return lists;
}

TEST(Buckets, HoldTheSidesOfEveryKeyThatRepeats) {
    std::mt19937 random(1);
    std::vector<Buckets::Item> items;
    std::map<std::uint32_t, std::vector<std::uint32_t>> plain;
    for (std::uint32_t side = 0; side < 3000; ++side) {
        // Keys that differ in high, middle or low bits only.
        const auto key =
            static_cast<std::uint32_t>((random() % 40) << (random() % 3 * 12) | (random() % 2) << 31);
        items.push_back({key, side});
        plain[key].push_back(side);
    }
    Lists expected;
    for (const auto& [key, sides] : plain) {
        if (sides.size() > 1) expected.push_back(sides);
    }
    EXPECT_EQ(lists_of(Buckets(items)), expected);
}

TEST(Buckets, AreNoneOfKeysThatDiffer) {
    EXPECT_EQ(Buckets({}).size(), 0u);
    EXPECT_EQ(Buckets({{1, 0}, {2, 1}, {0x80000001u, 2}}).size(), 0u);
    EXPECT_EQ(lists_of(Buckets({{7, 3}, {7, 9}})), (Lists{{3, 9}}));
}

}  // namespace
}  // namespace rostra::duplicates
