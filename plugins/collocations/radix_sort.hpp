// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

namespace rostra::collocations {

/// Sorts numbers below 2^bits, a digit at a time from the lowest up. `spare` is working space, kept for the next call.
template <class Key>
void radix_sort(std::vector<Key>& keys, std::vector<Key>& spare, unsigned bits) {
    constexpr unsigned kDigitBits = 11;  // the counts of a digit fit the first cache
    constexpr std::size_t kSmall = 512;  // below it, counting costs more than comparing
    if (keys.size() < kSmall) {
        std::sort(keys.begin(), keys.end());
        return;
    }
    const unsigned passes = (bits + kDigitBits - 1) / kDigitBits;
    const unsigned digit = passes == 0 ? 0 : (bits + passes - 1) / passes;
    const Key mask = static_cast<Key>((Key{1} << digit) - 1);
    spare.resize(keys.size());
    for (unsigned pass = 0; pass < passes; ++pass) {
        const unsigned shift = pass * digit;
        std::array<std::size_t, std::size_t{1} << kDigitBits> place{};
        for (const Key key : keys) ++place[(key >> shift) & mask];
        std::size_t before = 0;
        for (std::size_t value = 0; value <= mask; ++value) before += std::exchange(place[value], before);
        for (const Key key : keys) spare[place[(key >> shift) & mask]++] = key;
        keys.swap(spare);
    }
}

}  // namespace rostra::collocations
