// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rostra/analysis/state/run_hashes.hpp"
#include "side_tokens.hpp"

namespace rostra::duplicates {

/// The different shingles of a side, for counting how many of them another side has. The counts are exact, because
/// shingles of equal hashes are compared token by token.
///
///     ShingleSet set(5);
///     set.assign(a);
///     set.size();              // the number of different shingles of a
///     set.shared_with(b);      // how many of them b has
class ShingleSet {
public:
    explicit ShingleSet(std::size_t length) : length_(length), hashes_(length) {}

    /// Takes the shingles of `side` in place of those before. `side` must not change while the set is used.
    void assign(const SideTokens& side);
    [[nodiscard]] std::uint32_t size() const { return size_; }
    std::uint32_t shared_with(const SideTokens& other);

private:
    struct Slot {
        std::uint64_t hash;
        std::uint32_t first;
        std::uint32_t length;  // 0: free
    };

    std::size_t length_;
    RunHashes hashes_;
    const SideTokens* side_ = nullptr;
    std::vector<Slot> slots_;  // a power of two
    std::vector<std::uint32_t>
        seen_in_;  // by slot, the number of the last shared_with() that met the shingle
    std::uint32_t others_ = 0;
    std::uint32_t size_ = 0;
};

}  // namespace rostra::duplicates
