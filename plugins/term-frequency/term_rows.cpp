// SPDX-License-Identifier: Apache-2.0
#include "term_rows.hpp"

#include <algorithm>
#include <atomic>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/services.hpp"
#include "spilled_rows.hpp"

namespace rostra::term_frequency {

using namespace terms;

namespace {

/// A row without what its group and term say.
struct Ranked {
    std::uint32_t term;
    std::uint32_t documents;
    std::int64_t count;
    std::int64_t rank;
};

/// Terms of one length as finish sees them.
struct Terms {
    const LengthCounts* counts = nullptr;
    std::int32_t length = 0;
    std::vector<std::uint32_t> order;  // by term, its place among all bytewise
};

/// How many terms there are: some only stand elsewhere, or were set aside.
std::uint64_t that_stand(const std::vector<Ranked>& terms) {
    return static_cast<std::uint64_t>(
        std::count_if(terms.begin(), terms.end(), [](const Ranked& term) { return term.count > 0; }));
}

/// Puts the terms that are listed in their order and ranks them. `weight(term)` is their tf_idf, or grows with it.
template <class Weight>
void rank(std::vector<Ranked>& terms, const std::vector<std::uint32_t>& order, const Bound& bound,
          Weight weight) {
    std::erase_if(terms, [&](const Ranked& term) { return term.count < bound.min_count; });
    const auto before = [&order](const Ranked& a, const Ranked& b) {
        return a.count != b.count ? a.count > b.count : order[a.term] < order[b.term];
    };
    const bool cut = bound.top != 0 && bound.top < terms.size();
    const auto end = terms.begin() + static_cast<std::ptrdiff_t>(cut ? bound.top : terms.size());
    if (cut && !bound.by_weight) {
        std::partial_sort(terms.begin(), end, terms.end(), before);
        terms.erase(end, terms.end());
    } else {
        std::sort(terms.begin(), terms.end(), before);
    }
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const bool shared = i > 0 && terms[i].count == terms[i - 1].count;
        terms[i].rank = shared ? terms[i - 1].rank : static_cast<std::int64_t>(i) + 1;
    }
    if (!cut || !bound.by_weight) return;
    const auto heavier = [&](const Ranked& a, const Ranked& b) {
        const double of_a = weight(a), of_b = weight(b);
        return of_a != of_b ? of_a > of_b : before(a, b);
    };
    std::nth_element(terms.begin(), end, terms.end(), heavier);
    terms.erase(end, terms.end());
    std::sort(terms.begin(), terms.end(), before);
}

class Emitter {
public:
    Emitter(Call call, const Counting& counting, const Listing& listing, const SetAsideCounts& aside,
            TermCounts& counts)
        : call_(call), listing_(listing), aside_(aside), counts_(counts), rows_(call, listing.weighting) {
        for (std::size_t i = 0; i < counting.lengths.size(); ++i) {
            terms_.push_back({&counts.lengths[i], static_cast<std::int32_t>(counting.lengths[i]),
                              counts.lengths[i].terms.ranks()});
        }
        std::size_t named = 0;
        for (const Scope& scope : counting.scopes) {
            call_.check_stop();
            if (scope.kind == Scope::Kind::corpus) corpus(scope);
            if (scope.kind == Scope::Kind::document) documents(scope);
            if (scope.named()) groups(scope, named++);
        }
        rows_.finish(call_, listing_, found_);
    }

private:
    /// Documents whose rows are ranked before they are written.
    static constexpr std::size_t kBlock = 256;

    static auto documents_with(const Terms& terms) {
        return [&terms](const Ranked& term) {
            return std::int64_t{terms.counts->occurrences[term.term].documents()};
        };
    }

    /// What a term of a group weighs, before it is divided.
    template <class UnitsWith>
    [[nodiscard]] auto weight_by(std::int64_t units, UnitsWith units_with) const {
        return [this, units, units_with](const Ranked& term) {
            return listing_.weighting.weight(term.count, units, units_with(term));
        };
    }

    void corpus(const Scope& scope) {
        for (const Terms& terms : terms_) {
            const LengthCounts& counts = *terms.counts;
            std::vector<Ranked> ranked;
            for (std::uint32_t term = 0; term < counts.terms.size(); ++term) {
                const Occurrences& found = counts.occurrences[term];
                ranked.push_back({term, found.documents(), found.count(), 0});
            }
            const auto units_with = [](const Ranked& term) { return std::int64_t{term.documents}; };
            const double sum = squares(ranked, terms, counts_.documents, units_with);
            found_ += that_stand(ranked);
            rank(ranked, terms.order, listing_.corpus, weight_by(counts_.documents, units_with));
            add(scope, {}, terms, counts.total, aside_.in_corpus(index_of(terms)), sum, ranked,
                counts_.documents, units_with);
        }
    }

