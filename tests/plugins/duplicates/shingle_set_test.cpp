// SPDX-License-Identifier: Apache-2.0
#include "shingle_set.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <vector>

namespace rostra::duplicates {
namespace {

using Part = std::vector<std::uint32_t>;

SideTokens side_of(const std::vector<Part>& parts) {
    SideTokens side;
    for (const Part& part : parts) side.add_part(part);
    return side;
}

std::set<Part> plain_shingles(const std::vector<Part>& parts, std::size_t length) {
    std::set<Part> shingles;
    for (const Part& part : parts) {
        const std::size_t here = std::min(length, part.size());
        for (std::size_t i = 0; here > 0 && i + here <= part.size(); ++i) {
            const auto begin = part.begin() + static_cast<std::ptrdiff_t>(i);
            shingles.insert(Part(begin, begin + static_cast<std::ptrdiff_t>(here)));
        }
    }
    return shingles;
}

TEST(ShingleSet, CountsAsSetsOfSequencesDo) {
    std::mt19937 random(1);
    const auto below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    for (int round = 0; round < 300; ++round) {
        const std::size_t length = 1 + below(6);
        std::vector<Part> sides[2];
        for (std::vector<Part>& parts : sides) {
            for (std::size_t left = 1 + below(3); left > 0; --left) {
                Part part(below(150));
                for (std::uint32_t& token : part) token = static_cast<std::uint32_t>(below(3));
                parts.push_back(part);
            }
        }
        const std::set<Part> a = plain_shingles(sides[0], length), b = plain_shingles(sides[1], length);
        const auto common = std::count_if(a.begin(), a.end(), [&](const Part& s) { return b.contains(s); });
        ShingleSet set(length);
        const SideTokens side = side_of(sides[0]), other = side_of(sides[1]);
        set.assign(side);
        EXPECT_EQ(set.size(), a.size());
        EXPECT_EQ(set.shared_with(other), common);
        EXPECT_EQ(set.shared_with(side), a.size());
        EXPECT_EQ(set.shared_with(other), common) << "asked again";
    }
}

TEST(ShingleSet, HasNoShinglesOfNothing) {
    ShingleSet set(5);
    const SideTokens nothing = side_of({{}}), something = side_of({{1, 2, 3}});
    set.assign(nothing);
    EXPECT_EQ(set.size(), 0u);
    EXPECT_EQ(set.shared_with(something), 0u);
    set.assign(something);
    EXPECT_EQ(set.size(), 1u);
    EXPECT_EQ(set.shared_with(nothing), 0u);
}

TEST(ShingleSet, MakesNoShinglesOverTheEndOfAPart) {
    ShingleSet set(2);
    const SideTokens parted = side_of({{1, 2}, {3, 4}}), whole = side_of({{1, 2, 3, 4}});
    set.assign(parted);
    EXPECT_EQ(set.size(), 2u);
    EXPECT_EQ(set.shared_with(whole), 2u);
    EXPECT_FALSE(parted == whole);
}

}  // namespace
}  // namespace rostra::duplicates
