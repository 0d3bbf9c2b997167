// SPDX-License-Identifier: Apache-2.0
#include "rostra/analysis/state/repeat_filter.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <thread>
#include <vector>

namespace rostra {
namespace {

std::vector<std::uint64_t> random_hashes(std::size_t count) {
    std::mt19937_64 random(3);
    std::vector<std::uint64_t> hashes(count);
    for (std::uint64_t& hash : hashes) hash = random();
    return hashes;
}

TEST(RepeatFilter, KnowsEveryHashThatWasAddedTwice) {
    const std::vector<std::uint64_t> hashes = random_hashes(20000);
    for (const std::uint64_t memory : {std::uint64_t{1} << 30, std::uint64_t{256}}) {
        RepeatFilter filter(hashes.size() * 2, memory);
        for (const std::uint64_t hash : hashes) filter.add(hash);
        for (const std::uint64_t hash : hashes) EXPECT_TRUE(filter.add(hash));
        for (const std::uint64_t hash : hashes) ASSERT_TRUE(filter.repeated(hash));
    }
}

TEST(RepeatFilter, SeldomTakesASingleHashForARepeatedOne) {
    const std::vector<std::uint64_t> hashes = random_hashes(100000);
    RepeatFilter filter(hashes.size(), std::uint64_t{1} << 30);
    for (const std::uint64_t hash : hashes) filter.add(hash);
    std::size_t wrong = 0;
    for (const std::uint64_t hash : hashes) wrong += filter.repeated(hash) ? 1u : 0u;
    // At least eight cells a hash: fewer than one in eight shares its cell.
    EXPECT_LT(wrong, hashes.size() / 8);
}

TEST(RepeatFilter, SaysTheSameWhateverThreadsAddedInWhateverOrder) {
    const std::vector<std::uint64_t> hashes = random_hashes(5000);
    const auto verdicts = [&](unsigned threads) {
        RepeatFilter filter(100, 1024);  // so small that most cells are shared
        std::vector<std::thread> workers;
        for (unsigned t = 0; t < threads; ++t) {
            workers.emplace_back([&, t] {
                for (std::size_t i = t; i < 600; i += threads) filter.add(hashes[i]);
            });
        }
        for (std::thread& worker : workers) worker.join();
        std::vector<bool> out;
        for (const std::uint64_t hash : hashes) out.push_back(filter.repeated(hash));
        return out;
    };
    const std::vector<bool> expected = verdicts(1);
    EXPECT_NE(std::set<bool>(expected.begin(), expected.end()).size(), 1u);
    for (int i = 0; i < 20; ++i) EXPECT_EQ(verdicts(4), expected);
}

}  // namespace
}  // namespace rostra
