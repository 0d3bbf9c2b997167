// SPDX-License-Identifier: Apache-2.0
#include "pair_counts.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "rostra/services.hpp"

namespace rostra::collocations {

using namespace terms;

namespace {

void require(bool whole) { StateReader::require(whole); }

/// Reads numbers of a saved state that have to be in range.
class Numbers {
public:
    explicit Numbers(StateReader& reader) : reader_(reader) {}

    std::int64_t count() {
        const std::int64_t value = reader_.integer();
        require(value >= 0);
        return value;
    }
    std::uint32_t below(std::size_t size) {
        const std::int64_t value = count();
        require(static_cast<std::uint64_t>(value) < size);
        return static_cast<std::uint32_t>(value);
    }
    std::uint32_t documents() { return below(std::numeric_limits<std::uint32_t>::max()); }

private:
    StateReader& reader_;
};

}  // namespace

void PairCounts::number(std::span<const Pair> wanted, std::span<std::uint32_t> numbers) {
    pairs.ids(wanted, numbers);
    while (occurrences.size() < pairs.size()) occurrences.push_back({});
}

void PairCounts::combine(Call call, const PairCounts& from, const std::vector<std::uint32_t>& terms,
                         const std::vector<std::vector<std::uint32_t>>& groups) {
    std::vector<std::uint32_t> here(from.pairs.size());
    constexpr std::size_t kBlock = 4096;
    std::vector<Pair> block;
    for (std::size_t first = 0; first < here.size(); first += kBlock) {
        call.check_stop();
        block.clear();
        for (std::size_t i = first; i < std::min(here.size(), first + kBlock); ++i) {
            block.push_back(in_order(terms[from.pairs[i].a], terms[from.pairs[i].b]));
        }
        number(block, std::span(here).subspan(first, block.size()));
    }
    for (std::size_t i = 0; i < here.size(); ++i) {
        occurrences[here[i]].add(from.occurrences[i].count(), from.occurrences[i].documents());
    }

    const std::int64_t budget = Scratch(call).budget();
    std::vector<TermCount> read;
    for (const DocumentCounts::Entry& entry : from.by_document.entries()) {
        call.check_stop();
        from.by_document.read(call, entry, read);
        for (TermCount& count : read) count.term = here[count.term];
        add_document(call, budget, entry.ordinal, read);
    }

    for (std::size_t s = 0; s < named.size(); ++s) {
        for (std::size_t i = 0; i < from.named[s].size(); ++i) {
            const GroupCells::Cell& cell = from.named[s][i];
            named[s].add(groups[s][cell.group], here[cell.term], cell.found.count(), cell.found.documents());
        }
    }
}

void PairCounts::save(Call call, const std::vector<std::uint32_t>& terms,
                      const std::vector<std::vector<std::uint32_t>>& groups, StateWriter& writer) const {
    struct Saved {
        Pair pair;
        std::uint32_t id = 0;
    };
    std::vector<Saved> sorted(pairs.size());
    for (std::uint32_t i = 0; i < sorted.size(); ++i) {
        sorted[i] = {in_order(terms[pairs[i].a], terms[pairs[i].b]), i};
    }
    std::sort(sorted.begin(), sorted.end(), [](const Saved& x, const Saved& y) { return x.pair < y.pair; });
    std::vector<std::uint32_t> place(sorted.size());
    writer.integer(static_cast<std::int64_t>(sorted.size()));
    for (std::uint32_t i = 0; i < sorted.size(); ++i) {
        place[sorted[i].id] = i;
        writer.integer(sorted[i].pair.a);
        writer.integer(sorted[i].pair.b);
        writer.integer(occurrences[sorted[i].id].count());
        writer.integer(occurrences[sorted[i].id].documents());
    }

    std::vector<DocumentCounts::Entry> entries = by_document.entries();
    std::sort(entries.begin(), entries.end(),
              [](const auto& x, const auto& y) { return x.ordinal < y.ordinal; });
    writer.integer(static_cast<std::int64_t>(entries.size()));
    std::vector<TermCount> read;
    for (const DocumentCounts::Entry& entry : entries) {
        call.check_stop();
        by_document.read(call, entry, read);
        for (TermCount& count : read) count.term = place[count.term];
        std::sort(read.begin(), read.end(), [](TermCount x, TermCount y) { return x.term < y.term; });
        writer.ordinal(entry.ordinal);
        writer.integer(static_cast<std::int64_t>(read.size()));
        for (const TermCount& count : read) {
            writer.integer(count.term);
            writer.integer(count.count);
        }
    }

    for (std::size_t s = 0; s < named.size(); ++s) {
        std::vector<GroupCells::Cell> cells;
        cells.reserve(named[s].size());
        for (std::size_t i = 0; i < named[s].size(); ++i) {
            GroupCells::Cell cell = named[s][i];
            cell.group = groups[s][cell.group];
            cell.term = place[cell.term];
            cells.push_back(cell);
        }
        std::sort(cells.begin(), cells.end(), [](const GroupCells::Cell& x, const GroupCells::Cell& y) {
            return x.group != y.group ? x.group < y.group : x.term < y.term;
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

void PairCounts::load(Call call, std::size_t terms, const std::vector<std::size_t>& groups,
                      StateReader& reader) {
    Numbers numbers(reader);
    const std::int64_t saved = reader.count(4 * sizeof(std::int64_t));
    for (std::int64_t i = 0; i < saved; ++i) {
        const std::uint32_t a = numbers.below(terms);
        const std::uint32_t b = numbers.below(terms);
        require(in_order(a, b) == Pair{a, b} && pairs.id({a, b}) == i);
        const std::int64_t count = numbers.count();
        occurrences.push_back({});
        occurrences[occurrences.size() - 1].add(count, numbers.documents());
    }

    const std::int64_t entries = reader.count(2 * sizeof(std::int64_t));
    const std::int64_t budget = Scratch(call).budget();
    std::vector<TermCount> read;
    for (std::int64_t d = 0, last = -1; d < entries; ++d) {
        call.check_stop();
        const std::int64_t ordinal = reader.ordinal();
        require(ordinal > last);
        last = ordinal;
        read.clear();
        for (std::int64_t left = reader.count(2 * sizeof(std::int64_t)); left > 0; --left) {
            TermCount& count = read.emplace_back();
            count.term = numbers.below(pairs.size());
            count.count = numbers.count();
        }
        add_document(call, budget, ordinal, read);
    }

    for (std::size_t s = 0; s < named.size(); ++s) {
        const std::int64_t cells = reader.count(4 * sizeof(std::int64_t));
        for (std::int64_t i = 0; i < cells; ++i) {
            const std::uint32_t group = numbers.below(groups[s]);
            const std::uint32_t pair = numbers.below(pairs.size());
            const std::int64_t count = numbers.count();
            named[s].add(group, pair, count, numbers.documents());
        }
    }
}

void PairCounts::add_document(Call call, std::int64_t budget, std::int64_t ordinal,
                              std::vector<TermCount>& counts) {
    const std::int64_t total =
        std::accumulate(counts.begin(), counts.end(), std::int64_t{0},
                        [](std::int64_t sum, const TermCount& count) { return sum + count.count; });
    by_document.add(ordinal, total, counts);
    if (by_document.memory() > budget) by_document.spill(call);
}

std::int64_t PairCounts::memory() const {
    std::int64_t bytes = pairs.memory() + occurrences.memory() + by_document.memory();
    for (const GroupCells& cells : named) bytes += cells.memory();
    return bytes;
}

}  // namespace rostra::collocations
