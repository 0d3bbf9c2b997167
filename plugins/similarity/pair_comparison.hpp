// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "document_features.hpp"
#include "inverted_index.hpp"
#include "rostra/call.hpp"

namespace similarity {

/// What is said of two documents.
struct Pair {
    std::uint32_t b;
    double cosine;
    double jaccard;
    double containment_a;
    double containment_b;
    std::int64_t shared_tokens;
};

/// Compares documents with all later ones along the lists of who else has their norms and shingles: the work
/// is that of what documents share. Some documents are compared at once, as each list is then fetched once
/// for all of them.
///
/// A norm t weighs c(t, d) * (ln((1 + N) / (1 + d_t)) + 1) in a document d that has it c(t, d) times, where
/// d_t of N documents have it. This is tf-idf as scikit-learn's TfidfVectorizer defines it by default, with
/// the idf smoothed as if one more document had every norm: the plain ln(N / d_t) would make norms that all
/// documents have worth nothing, and with them whatever two documents share where there are but two.
class PairComparison {
public:
    PairComparison(const InvertedIndex& norms, const Shingles& shingles);

    /// By document from `first` to before `last`, its pairs with each later document, in order.
    [[nodiscard]] std::vector<std::vector<Pair>> compare(rostra::Call call, std::size_t first,
                                                         std::size_t last) const;

private:
    [[nodiscard]] Pair pair(std::size_t a, std::size_t b, double dot, std::int64_t shared_tokens,
                            std::uint32_t shared_shingles) const;

    const InvertedIndex& norms_;
    const Shingles& shingles_;
    std::vector<double> squared_idf_;  // by norm
    std::vector<double> square_;       // by document, its vector with itself
};

}  // namespace similarity
