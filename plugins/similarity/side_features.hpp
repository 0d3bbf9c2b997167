// SPDX-License-Identifier: Apache-2.0
// What sides (documents, or groups) are compared by: how often they have each norm, and which shingles they have.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rostra/analysis/state/token_store.hpp"
#include "rostra/call.hpp"

namespace similarity {

/// A norm, and how often a side has it.
struct CountedNorm {
    std::uint32_t norm;
    std::uint32_t count;
};

/// Norms by side. Norms are numbered from those that most sides have to those that fewest have, equal ones bytewise:
/// sums over norms are made in one order, however the store came together.
struct SideNorms {
    std::vector<std::vector<CountedNorm>> of_side;  ///< ascending by norm, each once
    std::vector<std::uint32_t> frequency;           ///< by norm, how many sides have it
    std::vector<std::uint32_t> rank;                ///< by norm, its place among all bytewise
    std::vector<std::uint32_t> stored;              ///< by norm, its number in the store
};
SideNorms count_norms(rostra::Call call, const rostra::TokenStore& tokens);

/// Shingles: runs of `length` tokens (Broder 1997), each counted once a side. A part of fewer tokens, but some, has
/// one shingle: itself.
struct SideShingles {
    std::vector<std::uint64_t> sizes;                ///< by side, how many different ones it has
    std::vector<std::vector<std::uint32_t>> shared;  ///< by side, those that other sides have too, ascending
};
SideShingles find_shingles(rostra::Call call, const rostra::TokenStore& tokens, std::size_t length);

}  // namespace similarity
