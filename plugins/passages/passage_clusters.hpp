// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "passage_chains.hpp"
#include "rostra/analysis/state/token_store.hpp"
#include "rostra/call.hpp"
#include "seed_index.hpp"

namespace passages {

/// Some tokens of a part.
struct Place {
    std::uint32_t part;
    TokenRange tokens;
};

/// A text and all places where it stands. `passage`: the number of the first passage that has the place, or kNone.
struct Cluster {
    static constexpr std::uint32_t kNone = 0xffffffffu;

    struct Member {
        Place place;
        std::uint32_t passage;
    };
    std::vector<Member> members;  ///< by part, then begin
    std::uint64_t documents = 0;  ///< that the text stands in
    bool common = false;          ///< too common for the search for passages, which left the text out
};

/// Brings the places of passages together that hold one text: both places of a passage, and two places of one part where
/// the shorter place covers half of the longer place or more.
///
/// `places`: passage p has the places 2p and 2p + 1. Clusters are ordered by their first passage. `cluster_of` receives,
/// by passage, the number of its cluster.
std::vector<Cluster> cluster_passages(rostra::Call call, const rostra::TokenStore& tokens,
                                      std::span<const Place> places, std::vector<std::uint32_t>& cluster_of);

/// The texts that the search for passages left out as too common. Sequences of this kind that touch in a part make one
/// text; texts that are equal token by token are one cluster. Clusters are ordered by their first place.
std::vector<Cluster> cluster_common(rostra::Call call, const rostra::TokenStore& tokens,
                                    const SeedIndex& seeds, std::size_t shingle);

}  // namespace passages
