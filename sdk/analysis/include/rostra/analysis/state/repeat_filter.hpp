// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace rostra {
inline namespace v0 {

/// Tells hashes that were added once from those added more often: never wrong about the latter, and now and
/// then taking one of the former for one of them. Two bits a cell, a cell chosen by the hash. Many threads
/// may add at once; what the filter says afterwards does not depend on their order.
class RepeatFilter {
public:
    /// For about `hashes` additions; `memory` bounds its bytes.
    RepeatFilter(std::uint64_t hashes, std::uint64_t memory) {
        std::uint64_t cells = std::bit_ceil(hashes * 8 + kSmallest);
        while (cells / kCellsAWord * sizeof(std::uint64_t) > memory && cells > kSmallest) cells /= 2;
        shift_ = 64 - std::countr_zero(cells);
        words_ = std::vector<std::atomic<std::uint64_t>>(cells / kCellsAWord);
    }

    void prefetch(std::uint64_t hash) const { __builtin_prefetch(&words_[word_of(hash)], 1); }

    /// True where the cell was used before.
    bool add(std::uint64_t hash) {
        std::atomic<std::uint64_t>& word = words_[word_of(hash)];
        const std::uint64_t once = std::uint64_t{1} << bit_of(hash);
        const std::uint64_t seen = word.load(std::memory_order_relaxed);
        if ((seen & (once << 1)) != 0) return true;
        if ((seen & once) == 0 && (word.fetch_or(once, std::memory_order_relaxed) & once) == 0) return false;
        word.fetch_or(once << 1, std::memory_order_relaxed);
        return true;
    }
    [[nodiscard]] bool repeated(std::uint64_t hash) const {
        return (words_[word_of(hash)].load(std::memory_order_relaxed) >> bit_of(hash) & 2) != 0;
    }

private:
    static constexpr std::uint64_t kCellsAWord = 32;
    static constexpr std::uint64_t kSmallest = 1024;

    // The top bits choose the cell: its word, then its two bits there.
    [[nodiscard]] std::size_t word_of(std::uint64_t hash) const { return (hash >> shift_) / kCellsAWord; }
    [[nodiscard]] unsigned bit_of(std::uint64_t hash) const {
        return static_cast<unsigned>((hash >> shift_) % kCellsAWord * 2);
    }

    int shift_ = 0;
    std::vector<std::atomic<std::uint64_t>> words_;
};

}  // namespace v0
}  // namespace rostra
