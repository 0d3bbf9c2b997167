// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <vector>

#include "rostra/analysis/state/paged_array.hpp"
#include "rostra/analysis/state/table_hash.hpp"

namespace rostra::collocations {

/// Two terms, both numbers.
struct Pair {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    friend bool operator==(const Pair&, const Pair&) = default;
    friend auto operator<=>(const Pair&, const Pair&) = default;
};

/// Pairs to numbers 0, 1, 2, … in the order they are first met: 8 bytes a pair and some 8 for finding it.
class PairTable {
public:
    /// The numbers of many pairs, new ones for those that have none yet; where they lie is fetched ahead.
    void ids(std::span<const Pair> pairs, std::span<std::uint32_t> ids) {
        constexpr std::size_t kAhead = 32;
        std::array<std::uint64_t, kAhead> hashes{};
        for (std::size_t first = 0; first < pairs.size(); first += kAhead) {
            const std::size_t count = std::min(kAhead, pairs.size() - first);
            while ((size() + count) * 4 > slots_.size() * 3) grow();
            const std::size_t mask = slots_.size() - 1;
            for (std::size_t i = 0; i < count; ++i) {
                hashes[i] = hash_of(pairs[first + i]);
                __builtin_prefetch(&slots_[hashes[i] & mask]);
            }
            for (std::size_t i = 0; i < count; ++i) {
                const std::uint32_t likely = slots_[hashes[i] & mask];
                if (likely != kEmpty) __builtin_prefetch(&pairs_[likely]);
            }
            for (std::size_t i = 0; i < count; ++i) ids[first + i] = id_of(hashes[i], pairs[first + i]);
        }
    }
    std::uint32_t id(Pair pair) {
        std::uint32_t id = 0;
        ids({&pair, 1}, {&id, 1});
        return id;
    }

    [[nodiscard]] std::size_t size() const { return pairs_.size(); }
    const Pair& operator[](std::size_t id) const { return pairs_[id]; }
    /// Bytes held.
    [[nodiscard]] std::int64_t memory() const {
        return pairs_.memory() + static_cast<std::int64_t>(slots_.capacity() * sizeof(slots_[0]));
    }

private:
    static constexpr std::uint32_t kEmpty = 0xffffffffu;

    static std::uint64_t hash_of(Pair pair) { return table_hash(pair.a, pair.b); }
    [[nodiscard]] std::size_t place_of(std::uint64_t hash, Pair pair) const {
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
            if (slots_[i] == kEmpty || pairs_[slots_[i]] == pair) return i;
        }
    }
    std::uint32_t id_of(std::uint64_t hash, Pair pair) {
        std::uint32_t& slot = slots_[place_of(hash, pair)];
        if (slot == kEmpty) {
            if (size() >= kEmpty) throw std::length_error("too many pairs of terms to count");
            slot = static_cast<std::uint32_t>(size());
            pairs_.push_back(pair);
        }
        return slot;
    }
    void grow() {
        slots_.assign(slots_.empty() ? 64 : 2 * slots_.size(), kEmpty);
        for (std::uint32_t i = 0; i < pairs_.size(); ++i) slots_[place_of(hash_of(pairs_[i]), pairs_[i])] = i;
    }

    PagedArray<Pair> pairs_;
    std::vector<std::uint32_t> slots_;
};

}  // namespace rostra::collocations
