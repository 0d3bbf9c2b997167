// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "document_counts.hpp"
#include "group_cells.hpp"
#include "rostra/state/paged_array.hpp"
#include "rostra/state/string_table.hpp"
#include "rostra/state_bytes.hpp"

namespace term_frequency {

/// Everything that is counted of the terms of one length. Terms are numbers of `terms`; groups are numbers of
/// the state's tables of names, one for each scope that has names.
struct LengthCounts {
    explicit LengthCounts(std::size_t named_scopes) : named(named_scopes) {}

    rostra::StringTable terms;

    // In all documents.
    rostra::PagedArray<Occurrences> occurrences;  // by term
    std::int64_t total = 0;

    DocumentCounts by_document;

    struct Named {
        std::vector<std::int64_t> totals;  // by group
        GroupCells cells;

        void add_total(std::uint32_t group, std::int64_t count) {
            if (group >= totals.size()) totals.resize(group + std::size_t{1});
            totals[group] += count;
        }
    };
    std::vector<Named> named;

    /// The numbers of terms, with places for the counts of new ones.
    void number(std::span<const std::string_view> texts, std::span<std::uint32_t> numbers);

    /// `groups[s][g]`: the number here of the other's group g of scope s.
    void combine(rostra::Call call, const LengthCounts& from,
                 const std::vector<std::vector<std::uint32_t>>& groups);

    /// `groups[s]`: a named scope's groups by name. The same bytes for the same counts.
    void save(rostra::Call call, const std::vector<std::vector<std::uint32_t>>& groups,
              rostra::StateWriter& writer) const;
    /// Into an empty one. `groups[s]`: how many groups scope s has.
    void load(rostra::Call call, const std::vector<std::size_t>& groups, rostra::StateReader& reader);

    /// Bytes of memory held.
    [[nodiscard]] std::int64_t memory() const;

private:
    /// Documents' own counts go to scratch as soon as they alone outgrow the budget.
    void add_document(rostra::Call call, std::int64_t budget, std::int64_t ordinal, std::int64_t sum,
                      std::vector<TermCount>& document_counts);
};

}  // namespace term_frequency
