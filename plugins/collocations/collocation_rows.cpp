// SPDX-License-Identifier: Apache-2.0
#include "collocation_rows.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "association.hpp"
#include "rostra/row_builders.hpp"
#include "rostra/services.hpp"

namespace rostra::collocations {

using namespace terms;

namespace {

using Rows = TableBuilder<Dictionary, Dictionary, Dictionary, Dictionary, Int64, Int64, Int64, Int64, Int64,
                          Int64, Float64, Float64, Float64, Float64, Float64, Float64, Float64, Int64>;

/// A pair and how it was found in a group.
struct Found {
    Pair pair;
    std::uint32_t documents = 0;
    std::int64_t count = 0;
    std::int64_t count_a = 0, count_b = 0;
    double value = 0;  // what it is listed by
    std::int64_t rank = 0;
};

double value_of(Measure measure, const PairFrequency& pair) {
    const double sign = pair.f < pair.expected() ? -1 : 1;
    switch (measure) {
        case Measure::log_dice:
            return log_dice(pair);
        case Measure::pmi:
            return pmi(pair);
        case Measure::mi3:
            return mi3(pair);
        case Measure::t:
            return t_score(pair);
        case Measure::g2:
            return sign * g2(pair);
        case Measure::chi2:
            return sign * chi2(pair);
        case Measure::count:
            break;
    }
    return pair.f;
}

class Emitter {
public:
    Emitter(Call call, const Window& window, const Listing& listing, CollocationCounts& counts)
        : call_(call),
          window_(window),
          listing_(listing),
          counts_(counts),
          order_(counts.terms.terms.ranks()),
          rows_(call, 0) {
        std::vector<bool> node(counts.terms.terms.size());
        for (const std::string& name : window.nodes) {
            const std::uint32_t term = counts.terms.terms.find(name);
            if (term != StringTable::kNone) node[term] = true;
        }
        node_ = std::move(node);
        std::size_t named = 0;
        for (const Scope& scope : window.scopes) {
            call_.check_stop();
            if (scope.kind == Scope::Kind::corpus) corpus(scope);
            if (scope.kind == Scope::Kind::document) documents(scope);
            if (scope.named()) groups(scope, named++);
        }
        rows_.finish();
    }

private:
    /// Documents whose rows are ranked before they are written.
    static constexpr std::size_t kBlock = 256;

    void corpus(const Scope& scope) {
        const PairCounts& pairs = counts_.pairs;
        std::vector<Found> found;
        for (std::size_t i = 0; i < pairs.pairs.size(); ++i) {
            const Occurrences& met = pairs.occurrences[i];
            if (met.count() < listing_.min_count) continue;
            found.push_back(as_listed(pairs.pairs[i], met.documents(), met.count()));
        }
        list(found, counts_.terms.total,
             [this](std::uint32_t term) { return counts_.terms.occurrences[term].count(); });
        add(scope, {}, counts_.terms.total, found);
    }

    void documents(const Scope& scope) {
        const Corpus corpus(call_);
        DocumentCounts& terms = counts_.terms.by_document;
        DocumentCounts& pairs = counts_.pairs.by_document;
        terms.sort();
        pairs.sort();
        const std::size_t count = terms.entries().size();
        for (std::size_t first = 0; first < count; first += kBlock) {
            call_.progress("listing collocations by document", first, count);
            const std::size_t here = std::min(kBlock, count - first);
            std::vector<std::vector<Found>> found(here);
            call_.parallel_for(here, 1, [&](std::uint64_t begin, std::uint64_t end) {
                std::vector<TermCount> read;
                for (std::uint64_t i = begin; i < end; ++i) {
                    call_.check_stop();
                    pairs.read(call_, pairs.entries()[first + i], read);
                    for (const TermCount& met : read) {
                        if (met.count < listing_.min_count) continue;
                        found[i].push_back(as_listed(counts_.pairs.pairs[met.term], 1, met.count));
                    }
                    const DocumentCounts::Entry& entry = terms.entries()[first + i];
                    terms.read(call_, entry, read);
                    list_among(found[i], entry.total, read);
                }
            });
            for (std::size_t i = 0; i < here; ++i) {
                const DocumentCounts::Entry& entry = terms.entries()[first + i];
                add(scope, corpus.id(entry.ordinal), entry.total, found[i]);
            }
        }
    }

