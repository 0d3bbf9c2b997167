// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "buckets.hpp"
#include "fingerprints.hpp"
#include "lsh_bands.hpp"
#include "rostra/analysis/state/disjoint_sets.hpp"
#include "rostra/call.hpp"
#include "sides.hpp"

namespace rostra::duplicates {

/// Two sides and how many different shingles they have in common; a before b.
struct SharedShingles {
    std::uint32_t a;
    std::uint32_t b;
    std::uint32_t shared;
};

/// The options of a search.
struct Searching {
    std::size_t shingle = 5;
    double threshold = 0.8;
    Bands bands;
    std::size_t most_each =
        200;  ///< a bucket of at most so many sides has all its sides compared with each other
};

/// The numbers of a search, for its message.
struct SearchCounts {
    std::int64_t sides = 0;       ///< sides that have a token
    std::int64_t copies = 0;      ///< sides that have the same tokens as an earlier side
    std::int64_t candidates = 0;  ///< pairs that were compared shingle by shingle
    std::int64_t verified = 0;    ///< of these pairs, pairs at the threshold or above
    std::int64_t crowded = 0;     ///< sides in a bucket of more than Searching::most_each
    std::int64_t left = 0;  ///< of these sides, sides that were not compared with a side of each cluster
};

/// Finds the sides that are copies of each other.
///
/// Sides of equal tokens are brought together first, and only the earliest of them is compared with other sides. Two sides
/// are compared, shingle by shingle, where their signatures agree in a band.
///
/// A bucket of more than `most_each` sides, as a thousand copies of a page that differ in a date, is searched in rounds.
/// Each round compares the remaining sides with the earliest of them, and takes out the sides that belong to its cluster.
/// There are as many rounds as keep the comparisons of one side at those of a bucket of `most_each`. So clusters are
/// complete, except where sides are alike by way of third sides only; pairs within a cluster are not all listed.
class DuplicateSearch {
public:
    DuplicateSearch(Call call, const Sides& sides, const Searching& searching);

    /// Pairs at the threshold or above, ordered by a, then b. Of sides with equal tokens, the earliest side is paired with
    /// each of the others.
    [[nodiscard]] std::span<const SharedShingles> pairs() const { return pairs_; }
    /// The number of different shingles of a side that is in a pair.
    [[nodiscard]] std::uint32_t shingles_of(std::size_t side) const { return sizes_[side]; }
    /// The earliest side of the cluster of `side`.
    [[nodiscard]] std::uint32_t first_of(std::uint32_t side) { return clusters_.first_of(side); }
    [[nodiscard]] const SearchCounts& counts() const { return counts_; }

private:
    void find_copies();
    void compare_in_band(std::size_t band, const Buckets& buckets);
    void compare_crowds(std::size_t band, std::vector<std::vector<std::uint32_t>> crowds);
    void propose(std::size_t band, std::uint32_t a, std::uint32_t b);
    void propose_each(std::size_t band, std::span<const std::uint32_t> sides);
    /// Compares the proposed pairs.
    void verify();
    void count_shingles(std::vector<std::uint32_t> sides);
    [[nodiscard]] bool known(std::size_t band, std::uint32_t a, std::uint32_t b);
    [[nodiscard]] double jaccard(const SharedShingles& pair) const {
        return static_cast<double>(pair.shared) /
               static_cast<double>(std::uint64_t{sizes_[pair.a]} + sizes_[pair.b] - pair.shared);
    }

    Call call_;
    const Sides& sides_;
    Searching searching_;
    Fingerprints fingerprints_;
    DisjointSets clusters_;
    std::vector<std::uint32_t> sizes_;        // by side, 0: not counted yet
    std::vector<std::uint32_t> looking_;      // sides that are compared with others
    std::vector<std::vector<bool>> crowded_;  // by band, empty or by side
    std::vector<SharedShingles> proposed_, pairs_;
    SearchCounts counts_;
};

}  // namespace rostra::duplicates
