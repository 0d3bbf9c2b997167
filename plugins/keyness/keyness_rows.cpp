// SPDX-License-Identifier: Apache-2.0
#include "keyness_rows.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "group_uses.hpp"
#include "rostra/row_builders.hpp"
#include "rostra/services.hpp"

namespace rostra::keyness {

using namespace terms;

namespace {

using Rows = TableBuilder<Dictionary, Dictionary, Text, Int64, Int64, Int64, Int64, Float64, Dictionary,
                          Float64, Float64, Float64, Float64, Float64, Float64, Int32, Dictionary, Int64,
                          Float64, Float64, Int64, Int64, Int64, Dictionary, Dictionary>;

template <class Enum, std::size_t size>
std::string_view name_of(Enum value, const std::array<std::string_view, size>& names) {
    return names[static_cast<std::size_t>(value)];
}

/// Terms of one length as finish sees them.
struct Terms {
    LengthCounts* counts = nullptr;
    std::int32_t length = 0;
    std::vector<std::uint32_t> order;  // by term, its place among all bytewise
    Reference reference;
};

class Emitter {
public:
    Emitter(Call call, const Comparison& comparison, const RowOptions& options, TermCounts& counts)
        : call_(call), comparison_(comparison), options_(options), counts_(counts), rows_(call, 0) {
        for (std::size_t i = 0; i < counts.lengths.size(); ++i) {
            terms_.push_back(
                {&counts.lengths[i], static_cast<std::int32_t>(comparison.counting.lengths[i]), {}, {}});
        }
        if (comparison.list) take_list(*comparison.list);
        for (Terms& terms : terms_) {
            terms.order = terms.counts->terms.ranks();
            terms.reference.uses.resize(terms.counts->terms.size());
        }
        switch (comparison.scope().kind) {
            case Scope::Kind::corpus:
                corpus();
                break;
            case Scope::Kind::document:
                documents();
                break;
            default:
                groups();
        }
        rows_.finish();
    }

private:
    /// Terms that are compared before rows are written, of as many targets as that takes.
    static constexpr std::size_t kTermsAtOnce = std::size_t{1} << 19;

    /// The list's terms get numbers beside those of the corpus.
    void take_list(const ReferenceList& list) {
        Terms& terms = terms_.front();
        const std::size_t known = terms.counts->terms.size();
        bool met = false;
        std::vector<std::uint32_t> numbers(list.counts.size());
        for (std::uint32_t i = 0; i < numbers.size(); ++i) {
            const std::string_view text = list.terms[i];
            terms.counts->number({&text, 1}, {&numbers[i], 1});
            met = met || numbers[i] < known;
        }
        terms.reference.uses.resize(terms.counts->terms.size());
        for (std::size_t i = 0; i < numbers.size(); ++i)
            terms.reference.uses[numbers[i]].count = list.counts[i];
        terms.reference.size = list.size;
        if (!met && known != 0) {
            call_.warn(
                "no term of the list '" + list.name +
                "' stands in the documents; it has to have norms, as the table term_frequency prints them");
        }
    }

    /// Everything that was counted is the reference.
    static void refer_to_all(Terms& terms) {
        for (std::uint32_t term = 0; term < terms.reference.uses.size(); ++term) {
            const Occurrences& found = terms.counts->occurrences[term];
            terms.reference.uses[term] = {found.count(), found.documents()};
        }
        terms.reference.size = terms.counts->total;
        terms.reference.holds_target = true;
    }

    void corpus() {
        Terms& terms = terms_.front();
        Target all;
        all.size = terms.counts->total;
        for (std::uint32_t term = 0; term < terms.counts->terms.size(); ++term) {
            const Occurrences& found = terms.counts->occurrences[term];
            if (found.count() != 0) all.uses.push_back({term, found.count(), found.documents(), 0});
        }
        compare(
            1, [](std::size_t) { return "corpus"; },
            [&](std::size_t, const Terms&) { return std::move(all); });
    }

