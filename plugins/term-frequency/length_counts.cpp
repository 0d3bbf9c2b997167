// SPDX-License-Identifier: Apache-2.0
#include "length_counts.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string_view>

#include "rostra/scratch.hpp"

namespace term_frequency {

using rostra::Call;
using rostra::StateReader;
using rostra::StateWriter;

namespace {

std::vector<std::uint32_t> ranks_of(const std::vector<std::uint32_t>& sorted) {
    std::vector<std::uint32_t> ranks(sorted.size());
    for (std::uint32_t rank = 0; rank < sorted.size(); ++rank) ranks[sorted[rank]] = rank;
    return ranks;
}

void require(bool whole) {
    if (!whole) throw std::runtime_error("a saved state is damaged");
}

}  // namespace

void LengthCounts::number(std::span<const std::string_view> texts, std::span<std::uint32_t> numbers) {
    terms.ids(texts, numbers);
    while (occurrences.size() < terms.size()) occurrences.push_back({});
}

void LengthCounts::combine(Call call, const LengthCounts& from,
                           const std::vector<std::vector<std::uint32_t>>& groups) {
    std::vector<std::string_view> texts(from.terms.size());
    for (std::uint32_t i = 0; i < texts.size(); ++i) texts[i] = from.terms[i];
    std::vector<std::uint32_t> here(texts.size());
    number(texts, here);

    for (std::uint32_t i = 0; i < here.size(); ++i) {
        occurrences[here[i]].add(from.occurrences[i].count(), from.occurrences[i].documents());
    }
    total += from.total;

    const std::int64_t budget = rostra::Scratch(call).budget();
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

void LengthCounts::save(Call call, const std::vector<std::vector<std::uint32_t>>& groups,
                        StateWriter& writer) const {
    const std::vector<std::uint32_t> sorted = terms.sorted();
    const std::vector<std::uint32_t> ranks = ranks_of(sorted);
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
    rostra::Buffer<std::uint8_t> bytes;
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
        const std::vector<std::uint32_t> group_ranks = ranks_of(groups[s]);
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

void LengthCounts::load(Call call, const std::vector<std::size_t>& groups, StateReader& reader) {
    constexpr std::int64_t kMostDocuments = std::numeric_limits<std::uint32_t>::max();
    const auto count_of = [&reader] {
        const std::int64_t value = reader.integer();
        require(value >= 0);
        return value;
    };
    const auto below = [&](std::size_t size) {
        const std::int64_t value = count_of();
        require(static_cast<std::uint64_t>(value) < size);
        return static_cast<std::uint32_t>(value);
    };
    const auto documents_of = [&] {
        const std::int64_t value = count_of();
        require(value <= kMostDocuments);
        return static_cast<std::uint32_t>(value);
    };

    const std::int64_t strings = reader.count(3 * sizeof(std::int64_t));
    for (std::int64_t i = 0; i < strings; ++i) {
        require(terms.id(reader.string()) == i);
        const std::int64_t count = count_of();
        occurrences.push_back({});
        occurrences[occurrences.size() - 1].add(count, documents_of());
    }
    total = count_of();

    const std::int64_t entries = reader.count(2 * sizeof(std::int64_t));
    const std::int64_t budget = rostra::Scratch(call).budget();
    std::vector<TermCount> read;
    for (std::int64_t d = 0, last = -1; d < entries; ++d) {
        call.check_stop();
        const std::int64_t ordinal = reader.integer();
        require(ordinal > last);
        last = ordinal;
        const std::string_view saved = reader.string();
        const auto* first = reinterpret_cast<const std::uint8_t*>(saved.data());
        rostra::VarintReader bytes(first, first + saved.size());
        std::uint64_t term = 0;
        std::int64_t sum = 0;
        read.clear();
        while (!bytes.at_end()) {
            term += bytes.next();
            const auto count = static_cast<std::int64_t>(bytes.next());
            require(bytes.ok() && term < terms.size() && count >= 0);
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

void LengthCounts::add_document(Call call, std::int64_t budget, std::int64_t ordinal, std::int64_t sum,
                                std::vector<TermCount>& document_counts) {
    by_document.add(ordinal, sum, document_counts);
    if (by_document.memory() > budget) by_document.spill(call);
}

std::int64_t LengthCounts::memory() const {
    std::int64_t bytes = terms.memory() + occurrences.memory() + by_document.memory();
    for (const Named& scope : named) {
        bytes +=
            scope.cells.memory() + static_cast<std::int64_t>(scope.totals.capacity() * sizeof(std::int64_t));
    }
    return bytes;
}

}  // namespace term_frequency
