// SPDX-License-Identifier: Apache-2.0
#include "radix_sort.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace rostra::collocations {
namespace {

/// Numbers below 2^bits that look drawn (Steele and others 2014, SplitMix64).
template <class Key>
std::vector<Key> drawn(std::size_t count, unsigned bits) {
    std::vector<Key> keys;
    std::uint64_t state = bits;
    for (std::size_t i = 0; i < count; ++i) {
        std::uint64_t z = state += 0x9E3779B97F4A7C15U;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        z ^= z >> 31U;
        keys.push_back(static_cast<Key>(bits == 0 ? 0 : z >> (64 - bits)));
    }
    return keys;
}

template <class Key>
void sorts_as_the_library_does(unsigned bits) {
    std::vector<Key> spare;
    for (const std::size_t count : std::vector<std::size_t>{0, 1, 511, 512, 5000}) {
        std::vector<Key> keys = drawn<Key>(count, bits);
        std::vector<Key> sorted = keys;
        std::sort(sorted.begin(), sorted.end());
        radix_sort(keys, spare, bits);
        EXPECT_EQ(keys, sorted) << count << " of " << bits << " bits";
    }
}

TEST(RadixSort, SortsAsTheLibraryDoes) {
    for (unsigned bits = 0; bits <= 32; ++bits) sorts_as_the_library_does<std::uint32_t>(bits);
    for (unsigned bits = 0; bits <= 64; ++bits) sorts_as_the_library_does<std::uint64_t>(bits);
}

}  // namespace
}  // namespace rostra::collocations