    void documents(const Scope& scope) {
        const Corpus corpus(call_);
        for (const Terms& terms : terms_) counts_.lengths[index_of(terms)].by_document.sort();
        const std::size_t count = terms_.front().counts->by_document.entries().size();
        for (std::size_t first = 0; first < count; first += kBlock) {
            call_.progress("listing terms by document", first, count);
            const std::size_t here = std::min(kBlock, count - first);
            std::vector<std::vector<Ranked>> ranked(here * terms_.size());
            std::vector<double> sums(ranked.size());
            call_.parallel_for(here, 1, [&](std::uint64_t begin, std::uint64_t end) {
                std::vector<TermCount> read;
                for (std::uint64_t i = begin; i < end; ++i) {
                    call_.check_stop();
                    for (const Terms& terms : terms_) {
                        const DocumentCounts& by_document = terms.counts->by_document;
                        by_document.read(call_, by_document.entries()[first + i], read);
                        std::vector<Ranked>& own = ranked[i * terms_.size() + index_of(terms)];
                        for (const TermCount& counted : read)
                            own.push_back({counted.term, 1, counted.count, 0});
                        sums[i * terms_.size() + index_of(terms)] =
                            squares(own, terms, counts_.documents, documents_with(terms));
                        found_ += that_stand(own);
                        rank(own, terms.order, listing_.groups,
                             weight_by(counts_.documents, documents_with(terms)));
                    }
                }
            });
            for (std::size_t i = 0; i < here; ++i) {
                for (const Terms& terms : terms_) {
                    const LengthCounts& counts = *terms.counts;
                    const DocumentCounts::Entry& entry = counts.by_document.entries()[first + i];
                    const std::size_t at = i * terms_.size() + index_of(terms);
                    add(scope, corpus.id(entry.ordinal), terms, entry.total,
                        aside_.in_document(index_of(terms), entry.ordinal), sums[at], ranked[at],
                        counts_.documents, documents_with(terms));
                }
            }
        }
    }

    void groups(const Scope& scope, std::size_t named) {
        const StringTable& names = counts_.groups[named];
        // For each length: the cells by group, and in how many groups each term is.
        std::vector<std::vector<std::vector<Ranked>>> of_group(terms_.size());
        std::vector<std::vector<std::uint32_t>> groups_with(terms_.size());
        for (const Terms& terms : terms_) {
            const GroupCells& cells = terms.counts->named[named].cells;
            std::vector<std::vector<Ranked>>& by_group = of_group[index_of(terms)];
            std::vector<std::uint32_t>& with = groups_with[index_of(terms)];
            by_group.resize(names.size());
            with.resize(terms.counts->terms.size());
            for (std::size_t i = 0; i < cells.size(); ++i) {
                const GroupCells::Cell& cell = cells[i];
                by_group[cell.group].push_back({cell.term, cell.found.documents(), cell.found.count(), 0});
                ++with[cell.term];
            }
        }
        for (const std::uint32_t group : names.sorted()) {
            for (const Terms& terms : terms_) {
                call_.check_stop();
                const std::vector<std::int64_t>& totals = terms.counts->named[named].totals;
                std::vector<Ranked>& ranked = of_group[index_of(terms)][group];
                const auto units = static_cast<std::int64_t>(names.size());
                const auto units_with = [&](const Ranked& term) {
                    return std::int64_t{groups_with[index_of(terms)][term.term]};
                };
                const double sum = squares(ranked, terms, units, units_with);
                found_ += that_stand(ranked);
                rank(ranked, terms.order, listing_.groups, weight_by(units, units_with));
                add(scope, names[group], terms, group < totals.size() ? totals[group] : 0,
                    aside_.in_group(index_of(terms), named, names[group]), sum, ranked, units, units_with);
            }
        }
    }

    /// The sum of the squares of all weights of a group, where weights are divided by its root. Added up in the order of
    /// the terms, so that it is the same however they came to be counted.
    template <class UnitsWith>
    double squares(const std::vector<Ranked>& ranked, const Terms& terms, std::int64_t units,
                   UnitsWith units_with) const {
        if (!listing_.weighting.divides()) return 0;
        std::vector<Ranked> all = ranked;
        std::sort(all.begin(), all.end(), [&](const Ranked& a, const Ranked& b) {
            return terms.order[a.term] < terms.order[b.term];
        });
        double sum = 0;
        for (const Ranked& term : all) {
            const double weight = listing_.weighting.weight(term.count, units, units_with(term));
            sum += weight * weight;
        }
        return sum;
    }

    /// `units_with(term)` of `units` have the term.
    template <class UnitsWith>
    void add(const Scope& scope, std::string_view group, const Terms& terms, std::int64_t total,
             std::int64_t aside, double sum, const std::vector<Ranked>& ranked, std::int64_t units,
             UnitsWith units_with) {
        for (const Ranked& term : ranked) {
            rows_.add({scope.name, group, terms.length, terms.counts->terms[term.term], term.count, total,
                       total + aside, term.documents, term.rank, units, units_with(term), sum});
        }
    }

    [[nodiscard]] std::size_t index_of(const Terms& terms) const {
        return static_cast<std::size_t>(&terms - terms_.data());
    }

    Call call_;
    const Listing& listing_;
    const SetAsideCounts& aside_;
    TermCounts& counts_;
    std::vector<Terms> terms_;
    FrequencyTable rows_;
    std::atomic<std::uint64_t> found_ = 0;  // terms of all groups, also those that are not listed
};

}  // namespace

namespace {

/// Bytes that finishing in memory takes beside the counts: their order, and what is ranked.
std::int64_t memory_to_rank(const LengthCounts& counts) {
    constexpr std::int64_t kOfTerm = 2 * (sizeof(Ranked) + sizeof(std::uint64_t));
    std::int64_t bytes = kOfTerm * static_cast<std::int64_t>(counts.terms.size());
    for (const LengthCounts::Named& scope : counts.named) {
        bytes += static_cast<std::int64_t>(scope.cells.size() * sizeof(Ranked));
    }
    return bytes;
}

}  // namespace

void emit_rows(Call call, const Counting& counting, const Listing& listing, const SetAsideCounts& aside,
               TermCounts& counts) {
    bool spilled = false;
    std::int64_t bytes = counts.memory();
    for (const LengthCounts& one : counts.lengths) {
        spilled = spilled || !one.spilled.empty();
        bytes += memory_to_rank(one);
    }
    if (spilled || bytes > Scratch(call).budget()) {
        emit_spilled_rows(call, counting, listing, aside, counts);
    } else {
        const Emitter emitter(call, counting, listing, aside, counts);
    }
}

}  // namespace rostra::term_frequency
