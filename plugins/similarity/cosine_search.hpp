// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rostra/call.hpp"
#include "term_vectors.hpp"

namespace similarity {

/// Finds, for each side, the later ones whose cosine with it may be at or above a threshold, without looking at all
/// others: exact all-pairs search with prefixes (Bayardo, Ma and Srikant 2007) bounded by their lengths as vectors, and
/// with such a bound for what of a pair is not yet summed (Anastasiu and Karypis 2014, L2AP).
///
///     const CosineSearch search(call, vectors, 0.1);
///     CosineSearch::Worker worker(search);                     // one a thread
///     for (const std::uint32_t b : worker.candidates(a)) …     // has every b that is wanted, and few others
///
/// Norms stand in the order of their numbers, those that most sides have first. As long as what comes first of a side's
/// vector, made to unit length, is shorter than the threshold, it lies in no list. Two sides that share nothing beyond
/// this prefix of either share only what lies in the longer prefix of the two; by Cauchy and Schwarz their cosine is at
/// most its length, so below the threshold. The candidates are the sides met in the lists of the rest, rarest norms
/// first, less those that even with all that may be left would stay below. Bounds are rounded up: who decides is the
/// pair's exact cosine, computed afterwards.
class CosineSearch {
public:
    /// The threshold has to be above 0.
    CosineSearch(rostra::Call call, const TermVectors& vectors, double threshold);

    class Worker;

private:
    /// A side that has a norm.
    struct Posting {
        std::uint32_t side;
        float weight;  // of the norm, of a vector of length 1
        float before;  // length of what comes before it in the order of norms
    };
    struct Listed {
        std::uint32_t norm;
        float weight;
        float before;
    };

    /// What of a side lies in lists, ascending.
    void listed(std::size_t side, std::vector<Listed>& norms) const;

    const TermVectors& vectors_;
    double threshold_;
    std::vector<std::uint64_t> first_;  // by norm, its list's first posting
    std::vector<Posting> postings_;     // of each norm by side
};

class CosineSearch::Worker {
public:
    explicit Worker(const CosineSearch& search) : search_(search), sums_(search.vectors_.size()) {}

    /// Ascending; they hold until the next call.
    [[nodiscard]] const std::vector<std::uint32_t>& candidates(std::size_t a);

private:
    const CosineSearch& search_;
    std::vector<double> sums_;  // by side; 0: not met, below 0: cannot reach the threshold
    std::vector<std::uint32_t> met_;
    std::vector<Listed> norms_;
};

}  // namespace similarity
