// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "side_features.hpp"
#include "term_vectors.hpp"

namespace similarity {

/// The share of a norm in the relatedness of two sides.
struct TermShare {
    std::uint32_t norm;
    double share;
    std::uint32_t count_a;
    std::uint32_t count_b;
};

/// What is said of two sides.
struct Pair {
    std::uint32_t b;
    double cosine;
    double jaccard;
    double containment_a;
    double containment_b;
    std::int64_t shared_tokens;
    double relatedness;
    std::vector<TermShare> terms;
};

/// Compares two sides exactly.
class PairMeasures {
public:
    /// `vectors` are those of the relatedness, `plain` those of the cosine, of the same sides.
    PairMeasures(const TermVectors& vectors, const TermVectors& plain, const SideShingles& shingles)
        : vectors_(vectors), plain_(plain), shingles_(shingles) {}

    /// Everything but the terms. The same bits for one pair, whatever else is compared; 0 where a side has no norm.
    [[nodiscard]] Pair of(std::size_t a, std::size_t b) const;

    /// The relatedness alone, the same bits, whichever of the two is named first.
    [[nodiscard]] double relatedness(std::size_t a, std::size_t b) const;

    /// The `most` norms that have the largest shares in the relatedness, the largest first, equal ones bytewise. Shares of
    /// all norms that both have sum to 1; where they have none in common there are none.
    [[nodiscard]] std::vector<TermShare> terms(std::size_t a, std::size_t b, std::size_t most) const;

private:
    const TermVectors& vectors_;
    const TermVectors& plain_;
    const SideShingles& shingles_;
};

}  // namespace similarity
