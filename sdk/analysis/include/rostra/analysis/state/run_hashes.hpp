// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace rostra {
inline namespace v0 {

/// Hashes of every run of k tokens of a document, each from the one before in constant time (Karp and Rabin
/// 1987, the polynomial modulo 2^64 over mixed token numbers). Equal runs have equal hashes; what is found by
/// them is compared token by token afterwards, so a clash costs time, never truth.
class RunHashes {
public:
    /// Runs are handed on so many at a time, so that a table's lines can be fetched ahead of their use.
    static constexpr std::size_t kBlock = 64;

    explicit RunHashes(std::size_t length) : length_(length) {
        for (std::size_t i = 1; i < length; ++i) leading_ *= kBase;
    }

    /// Calls use(first, hashes): the hashes of the runs that begin at tokens first, first + 1, ….
    template <class Use>
    void each_block(std::span<const std::uint32_t> tokens, Use use) const {
        if (tokens.size() < length_) return;
        std::uint64_t hash = 0;
        for (std::size_t i = 0; i + 1 < length_; ++i) hash = hash * kBase + mixed(tokens[i]);
        std::array<std::uint64_t, kBlock> block;
        const std::size_t runs = tokens.size() - length_ + 1;
        for (std::size_t first = 0; first < runs; first += kBlock) {
            const std::size_t count = std::min(kBlock, runs - first);
            for (std::size_t i = 0; i < count; ++i) {
                hash = hash * kBase + mixed(tokens[first + i + length_ - 1]);
                block[i] = spread(hash);
                hash -= leading_ * mixed(tokens[first + i]);
            }
            use(first, std::span<const std::uint64_t>(block.data(), count));
        }
    }

private:
    static constexpr std::uint64_t kBase = 0xD1342543DE82EF95u;

    static std::uint64_t mixed(std::uint32_t token) {
        std::uint64_t word = (token + 1) * 0x9E3779B97F4A7C15u;
        return (word ^ (word >> 29)) * 0xBF58476D1CE4E5B9u;
    }
    static std::uint64_t spread(std::uint64_t hash) {
        hash = (hash ^ (hash >> 32)) * 0x94D049BB133111EBu;
        return hash ^ (hash >> 29);
    }

    std::size_t length_;
    std::uint64_t leading_ = 1;  // what the oldest token of a run was multiplied by
};

}  // namespace v0
}  // namespace rostra
