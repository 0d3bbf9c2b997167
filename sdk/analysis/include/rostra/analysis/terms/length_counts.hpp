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

#include "rostra/analysis/state/paged_array.hpp"
#include "rostra/analysis/state/sorted_records.hpp"
#include "rostra/analysis/state/string_table.hpp"
#include "rostra/analysis/terms/document_counts.hpp"
#include "rostra/analysis/terms/group_cells.hpp"
#include "rostra/analysis/terms/term_entries.hpp"
#include "rostra/analysis/terms/term_record.hpp"
#include "rostra/services.hpp"
#include "rostra/state_bytes.hpp"

namespace rostra {
inline namespace v0 {
namespace terms {

/// For LengthCounts::load(): all is kept in the tables.
constexpr std::int64_t kInTables = -1;

/// Everything that is counted of the terms of one length. Terms are numbers of `terms`; groups are numbers of
/// the state's tables of names, one for each scope that has names. What has outgrown its memory lies in `spilled`
/// and no more in the tables: TermEntries goes through both.
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

    SortedRecords spilled;  // of TermRecord
    /// How many terms a document has whose counts were spilled.
    struct DocumentTotal {
        std::int64_t ordinal;
        std::int64_t total;
    };
    std::vector<DocumentTotal> spilled_documents;

    /// The numbers of terms, with places for the counts of new ones.
    void number(std::span<const std::string_view> texts, std::span<std::uint32_t> numbers);

    /// `groups[s][g]`: the number here of the other's group g of scope s. `shift`: by how much the sources of the other's
    /// spilled counts grow; they are taken from it.
    void combine(Call call, LengthCounts& from, const std::vector<std::vector<std::uint32_t>>& groups,
                 std::uint32_t shift);

    /// Adds what lies in the tables as records.
    void list(Call call, SortedRecords& records) const;
    /// Moves what lies in the tables to `spilled`, which holds `limit` bytes in memory at most.
    void spill(Call call, std::int64_t limit);
    /// Each document and its total, by ordinal.
    [[nodiscard]] std::vector<DocumentTotal> document_totals() const;

    /// `groups[s]`: a named scope's groups by name. The same bytes for the same counts.
    void save(Call call, const std::vector<std::vector<std::uint32_t>>& groups, const GroupNumbers& sources,
              StateWriter& writer) const;
    /// Into an empty one. `groups[s]`: how many groups scope s has. `limit`: as spill() has it, or kInTables.
    void load(Call call, const std::vector<std::size_t>& groups, std::int64_t limit, StateReader& reader);

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

inline void require(bool whole) { StateReader::require(whole); }

}  // namespace detail

inline void LengthCounts::number(std::span<const std::string_view> texts, std::span<std::uint32_t> numbers) {
    terms.ids(texts, numbers);
    while (occurrences.size() < terms.size()) occurrences.push_back({});
}

inline void LengthCounts::combine(Call call, LengthCounts& from,
                                  const std::vector<std::vector<std::uint32_t>>& groups,
                                  std::uint32_t shift) {
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

    spilled.take(call, from.spilled, shift);
    spilled_documents.insert(spilled_documents.end(), from.spilled_documents.begin(),
                             from.spilled_documents.end());

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

inline void LengthCounts::list(Call call, SortedRecords& records) const {
    std::string bytes;
    for (std::uint32_t term = 0; term < terms.size(); ++term) {
        const Occurrences& found = occurrences[term];
        TermRecord{TermRecord::kAll, 0, found.count(), found.documents()}.write(terms[term], bytes);
        records.add(call, bytes);
    }
    std::vector<TermCount> read;
    for (const DocumentCounts::Entry& entry : by_document.entries()) {
        call.check_stop();
        by_document.read(call, entry, read);
        for (const TermCount& counted : read) {
            TermRecord{TermRecord::kDocument, static_cast<std::uint64_t>(entry.ordinal), counted.count, 1}
                .write(terms[counted.term], bytes);
            records.add(call, bytes);
        }
    }
    for (std::size_t s = 0; s < named.size(); ++s) {
        const auto scope = static_cast<std::uint8_t>(TermRecord::kNamed + s);
        for (std::size_t i = 0; i < named[s].cells.size(); ++i) {
            const GroupCells::Cell& cell = named[s].cells[i];
            TermRecord{scope, cell.group, cell.found.count(), cell.found.documents()}.write(terms[cell.term],
                                                                                            bytes);
            records.add(call, bytes);
        }
    }
}

inline void LengthCounts::spill(Call call, std::int64_t limit) {
    spilled.set_limit(limit);
    list(call, spilled);
    spilled.flush(call);
    for (const DocumentCounts::Entry& entry : by_document.entries()) {
        spilled_documents.push_back({entry.ordinal, entry.total});
    }
    terms = {};
    occurrences = {};
    by_document = {};
    for (Named& scope : named) scope.cells = {};
}

inline std::vector<LengthCounts::DocumentTotal> LengthCounts::document_totals() const {
    std::vector<DocumentTotal> totals = spilled_documents;
    for (const DocumentCounts::Entry& entry : by_document.entries()) {
        totals.push_back({entry.ordinal, entry.total});
    }
    std::sort(totals.begin(), totals.end(),
              [](const DocumentTotal& a, const DocumentTotal& b) { return a.ordinal < b.ordinal; });
    return totals;
}

inline void LengthCounts::save(Call call, const std::vector<std::vector<std::uint32_t>>& groups,
                               const GroupNumbers& sources, StateWriter& writer) const {
    writer.integer(total);
    const std::vector<DocumentTotal> totals = document_totals();
    writer.integer(static_cast<std::int64_t>(totals.size()));
    for (const DocumentTotal& document : totals) {
        writer.ordinal(document.ordinal);
        writer.integer(document.total);
    }
    std::vector<std::vector<std::uint32_t>> group_ranks;
    for (std::size_t s = 0; s < named.size(); ++s) {
        for (const std::uint32_t group : groups[s]) {
            writer.integer(group < named[s].totals.size() ? named[s].totals[group] : 0);
        }
        group_ranks.push_back(detail::ranks_of(groups[s]));
    }

    SortedRecords records;
    list(call, records);
    for (TermEntries entries(call, {&spilled, &records}, sources); entries.next();) {
        std::vector<TermRecord> counts = entries.counts();
        for (TermRecord& counted : counts) {
            if (counted.scope < TermRecord::kNamed) continue;
            counted.group = group_ranks[counted.scope - std::size_t{TermRecord::kNamed}]
                                       [static_cast<std::size_t>(counted.group)];
        }
        std::sort(counts.begin(), counts.end(), [](const TermRecord& a, const TermRecord& b) {
            return a.scope != b.scope ? a.scope < b.scope : a.group < b.group;
        });
        writer.integer(static_cast<std::int64_t>(counts.size()));
        writer.string(entries.term());
        for (const TermRecord& counted : counts) {
            const auto group = static_cast<std::int64_t>(counted.group);
            writer.integer(counted.scope);
            counted.scope == TermRecord::kDocument ? writer.ordinal(group) : writer.integer(group);
            writer.integer(counted.count);
            writer.integer(counted.documents);
        }
    }
    writer.integer(0);
}

inline void LengthCounts::load(Call call, const std::vector<std::size_t>& groups, std::int64_t limit,
                               StateReader& reader) {
    constexpr std::int64_t kMostDocuments = std::numeric_limits<std::uint32_t>::max();
    const auto count_of = [&reader] {
        const std::int64_t value = reader.integer();
        detail::require(value >= 0);
        return value;
    };
    total = count_of();
    const std::int64_t documents = reader.count(2 * sizeof(std::int64_t));
    for (std::int64_t d = 0, last = -1; d < documents; ++d) {
        const std::int64_t ordinal = reader.ordinal();
        detail::require(ordinal > last);
        last = ordinal;
        spilled_documents.push_back({ordinal, count_of()});
    }
    for (std::size_t s = 0; s < named.size(); ++s) {
        for (std::uint32_t g = 0; g < groups[s]; ++g) named[s].add_total(g, count_of());
    }

    const bool in_tables = limit == kInTables;
    if (!in_tables) spilled.set_limit(limit);
    std::vector<std::vector<TermCount>> of_document(in_tables ? spilled_documents.size() : 0);
    std::string before, read, bytes;
    for (std::int64_t cells = reader.count(1); cells != 0; cells = reader.count(1)) {
        read.assign(reader.string());
        detail::require(before.empty() || before < read);
        before.swap(read);
        const std::string_view term = before;
        std::uint32_t number = 0;
        if (in_tables) this->number(std::span(&term, 1), std::span(&number, 1));
        for (; cells != 0; --cells) {
            TermRecord counted;
            const std::int64_t scope = count_of();
            counted.group =
                static_cast<std::uint64_t>(scope == TermRecord::kDocument ? reader.ordinal() : count_of());
            counted.count = count_of();
            const std::int64_t of_documents = count_of();
            detail::require(scope <
                                std::int64_t{TermRecord::kNamed} + static_cast<std::int64_t>(named.size()) &&
                            of_documents <= kMostDocuments);
            counted.scope = static_cast<std::uint8_t>(scope);
            counted.documents = static_cast<std::uint32_t>(of_documents);
            if (scope >= TermRecord::kNamed) {
                detail::require(counted.group < groups[static_cast<std::size_t>(scope - TermRecord::kNamed)]);
            }
            const auto document = std::lower_bound(
                spilled_documents.begin(), spilled_documents.end(), static_cast<std::int64_t>(counted.group),
                [](const DocumentTotal& one, std::int64_t ordinal) { return one.ordinal < ordinal; });
            if (scope == TermRecord::kDocument) {
                detail::require(document != spilled_documents.end() &&
                                document->ordinal == static_cast<std::int64_t>(counted.group));
            }
            if (!in_tables) {
                counted.write(term, bytes);
                spilled.add(call, bytes);
            } else if (scope == TermRecord::kAll) {
                occurrences[number].add(counted.count, counted.documents);
            } else if (scope == TermRecord::kDocument) {
                of_document[static_cast<std::size_t>(document - spilled_documents.begin())].push_back(
                    {number, counted.count});
            } else {
                named[static_cast<std::size_t>(scope - TermRecord::kNamed)].cells.add(
                    static_cast<std::uint32_t>(counted.group), number, counted.count, counted.documents);
            }
        }
    }
    if (!in_tables) return;
    const std::int64_t budget = Scratch(call).budget();
    for (std::size_t d = 0; d < of_document.size(); ++d) {
        call.check_stop();
        add_document(call, budget, spilled_documents[d].ordinal, spilled_documents[d].total, of_document[d]);
    }
    spilled_documents.clear();
}

inline void LengthCounts::add_document(Call call, std::int64_t budget, std::int64_t ordinal, std::int64_t sum,
                                       std::vector<TermCount>& document_counts) {
    by_document.add(ordinal, sum, document_counts);
    if (by_document.memory() > budget) by_document.spill(call);
}

inline std::int64_t LengthCounts::memory() const {
    std::int64_t bytes = terms.memory() + occurrences.memory() + by_document.memory() + spilled.memory();
    bytes += static_cast<std::int64_t>(spilled_documents.capacity() * sizeof(DocumentTotal));
    for (const Named& scope : named) {
        bytes +=
            scope.cells.memory() + static_cast<std::int64_t>(scope.totals.capacity() * sizeof(std::int64_t));
    }
    return bytes;
}

}  // namespace terms
}  // namespace v0
}  // namespace rostra