    void groups(const Scope& scope, std::size_t named) {
        const StringTable& names = counts_.groups[named];
        const LengthCounts::Named& terms = counts_.terms.named[named];
        const GroupCells& pairs = counts_.pairs.named[named];
        std::vector<std::vector<TermCount>> terms_of(names.size());
        for (std::size_t i = 0; i < terms.cells.size(); ++i) {
            const GroupCells::Cell& cell = terms.cells[i];
            terms_of[cell.group].push_back({cell.term, cell.found.count()});
        }
        std::vector<std::vector<Found>> found_of(names.size());
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            const GroupCells::Cell& cell = pairs[i];
            if (cell.found.count() < listing_.min_count) continue;
            found_of[cell.group].push_back(
                as_listed(counts_.pairs.pairs[cell.term], cell.found.documents(), cell.found.count()));
        }
        for (const std::uint32_t group : names.sorted()) {
            call_.check_stop();
            const std::int64_t size = group < terms.totals.size() ? terms.totals[group] : 0;
            list_among(found_of[group], size, terms_of[group]);
            add(scope, names[group], size, found_of[group]);
        }
    }

    /// The pair as the table has it: as written; or the node first, if one of them is; or bytewise.
    [[nodiscard]] Found as_listed(Pair pair, std::uint32_t documents, std::int64_t count) const {
        if (!window_.ordered) {
            const bool swap =
                node_[pair.a] != node_[pair.b] ? node_[pair.b] : order_[pair.b] < order_[pair.a];
            if (swap) std::swap(pair.a, pair.b);
        }
        Found found;
        found.pair = pair;
        found.documents = documents;
        found.count = count;
        return found;
    }

    /// As list(), where `counts` are those of the group's terms.
    void list_among(std::vector<Found>& found, std::int64_t size, std::vector<TermCount>& counts) const {
        std::sort(counts.begin(), counts.end(),
                  [](const TermCount& x, const TermCount& y) { return x.term < y.term; });
        list(found, size, [&counts](std::uint32_t term) {
            const auto at =
                std::lower_bound(counts.begin(), counts.end(), term,
                                 [](const TermCount& x, std::uint32_t wanted) { return x.term < wanted; });
            return at != counts.end() && at->term == term ? at->count : 0;
        });
    }

    /// Puts the pairs that are listed in their order and ranks them. `count_of(term)` of `size` tokens are that term.
    template <class CountOf>
    void list(std::vector<Found>& found, std::int64_t size, CountOf count_of) const {
        for (Found& pair : found) {
            pair.count_a = count_of(pair.pair.a);
            pair.count_b = count_of(pair.pair.b);
            pair.value = value_of(listing_.measure, frequency(pair, size));
        }
        const auto before = [this](const Found& x, const Found& y) {
            if (x.value != y.value) return x.value > y.value;
            if (x.pair.a != y.pair.a) return order_[x.pair.a] < order_[y.pair.a];
            return order_[x.pair.b] < order_[y.pair.b];
        };
        if (listing_.top != 0 && listing_.top < found.size()) {
            const auto end = found.begin() + static_cast<std::ptrdiff_t>(listing_.top);
            std::partial_sort(found.begin(), end, found.end(), before);
            found.erase(end, found.end());
        } else {
            std::sort(found.begin(), found.end(), before);
        }
        for (std::size_t i = 0; i < found.size(); ++i) {
            const bool shared = i > 0 && found[i].value == found[i - 1].value;
            found[i].rank = shared ? found[i - 1].rank : static_cast<std::int64_t>(i) + 1;
        }
    }

    [[nodiscard]] PairFrequency frequency(const Found& pair, std::int64_t size) const {
        return {static_cast<double>(pair.count), static_cast<double>(pair.count_a),
                static_cast<double>(pair.count_b), static_cast<double>(size),
                static_cast<double>(window_.places(pair.pair))};
    }

    void add(const Scope& scope, std::string_view group, std::int64_t size, const std::vector<Found>& found) {
        for (const Found& pair : found) {
            const PairFrequency f = frequency(pair, size);
            rows_.add(scope.name, group, counts_.terms.terms[pair.pair.a], counts_.terms.terms[pair.pair.b],
                      pair.count, pair.count_a, pair.count_b, size,
                      static_cast<std::int64_t>(window_.places(pair.pair)), pair.documents, f.expected(),
                      pmi(f), mi3(f), t_score(f), g2(f), chi2(f), log_dice(f), pair.rank);
        }
    }

    Call call_;
    const Window& window_;
    const Listing& listing_;
    CollocationCounts& counts_;
    std::vector<std::uint32_t> order_;  // by term, its place among all bytewise
    std::vector<bool> node_;            // by term
    Rows rows_;
};

}  // namespace

void emit_rows(Call call, const Window& window, const Listing& listing, CollocationCounts& counts) {
    const Emitter emitter(call, window, listing, counts);
}

}  // namespace rostra::collocations
