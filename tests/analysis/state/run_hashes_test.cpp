// SPDX-License-Identifier: Apache-2.0
#include "rostra/analysis/state/run_hashes.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <vector>

namespace rostra {
namespace {

std::vector<std::uint64_t> hashes_of(std::span<const std::uint32_t> tokens, std::size_t length) {
    std::vector<std::uint64_t> hashes;
    RunHashes(length).each_block(tokens, [&](std::size_t first, std::span<const std::uint64_t> block) {
        EXPECT_EQ(first, hashes.size());
        hashes.insert(hashes.end(), block.begin(), block.end());
    });
    return hashes;
}

TEST(RunHashes, AreOnePerRun) {
    const std::vector<std::uint32_t> tokens(200, 7);
    EXPECT_EQ(hashes_of(tokens, 1).size(), 200u);
    EXPECT_EQ(hashes_of(tokens, 73).size(), 128u);
    EXPECT_EQ(hashes_of(tokens, 200).size(), 1u);
    EXPECT_EQ(hashes_of(tokens, 201).size(), 0u);
    EXPECT_EQ(hashes_of({}, 1).size(), 0u);
}

TEST(RunHashes, AreEqualExactlyForEqualRuns) {
    std::mt19937 random(11);
    for (const std::size_t length : {1u, 2u, 5u, 64u, 70u}) {
        std::vector<std::uint32_t> tokens(3000);
        for (std::uint32_t& token : tokens) token = static_cast<std::uint32_t>(random() % 3);
        const std::vector<std::uint64_t> hashes = hashes_of(tokens, length);
        std::map<std::vector<std::uint32_t>, std::uint64_t> hash_of_run;
        std::map<std::uint64_t, std::vector<std::uint32_t>> run_of_hash;
        for (std::size_t i = 0; i < hashes.size(); ++i) {
            const auto begin = tokens.begin() + static_cast<std::ptrdiff_t>(i);
            const std::vector<std::uint32_t> run(begin, begin + static_cast<std::ptrdiff_t>(length));
            ASSERT_EQ(hash_of_run.emplace(run, hashes[i]).first->second, hashes[i]);
            // A clash is allowed, but would be seen in none of the few thousand runs here.
            ASSERT_EQ(run_of_hash.emplace(hashes[i], run).first->second, run);
        }
    }
}

}  // namespace
}  // namespace rostra
