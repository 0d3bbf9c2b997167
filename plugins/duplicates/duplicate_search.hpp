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

/// What is looked for, and how.
struct Searching {
    std::size_t shingle = 5;
    double threshold = 0.8;
    Bands bands;
    std::size_t most_each =
        200;  ///< sides that meet are compared each with each where they are at most so many
};

/// How it went.
struct SearchCounts {
    std::int64_t sides = 0;       ///< with any token
    std::int64_t copies = 0;      ///< that have the tokens of an earlier one
    std::int64_t candidates = 0;  ///< comparisons of shingles
    std::int64_t verified = 0;    ///< of these, pairs at the threshold or above
    std::int64_t crowded = 0;     ///< sides among too many that met at once to be compared each with each
    std::int64_t left = 0;        ///< of these, those that were not even compared with one of each cluster
};

/// Finds the sides that are copies of each other.
///
/// Sides of equal tokens are brought together first; only the earliest of each is compared with others. Of these,
/// the ones that meet in a band are compared shingle by shingle. Where more than `most_each` meet at once, as do the
/// thousand copies of a page that differ in a date, they are compared with the earliest of them; those that are not
/// in its cluster then, with the earliest of the rest, and so on, in as many rounds as make the work for one side
/// that of a bucket just not too full. Clusters come out whole then but for chains, yet not each pair of them.
class DuplicateSearch {
public:
    DuplicateSearch(Call call, const Sides& sides, const Searching& searching);

    /// Pairs at the threshold or above, by a, then b: of sides with equal tokens the earliest with each other one.
    [[nodiscard]] std::span<const SharedShingles> pairs() const { return pairs_; }
    /// How many different shingles a side has that is in a pair.
    [[nodiscard]] std::uint32_t shingles_of(std::size_t side) const { return sizes_[side]; }
    /// The earliest side of its cluster.
    [[nodiscard]] std::uint32_t first_of(std::uint32_t side) { return clusters_.first_of(side); }
    [[nodiscard]] const SearchCounts& counts() const { return counts_; }

private:
    void find_copies();
    void compare_in_band(std::size_t band, const Buckets& buckets);
    void compare_crowds(std::size_t band, std::vector<std::vector<std::uint32_t>> crowds);
    void propose(std::size_t band, std::uint32_t a, std::uint32_t b);
    void propose_each(std::size_t band, std::span<const std::uint32_t> sides);
    /// Compares what has been proposed.
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
