// SPDX-License-Identifier: Apache-2.0
#include "minhash.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "lsh_bands.hpp"

namespace rostra::duplicates {
namespace {

using Hashes = std::vector<std::uint64_t>;

Hashes random_hashes(std::mt19937_64& random, std::size_t count) {
    Hashes hashes(count);
    for (std::uint64_t& hash : hashes) hash = random();
    return hashes;
}

std::vector<std::uint32_t> signature_of(const MinHash& minhash, const Hashes& hashes) {
    std::vector<std::uint32_t> signature(minhash.room());
    MinHash::clear(signature);
    minhash.add(hashes, signature);
    return signature;
}

TEST(MinHash, IsTheSameAsNumberByNumber) {
    std::mt19937_64 random(1);
    for (const std::size_t orders : {1u, 7u, 32u, 33u, 96u, 250u}) {
        const MinHash minhash(orders);
        EXPECT_GE(minhash.room(), orders);
        for (const std::size_t count : {0u, 1u, 2u, 63u, 64u, 1000u}) {
            const Hashes hashes = random_hashes(random, count);
            std::vector<std::uint32_t> plain(minhash.room());
            MinHash::clear(plain);
            minhash.add_plainly(hashes, plain);
            EXPECT_EQ(signature_of(minhash, hashes), plain) << orders << " orders, " << count << " hashes";
        }
    }
}

TEST(MinHash, DoesNotDependOnOrderRepetitionOrPortions) {
    std::mt19937_64 random(2);
    Hashes hashes = random_hashes(random, 100);
    const MinHash minhash(96);
    const std::vector<std::uint32_t> expected = signature_of(minhash, hashes);
    std::shuffle(hashes.begin(), hashes.end(), random);
    hashes.insert(hashes.end(), hashes.begin(), hashes.begin() + 10);
    std::vector<std::uint32_t> signature(minhash.room());
    MinHash::clear(signature);
    minhash.add(std::span(hashes).first(37), signature);
    minhash.add(std::span(hashes).subspan(37), signature);
    EXPECT_EQ(signature, expected);
}

TEST(MinHash, GivesTheSameMinimaForEver) {
    const MinHash minhash(4);
    const std::vector<std::uint32_t> signature = signature_of(minhash, {std::uint64_t{1} << 32});
    // SplitMix64 from 0 begins with E220A8397B1DCDAF: (E220A839 | 1) * 1 + 7B1DCDAF.
    EXPECT_EQ(signature[0], 0x5D3E75E8u);
}

// The chance of a meeting in 25 bands of 5 rows, as the formula has it for independent orders.
TEST(MinHash, LetsSetsMeetAsOftenAsTheFormulaSays) {
    constexpr Bands kBands{25, 5};
    constexpr int kPairs = 2000;
    const MinHash minhash(static_cast<std::size_t>(kBands.bands * kBands.rows));
    std::mt19937_64 random(3);
    for (const auto& [common, jaccard] : {std::pair(40u, 0.5), std::pair(48u, 0.6), std::pair(56u, 0.7)}) {
        int met = 0;
        double equal = 0;
        for (int pair = 0; pair < kPairs; ++pair) {
            const Hashes all = random_hashes(random, 80);
            const std::size_t half = (80 - common) / 2;
            const Hashes a(all.begin(), all.end() - static_cast<std::ptrdiff_t>(half));
            const Hashes b(all.begin() + static_cast<std::ptrdiff_t>(half), all.end());
            const auto in_a = signature_of(minhash, a), in_b = signature_of(minhash, b);
            bool meets = false;
            for (std::size_t band = 0; band < 25; ++band) {
                const auto begin = static_cast<std::ptrdiff_t>(band * 5);
                meets =
                    meets || std::equal(in_a.begin() + begin, in_a.begin() + begin + 5, in_b.begin() + begin);
            }
            met += meets ? 1 : 0;
            for (std::size_t i = 0; i < minhash.orders(); ++i) equal += in_a[i] == in_b[i] ? 1 : 0;
        }
        const double expected = collision_chance(jaccard, kBands);
        const double deviation = std::sqrt(expected * (1 - expected) / kPairs);
        EXPECT_NEAR(static_cast<double>(met) / kPairs, expected, 4 * deviation + 0.01) << jaccard;
        EXPECT_NEAR(equal / kPairs / static_cast<double>(minhash.orders()), jaccard, 0.01);
    }
}

}  // namespace
}  // namespace rostra::duplicates
