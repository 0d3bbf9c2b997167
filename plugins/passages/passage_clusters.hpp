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

/// Where something stands.
struct Place {
    std::uint32_t part;
    TokenRange tokens;
};

/// The places of one text. `passage`: the first passage that has the place, by number; kNone of what is in none.
struct Cluster {
    static constexpr std::uint32_t kNone = 0xffffffffu;

    struct Member {
        Place place;
        std::uint32_t passage;
    };
    std::vector<Member> members;  ///< by part, then begin
    std::uint64_t documents = 0;  ///< that it stands in
    bool common = false;          ///< left out of the search for passages
};

/// The texts that passages are copies of: the two places of a passage are of one text, and so are two places in one
/// part of which the shorter covers half of the longer or more. `places`: those of passage p are 2p and 2p + 1. By
/// their first passage; `cluster_of` gets the cluster of each passage.
std::vector<Cluster> cluster_passages(rostra::Call call, const rostra::TokenStore& tokens,
                                      std::span<const Place> places, std::vector<std::uint32_t>& cluster_of);

/// The texts made of sequences that were left out as too common: as far as such sequences touch, those that are equal
/// token by token together. By their first place.
std::vector<Cluster> cluster_common(rostra::Call call, const rostra::TokenStore& tokens,
                                    const SeedIndex& seeds, std::size_t shingle);

}  // namespace passages