    void documents() {
        const Corpus corpus(call_);
        for (Terms& terms : terms_) terms.counts->by_document.sort();
        const std::vector<DocumentCounts::Entry>& entries = terms_.front().counts->by_document.entries();
        std::vector<Comparison::Side> sides;
        StringTable met;
        for (const DocumentCounts::Entry& entry : entries) {
            const std::string_view id = corpus.id(entry.ordinal);
            sides.push_back(comparison_.side_of(id));
            if (comparison_.names(id)) met.id(id);
        }
        warn_of_unmet(met);

        if (!comparison_.reference.empty()) {
            for (Terms& terms : terms_) {
                const Target whole = documents_of(terms, sides, Comparison::Side::reference);
                refer_to(terms, whole);
            }
        } else if (!comparison_.list) {
            for (Terms& terms : terms_) refer_to_all(terms);
        }
        if (!comparison_.target.empty()) {
            compare(
                1, [&](std::size_t) { return comparison_.target_name(); },
                [&](std::size_t, const Terms& terms) {
                    return documents_of(terms, sides, Comparison::Side::target);
                });
            return;
        }
        std::vector<std::size_t> targets;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (sides[i] == Comparison::Side::target) targets.push_back(i);
        }
        compare(
            targets.size(),
            [&](std::size_t i) { return std::string(corpus.id(entries[targets[i]].ordinal)); },
            [&](std::size_t i, const Terms& terms) {
                const DocumentCounts& by_document = terms.counts->by_document;
                const DocumentCounts::Entry& entry = by_document.entries()[targets[i]];
                std::vector<TermCount> read;
                by_document.read(call_, entry, read);
                Target target;
                target.size = entry.total;
                for (const TermCount& count : read) target.uses.push_back({count.term, count.count, 1, 0});
                return target;
            });
    }

    /// All documents of a side put together.
    Target documents_of(const Terms& terms, const std::vector<Comparison::Side>& sides,
                        Comparison::Side side) {
        const DocumentCounts& by_document = terms.counts->by_document;
        std::vector<Use> by_term(terms.counts->terms.size());
        Target whole;
        std::vector<TermCount> read;
        for (std::size_t i = 0; i < sides.size(); ++i) {
            if (sides[i] != side) continue;
            call_.check_stop();
            const DocumentCounts::Entry& entry = by_document.entries()[i];
            by_document.read(call_, entry, read);
            for (const TermCount& count : read) {
                by_term[count.term].count += count.count;
                ++by_term[count.term].documents;
            }
            whole.size += entry.total;
        }
        for (std::uint32_t term = 0; term < by_term.size(); ++term) {
            by_term[term].term = term;
            if (by_term[term].count != 0) whole.uses.push_back(by_term[term]);
        }
        return whole;
    }

    void groups() {
        const StringTable& names = counts_.groups[kUses];
        warn_of_unmet(counts_.groups[kMet]);

        // For each length, the uses by group.
        std::vector<std::vector<std::vector<Use>>> of_group(terms_.size());
        for (Terms& terms : terms_) {
            std::vector<std::vector<Use>>& by_group = of_group[index_of(terms)];
            by_group.resize(names.size());
            const GroupCells& cells = terms.counts->named[kUses].cells;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                const GroupCells::Cell& cell = cells[i];
                by_group[cell.group].push_back({cell.term, cell.found.count(), cell.found.documents(), 0});
            }
            for (std::vector<Use>& uses : by_group) {
                std::sort(uses.begin(), uses.end(),
                          [](const Use& a, const Use& b) { return a.term < b.term; });
            }
            take_shared(terms, by_group);
            if (comparison_.each_against_rest()) {
                refer_to_all(terms);
            } else if (const std::uint32_t reference = names.find(""); reference != StringTable::kNone) {
                refer_to(terms, {std::move(by_group[reference]), total_of(terms, reference)});
            }
        }
        std::vector<std::uint32_t> targets = names.sorted();
        std::erase_if(targets, [&](std::uint32_t group) { return names[group].empty(); });
        compare(
            targets.size(), [&](std::size_t i) { return names[targets[i]]; },
            [&](std::size_t i, const Terms& terms) {
                return Target{std::move(of_group[index_of(terms)][targets[i]]), total_of(terms, targets[i])};
            });
    }

