// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rostra/analysis/state/run_hashes.hpp"
#include "side_tokens.hpp"

namespace rostra::duplicates {

/// The different shingles of a side, to count what others have of them: exactly, since shingles of equal hashes
/// are compared token by token.
///
///     ShingleSet set(5);
///     set.assign(a);
///     set.size();              // how many a has
///     set.shared_with(b);      // how many of them b has too
class ShingleSet {
public:
    explicit ShingleSet(std::size_t length) : length_(length), hashes_(length) {}

    /// Has the shingles of this side then, which must not change meanwhile.
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
    std::vector<Slot> slots_;             // a power of two
    std::vector<std::uint32_t> seen_in_;  // by slot, the last of the others that has it
    std::uint32_t others_ = 0;
    std::uint32_t size_ = 0;
};

}  // namespace rostra::duplicates
