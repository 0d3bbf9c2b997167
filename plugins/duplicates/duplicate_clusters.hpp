// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "duplicate_search.hpp"

namespace rostra::duplicates {

/// Sides that pairs connect, in clusters of two or more: clusters by their first side, sides ascending.
class DuplicateClusters {
public:
    DuplicateClusters(DuplicateSearch& search, std::size_t sides);

    [[nodiscard]] std::size_t size() const { return first_.size() - 1; }
    [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t cluster) const {
        return std::span(members_).subspan(first_[cluster], first_[cluster + 1] - first_[cluster]);
    }
    /// The cluster of a side that is in one.
    [[nodiscard]] std::size_t of(std::size_t side) const { return cluster_of_[side]; }

private:
    std::vector<std::uint32_t> cluster_of_;
    std::vector<std::size_t> first_ = {0};
    std::vector<std::uint32_t> members_;
};

inline DuplicateClusters::DuplicateClusters(DuplicateSearch& search, std::size_t sides) : cluster_of_(sides) {
    std::vector<std::uint32_t> sizes(sides);
    for (std::uint32_t side = 0; side < sides; ++side) ++sizes[search.first_of(side)];
    std::vector<std::size_t> next;
    for (std::uint32_t side = 0; side < sides; ++side) {
        const std::uint32_t first = search.first_of(side);
        if (sizes[first] < 2) continue;
        if (first == side) {
            cluster_of_[side] = static_cast<std::uint32_t>(next.size());
            next.push_back(first_.back());
            first_.push_back(first_.back() + sizes[first]);
            members_.resize(first_.back());
        }
        cluster_of_[side] = cluster_of_[first];
        members_[next[cluster_of_[side]]++] = side;
    }
}

}  // namespace rostra::duplicates
