// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "evidence_rows.hpp"

namespace rostra::speakers {

/// A condition of a tree: whether a feature is at most some value. Where it is not, the leaves below its first branch are out of
/// question; `lost` has a bit for each of them, the lowest for the tree's first leaf.
struct Condition {
    std::uint16_t feature = 0;
    std::int16_t most = 0;
    std::array<std::uint16_t, 2> lost{};
};

/// A decision tree without its shape: of the leaves that no condition puts out of question, the first is the one that counts
/// (Lucchese et al. 2015, QuickScorer). So all conditions can be asked in any order, and of many rows at once.
struct Tree {
    static constexpr std::size_t kMostLeaves = 32;

    std::vector<Condition> conditions;
    std::vector<std::int32_t> leaves;  ///< what each adds
};

/// Adds what `trees` say to the sum of each row of a block.
void add_trees(std::span<const Tree> trees, const std::int16_t* block,
               std::array<std::int32_t, EvidenceRows::kBlock>& sums);

}  // namespace rostra::speakers
