// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <vector>

#include "rostra/analysis/state/paged_array.hpp"
#include "rostra/analysis/state/table_hash.hpp"

namespace rostra {
inline namespace v0 {
namespace terms {

/// How often a term stands somewhere, and in how many documents. The count is parted so that this is 12
/// bytes.
class Occurrences {
public:
    [[nodiscard]] std::int64_t count() const {
        return static_cast<std::int64_t>(std::uint64_t{count_high_} << 32 | count_low_);
    }
    [[nodiscard]] std::uint32_t documents() const { return documents_; }

    void add(std::int64_t count_more, std::uint32_t documents_more) {
        const auto sum = static_cast<std::uint64_t>(count() + count_more);
        count_low_ = static_cast<std::uint32_t>(sum);
        count_high_ = static_cast<std::uint32_t>(sum >> 32);
        documents_ += documents_more;
    }

private:
    std::uint32_t documents_ = 0, count_low_ = 0, count_high_ = 0;
};

/// Counts by (group, term), both numbers: 20 bytes a pair and some 8 for finding it.
class GroupCells {
public:
    struct Cell {
        std::uint32_t group;
        std::uint32_t term;
        Occurrences found;
    };

    void add(std::uint32_t group, std::uint32_t term, std::int64_t count, std::uint32_t documents) {
        if ((cells_.size() + 1) * 4 > slots_.size() * 3) grow();
        std::uint32_t& slot = slots_[place_of(group, term)];
        if (slot == kEmpty) {
            if (cells_.size() >= kEmpty) throw std::length_error("too many groups and terms to count");
            slot = static_cast<std::uint32_t>(cells_.size());
            cells_.push_back({group, term, {}});
        }
        cells_[slot].found.add(count, documents);
    }

    [[nodiscard]] std::size_t size() const { return cells_.size(); }
    const Cell& operator[](std::size_t i) const { return cells_[i]; }
    /// Bytes held.
    [[nodiscard]] std::int64_t memory() const {
        return cells_.memory() + static_cast<std::int64_t>(slots_.capacity() * sizeof(slots_[0]));
    }

private:
    static constexpr std::uint32_t kEmpty = 0xffffffffu;

    [[nodiscard]] std::size_t place_of(std::uint32_t group, std::uint32_t term) const {
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t i = table_hash(group, term) & mask;; i = (i + 1) & mask) {
            if (slots_[i] == kEmpty) return i;
            const Cell& cell = cells_[slots_[i]];
            if (cell.term == term && cell.group == group) return i;
        }
    }
    void grow() {
        slots_.assign(slots_.empty() ? 16 : 2 * slots_.size(), kEmpty);
        for (std::uint32_t i = 0; i < cells_.size(); ++i) {
            const Cell& cell = cells_[i];
            slots_[place_of(cell.group, cell.term)] = i;
        }
    }

    PagedArray<Cell> cells_;
    std::vector<std::uint32_t> slots_;
};

}  // namespace terms
}  // namespace v0
}  // namespace rostra