    void take_shared(const Terms& terms, std::vector<std::vector<Use>>& by_group) const {
        const StringTable& names = counts_.groups[kShared];
        const GroupCells& cells = terms.counts->named[kShared].cells;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const GroupCells::Cell& cell = cells[i];
            const std::uint32_t group = counts_.groups[kUses].find(names[cell.group]);
            rostra::terms::detail::require(group != StringTable::kNone);
            std::vector<Use>& uses = by_group[group];
            const auto use = std::lower_bound(uses.begin(), uses.end(), cell.term,
                                              [](const Use& u, std::uint32_t term) { return u.term < term; });
            rostra::terms::detail::require(use != uses.end() && use->term == cell.term);
            use->shared = cell.found.documents();
        }
    }

    static std::int64_t total_of(const Terms& terms, std::uint32_t group) {
        const std::vector<std::int64_t>& totals = terms.counts->named[kUses].totals;
        return group < totals.size() ? totals[group] : 0;
    }

    static void refer_to(Terms& terms, const Target& whole) {
        for (const Use& use : whole.uses) terms.reference.uses[use.term] = {use.count, use.documents};
        terms.reference.size = whole.size;
    }

    void warn_of_unmet(const StringTable& met) const {
        for (const auto* names : {&comparison_.target, &comparison_.reference}) {
            for (const std::string& name : *names) {
                if (met.find(name) != StringTable::kNone) continue;
                call_.warn("no term stands in a group '" + name + "' of '" + comparison_.scope().name +
                           "', which 'target' or 'reference' names");
            }
        }
    }

    /// Each of `count` targets, by name and by what `target_of(i, terms)` gives once for each length.
    template <class NameOf, class TargetOf>
    void compare(std::size_t count, NameOf name_of_target, TargetOf target_of) {
        struct Compared {
            std::vector<Keyword> keywords;
            std::int64_t size = 0, tested = 0;
        };
        std::size_t most = 1;
        for (const Terms& terms : terms_) most = std::max(most, terms.counts->terms.size());
        const std::size_t block = std::clamp<std::size_t>(kTermsAtOnce / most, 1, 256);
        for (std::size_t first = 0; first < count; first += block) {
            call_.progress("comparing groups", first, count);
            const std::size_t here = std::min(block, count - first);
            std::vector<Compared> compared(here * terms_.size());
            call_.parallel_for(here, 1, [&](std::uint64_t begin, std::uint64_t end) {
                for (std::uint64_t i = begin; i < end; ++i) {
                    for (const Terms& terms : terms_) {
                        call_.check_stop();
                        const Target target = target_of(first + i, terms);
                        Compared& one = compared[i * terms_.size() + index_of(terms)];
                        one.size = target.size;
                        one.keywords =
                            keywords_of(target, terms.reference, options_.listing, terms.order, one.tested);
                    }
                }
            });
            for (std::size_t i = 0; i < here; ++i) {
                for (const Terms& terms : terms_) {
                    const Compared& one = compared[i * terms_.size() + index_of(terms)];
                    const std::int64_t reference_size = size_beside(terms.reference, one.size);
                    for (const Keyword& keyword : one.keywords) {
                        add(name_of_target(first + i), terms, keyword, one.size, reference_size, one.tested);
                    }
                }
            }
        }
    }

    void add(std::string_view target, const Terms& terms, const Keyword& keyword, std::int64_t target_size,
             std::int64_t reference_size, std::int64_t tested) {
        const auto table = Contingency::of_sizes(
            static_cast<double>(keyword.target_count), static_cast<double>(target_size),
            static_cast<double>(keyword.reference_count), static_cast<double>(reference_size));
        rows_.add(target, reference_name_, terms.counts->terms[keyword.term], keyword.target_count,
                  keyword.reference_count, target_size, reference_size, keyword.g2,
                  name_of(options_.listing.form, kG2FormNames), measures::chi2(table),
                  log_ratio(table, options_.zeros), percent_diff(table, options_.zeros),
                  odds_ratio(table, options_.zeros), keyword.p, keyword.p_adjusted, terms.length,
                  keyword.positive ? "positive" : "negative", keyword.rank, measures::chi2(table, true),
                  simple_maths(table, options_.simple_maths), keyword.target_range, keyword.reference_range,
                  tested, name_of(options_.zeros, kZerosNames),
                  name_of(options_.listing.adjustment, kAdjustmentNames));
    }

    [[nodiscard]] std::size_t index_of(const Terms& terms) const {
        return static_cast<std::size_t>(&terms - terms_.data());
    }

    Call call_;
    const Comparison& comparison_;
    const RowOptions& options_;
    TermCounts& counts_;
    std::string reference_name_ = comparison_.reference_name();
    std::vector<Terms> terms_;
    Rows rows_;
};

}  // namespace

void emit_rows(Call call, const Comparison& comparison, const RowOptions& options, TermCounts& counts) {
    const Emitter emitter(call, comparison, options, counts);
}

}  // namespace rostra::keyness
