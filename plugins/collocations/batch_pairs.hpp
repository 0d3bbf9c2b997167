// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "collocation_counts.hpp"
#include "rostra/analysis/terms/document_counts.hpp"
#include "rostra/analysis/terms/token_runs.hpp"
#include "rostra/columns.hpp"

namespace rostra::collocations {

/// The terms and pairs of one batch, counted into a state.
class BatchPairs {
public:
    BatchPairs(const Window& window, const DictionaryColumn& norms, CollocationCounts& counts);

    /// A document whose first token is row `first_row` of the batch; `runs`: its tokens where no edge parts them; `groups`:
    /// for each scope with names, its runs by group.
    void add_document(std::int64_t ordinal, std::size_t first_row, std::span<const terms::TokenRun> runs,
                      const std::vector<std::vector<terms::TokenRun>>& groups);

private:
    /// Counts the terms and pairs of these runs, into found_terms_ and found_pairs_; returns how many tokens there are.
    std::int64_t tally(std::span<const terms::TokenRun> runs);
    void tally_pairs(std::span<const terms::TokenRun> runs);
    /// Into different_pairs_, ascending, and pair_tally_. Keys hold the square of how many terms are ranked.
    template <class Key>
    void sort_and_count(std::span<const terms::TokenRun> runs, std::vector<Key>& keys,
                        std::vector<Key>& spare);

    const Window& window_;
    CollocationCounts& counts_;
    std::span<const std::int32_t> codes_;  // by row of the batch
    const std::int32_t* at_ = nullptr;     // of the document
    bool corpus_, documents_;

    // By code of the batch:
    std::vector<std::uint32_t> number_;  // of the term in the state
    std::vector<bool> empty_, node_;
    std::vector<std::uint32_t> tally_;
    std::vector<std::uint32_t> rank_;  // of those in ranked_

    std::vector<std::int32_t> met_;     // codes whose tally is not 0
    std::vector<std::int32_t> ranked_;  // those of met_ that are terms, by their numbers
    std::vector<std::uint32_t> narrow_, narrow_spare_;
    std::vector<std::uint64_t> wide_, wide_spare_;
    std::vector<Pair> different_pairs_;
    std::vector<std::int64_t> pair_tally_;
    std::vector<std::uint32_t> pair_number_;
    std::vector<terms::TermCount> found_terms_, found_pairs_;
};

}  // namespace rostra::collocations
