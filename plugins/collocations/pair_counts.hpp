// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "pair_table.hpp"
#include "rostra/analysis/state/paged_array.hpp"
#include "rostra/analysis/terms/document_counts.hpp"
#include "rostra/analysis/terms/group_cells.hpp"
#include "rostra/call.hpp"
#include "rostra/state_bytes.hpp"

namespace rostra::collocations {

/// The counts of each pair of terms: in all documents, in each document, and in each group of the scopes that have names.
/// Terms and groups are numbers of the terms::LengthCounts beside it.
struct PairCounts {
    PairCounts(std::size_t named_scopes, bool in_order) : ordered(in_order), named(named_scopes) {}

    bool
        ordered;  ///< whether (a, b) and (b, a) are two pairs; if not, each is kept with its lower number first
    PairTable pairs;
    PagedArray<terms::Occurrences> occurrences;  ///< by pair
    terms::DocumentCounts by_document;           ///< of pairs
    std::vector<terms::GroupCells> named;        ///< of pairs

    [[nodiscard]] Pair in_order(std::uint32_t a, std::uint32_t b) const {
        return ordered || a <= b ? Pair{a, b} : Pair{b, a};
    }
    /// The numbers of pairs, with places for the counts of new ones.
    void number(std::span<const Pair> wanted, std::span<std::uint32_t> numbers);

    /// `terms[t]`, `groups[s][g]`: the numbers that term t and group g of scope s of `from` have here.
    void combine(Call call, const PairCounts& from, const std::vector<std::uint32_t>& terms,
                 const std::vector<std::vector<std::uint32_t>>& groups);

    /// `terms[t]`, `groups[s][g]`: the numbers that are written for term t and group g of scope s. The same counts give the
    /// same bytes:
    ///
    ///     pairs      how many; of each, ascending: a, b, count, documents
    ///     documents  how many; of each, ascending: ordinal, how many pairs; of each: its number, count
    ///     for each scope with names: how many; of each, ascending: group, number of the pair, count, documents
    void save(Call call, const std::vector<std::uint32_t>& terms,
              const std::vector<std::vector<std::uint32_t>>& groups, StateWriter& writer) const;
    /// Into an empty object. `groups[s]`: the number of groups of scope s.
    void load(Call call, std::size_t terms, const std::vector<std::size_t>& groups, StateReader& reader);

    void add_document(Call call, std::int64_t budget, std::int64_t ordinal,
                      std::vector<terms::TermCount>& counts);

    /// Bytes of memory held.
    [[nodiscard]] std::int64_t memory() const;
};

}  // namespace rostra::collocations
