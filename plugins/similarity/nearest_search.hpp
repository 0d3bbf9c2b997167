// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rostra/call.hpp"
#include "term_vectors.hpp"

namespace similarity {

/// Finds, for each side, the others that may be among the `most` of the highest cosine with it, however low that is.
///
///     const NearestSearch search(call, vectors, 5);
///     NearestSearch::Worker worker(search);                      // one a thread
///     for (const std::uint32_t b : worker.candidates(a)) …      // has the five nearest of a, and few others
///
/// A side's norms are gone through from the rarest on, and products are summed for the sides that have them. By Cauchy and
/// Schwarz, what is not yet summed adds at most the length of what is left of the side's vector, made to unit length. Once
/// `most` sides have a larger sum than that, no side that was not met can be among the nearest; the candidates are the
/// sides that could still reach the `most`-th highest sum. Who decides is the pair's exact cosine, computed afterwards.
class NearestSearch {
public:
    NearestSearch(rostra::Call call, const TermVectors& vectors, std::size_t most);

    class Worker;

private:
    struct Posting {
        std::uint32_t side;
        float weight;  // of the norm, of a vector of length 1
    };

    const TermVectors& vectors_;
    std::size_t most_;
    std::vector<std::uint64_t> first_;  // by norm, its list's first posting
    std::vector<Posting> postings_;     // of each norm by side
};

class NearestSearch::Worker {
public:
    explicit Worker(const NearestSearch& search) : search_(search), sums_(search.vectors_.size()) {}

    /// Ascending, without `a`; they hold until the next call. Sides that have no norm in common with it are none.
    [[nodiscard]] const std::vector<std::uint32_t>& candidates(std::size_t a);

private:
    /// The `most`-th highest sum so far; 0 where fewer sides are met.
    [[nodiscard]] double lowest_of_nearest();

    const NearestSearch& search_;
    std::vector<double> sums_;  // by side; 0: not met
    std::vector<std::uint32_t> met_;
    std::vector<double> ordered_;
};

}  // namespace similarity
