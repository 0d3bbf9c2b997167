// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace rostra {
inline namespace v0 {

/// Which of the numbers 0, 1, … belong together (Tarjan 1975, with paths halved). The smallest of a set stands for it,
/// whatever the order in which sets were joined.
///
///     DisjointSets sets(documents);
///     sets.join(3, 7);
///     sets.first_of(7);    // 3
class DisjointSets {
public:
    explicit DisjointSets(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0u); }
    [[nodiscard]] std::uint32_t first_of(std::uint32_t member) {
        while (parent_[member] != member) member = parent_[member] = parent_[parent_[member]];
        return member;
    }
    void join(std::uint32_t a, std::uint32_t b) {
        const auto [first, second] = std::minmax({first_of(a), first_of(b)});
        parent_[second] = first;
    }
    [[nodiscard]] bool together(std::uint32_t a, std::uint32_t b) { return first_of(a) == first_of(b); }

private:
    std::vector<std::uint32_t> parent_;
};

}  // namespace v0
}  // namespace rostra
