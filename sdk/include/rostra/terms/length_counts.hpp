// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "rostra/scratch.hpp"
#include "rostra/state/paged_array.hpp"
#include "rostra/state/string_table.hpp"
#include "rostra/state_bytes.hpp"
#include "rostra/terms/document_counts.hpp"
#include "rostra/terms/group_cells.hpp"

namespace rostra::inline v0::terms {

/// Everything that is counted of the terms of one length. Terms are numbers of `terms`; groups are numbers of
/// the state's tables of names, one for each scope that has names.
struct LengthCounts {
    explicit LengthCounts(std::size_t named_scopes) : named(named_scopes) {}

    StringTable terms;

    // In all documents.
    PagedArray<Occurrences> occurrences;  // by term
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
    void combine(Call call, const LengthCounts& from, const std::vector<std::vector<std::uint32_t>>& groups);

    /// `groups[s]`: a named scope's groups by name. The same bytes for the same counts.
    void save(Call call, const std::vector<std::vector<std::uint32_t>>& groups, StateWriter& writer) const;
    /// Into an empty one. `groups[s]`: how many groups scope s has.
    void load(Call call, const std::vector<std::size_t>& groups, StateReader& reader);

    /// Bytes of memory held.
    [[nodiscard]] std::int64_t memory() const;

private:
    /// Documents' own counts go to scratch as soon as they alone outgrow the budget.
    void add_document(Call call, std::int64_t budget, std::int64_t ordinal, std::int64_t sum,
                      std::vector<TermCount>& document_counts);
};

namespace detail {

inline std::vector<std::uint32_t> ranks_of(const std::vector<std::uint32_t>& sorted) {
    std::vector<std::uint32_t> ranks(sorted.size());
    for (std::uint32_t rank = 0; rank < sorted.size(); ++rank) ranks[sorted[rank]] = rank;
    return ranks;
}

inline void require(bool whole) {
    if (!whole) throw std::runtime_error("a saved state is damaged");
}

}  // namespace detail

inline void LengthCounts::number(std::span<const std::string_view> texts, std::span<std::uint32_t> numbers) {
    terms.ids(texts, numbers);
    while (occurrences.size() < terms.size()) occurrences.push_back({});
}

inline void LengthCounts::combine(Call call, const LengthCounts& from,
                                  const std::vector<std::vector<std::uint32_t>>& groups) {
    std::vector<std::string_view> texts(from.terms.size());
    for (std::uint32_t i = 0; i < texts.size(); ++i) texts[i] = from.terms[i];
    std::vector<std::uint32_t> here(texts.size());
    number(texts, here);

    for (std::uint32_t i = 0; i < here.size(); ++i) {
        occurrences[here[i]].add(from.occurrences[i].count(), from.occurrences[i].documents());
    }
    total += from.total;

    const std::int64_t budget = Scratch(call).budget();
    std::vector<TermCount> read;
    for (const DocumentCounts::Entry& entry : from.by_document.entries()) {
        call.check_stop();
        from.by_document.read(call, entry, read);
        for (TermCount& count : read) count.term = here[count.term];
        add_document(call, budget, entry.ordinal, entry.total, read);
    }

    for (std::size_t s = 0; s < named.size(); ++s) {
        const Named& theirs = from.named[s];
        for (std::uint32_t g = 0; g < theirs.totals.size(); ++g)
            named[s].add_total(groups[s][g], theirs.totals[g]);
        for (std::size_t i = 0; i < theirs.cells.size(); ++i) {
            const GroupCells::Cell& cell = theirs.cells[i];
            named[s].cells.add(groups[s][cell.group], here[cell.term], cell.found.count(),
                               cell.found.documents());
        }
    }
}

inline void LengthCounts::save(Call call, const std::vector<std::vector<std::uint32_t>>& groups,
                               StateWriter& writer) const {
    const std::vector<std::uint32_t> sorted = terms.sorted();
    const std::vector<std::uint32_t> ranks = detail::ranks_of(sorted);
    writer.integer(static_cast<std::int64_t>(sorted.size()));
    for (const std::uint32_t term : sorted) {
        writer.string(terms[term]);
        writer.integer(occurrences[term].count());
        writer.integer(occurrences[term].documents());
    }
    writer.integer(total);

    std::vector<DocumentCounts::Entry> entries = by_document.entries();
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return a.ordinal < b.ordinal; });
    writer.integer(static_cast<std::int64_t>(entries.size()));
    std::vector<TermCount> read;
    Buffer<std::uint8_t> bytes;
    for (const DocumentCounts::Entry& entry : entries) {
        call.check_stop();
        by_document.read(call, entry, read);
        for (TermCount& count : read) count.term = ranks[count.term];
        DocumentCounts::encode(read, bytes);
        writer.integer(entry.ordinal);
        writer.string({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    }

    for (std::size_t s = 0; s < named.size(); ++s) {
        for (const std::uint32_t group : groups[s]) {
            writer.integer(group < named[s].totals.size() ? named[s].totals[group] : 0);
        }
        const std::vector<std::uint32_t> group_ranks = detail::ranks_of(groups[s]);
        std::vector<GroupCells::Cell> cells;
        cells.reserve(named[s].cells.size());
        for (std::size_t i = 0; i < named[s].cells.size(); ++i) {
            GroupCells::Cell cell = named[s].cells[i];
            cell.group = group_ranks[cell.group];
            cell.term = ranks[cell.term];
            cells.push_back(cell);
        }
        std::sort(cells.begin(), cells.end(), [](const GroupCells::Cell& a, const GroupCells::Cell& b) {
            return a.group != b.group ? a.group < b.group : a.term < b.term;
        });
        writer.integer(static_cast<std::int64_t>(cells.size()));
        for (const GroupCells::Cell& cell : cells) {
            writer.integer(cell.group);
            writer.integer(cell.term);
            writer.integer(cell.found.count());
            writer.integer(cell.found.documents());
        }
    }
}

inline void LengthCounts::load(Call call, const std::vector<std::size_t>& groups, StateReader& reader) {
    constexpr std::int64_t kMostDocuments = std::numeric_limits<std::uint32_t>::max();
    const auto count_of = [&reader] {
        const std::int64_t value = reader.integer();
        detail::require(value >= 0);
        return value;
    };
    const auto below = [&](std::size_t size) {
        const std::int64_t value = count_of();
        detail::require(static_cast<std::uint64_t>(value) < size);
        return static_cast<std::uint32_t>(value);
    };
    const auto documents_of = [&] {
        const std::int64_t value = count_of();
        detail::require(value <= kMostDocuments);
        return static_cast<std::uint32_t>(value);
    };

    const std::int64_t strings = reader.count(3 * sizeof(std::int64_t));
    for (std::int64_t i = 0; i < strings; ++i) {
        detail::require(terms.id(reader.string()) == i);
        const std::int64_t count = count_of();
        occurrences.push_back({});
        occurrences[occurrences.size() - 1].add(count, documents_of());
    }
    total = count_of();

    const std::int64_t entries = reader.count(2 * sizeof(std::int64_t));
    const std::int64_t budget = Scratch(call).budget();
    std::vector<TermCount> read;
    for (std::int64_t d = 0, last = -1; d < entries; ++d) {
        call.check_stop();
        const std::int64_t ordinal = reader.integer();
        detail::require(ordinal > last);
        last = ordinal;
        const std::string_view saved = reader.string();
        const auto* first = reinterpret_cast<const std::uint8_t*>(saved.data());
        VarintReader bytes(first, first + saved.size());
        std::uint64_t term = 0;
        std::int64_t sum = 0;
        read.clear();
        while (!bytes.at_end()) {
            term += bytes.next();
            const auto count = static_cast<std::int64_t>(bytes.next());
            detail::require(bytes.ok() && term < terms.size() && count >= 0);
            read.push_back({static_cast<std::uint32_t>(term), count});
            sum += count;
        }
        add_document(call, budget, ordinal, sum, read);
    }

    for (std::size_t s = 0; s < named.size(); ++s) {
        for (std::uint32_t g = 0; g < groups[s]; ++g) named[s].add_total(g, count_of());
        const std::int64_t cells = reader.count(4 * sizeof(std::int64_t));
        for (std::int64_t i = 0; i < cells; ++i) {
            const std::uint32_t group = below(groups[s]);
            const std::uint32_t term = below(terms.size());
            const std::int64_t count = count_of();
            named[s].cells.add(group, term, count, documents_of());
        }
    }
}

inline void LengthCounts::add_document(Call call, std::int64_t budget, std::int64_t ordinal, std::int64_t sum,
                                       std::vector<TermCount>& document_counts) {
    by_document.add(ordinal, sum, document_counts);
    if (by_document.memory() > budget) by_document.spill(call);
}

inline std::int64_t LengthCounts::memory() const {
    std::int64_t bytes = terms.memory() + occurrences.memory() + by_document.memory();
    for (const Named& scope : named) {
        bytes +=
            scope.cells.memory() + static_cast<std::int64_t>(scope.totals.capacity() * sizeof(std::int64_t));
    }
    return bytes;
}

}  // namespace rostra::inline v0::terms
