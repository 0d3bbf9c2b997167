// SPDX-License-Identifier: Apache-2.0
#include "spilled_rows.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/analysis/state/sorted_records.hpp"
#include "rostra/analysis/terms/term_entries.hpp"
#include "rostra/services.hpp"

namespace rostra::term_frequency {

using namespace terms;

namespace {

constexpr std::uint64_t kHighest = std::numeric_limits<std::uint64_t>::max();

class SpilledEmitter {
public:
    SpilledEmitter(Call call, const Counting& counting, const Listing& listing, const SetAsideCounts& aside,
                   TermCounts& counts)
        : call_(call),
          counting_(counting),
          listing_(listing),
          aside_(aside),
          counts_(counts),
          table_(call, listing.weighting) {
        for (const StringTable& names : counts.groups) {
            group_order_.push_back(names.sorted());
            group_ranks_.push_back(names.ranks());
        }
    }

    void run() {
        const std::int64_t budget = Scratch(call_).budget();
        rows_.set_limit(budget / 2);
        for (std::size_t i = 0; i < counting_.lengths.size(); ++i) {
            LengthCounts& counts = counts_.lengths[i];
            counts.spill(call_, counts_.spill_limit(call_));
            call_.progress("sorting terms", i, counting_.lengths.size());
            for (TermEntries entries(call_, {&counts.spilled}, counts_.sources); entries.next();) {
                sort_term(i, entries);
            }
            document_totals_.push_back(counts.document_totals());
        }
        rows_.flush(call_);
        write_rows();
        table_.finish(call_, listing_, found_);
    }

private:
    [[nodiscard]] const Bound& bound_of(std::size_t scope) const {
        return counting_.scopes[scope].kind == Scope::Kind::corpus ? listing_.corpus : listing_.groups;
    }

    /// In the order of the table: scope, group, length, count from the highest down, and term.
    void sort_row(std::size_t scope, std::uint64_t group, std::size_t length, std::string_view term,
                  const TermRecord& counted, std::uint64_t units_with) {
        if (counted.count > 0) ++found_;
        if (listing_.weighting.divides()) {
            const double weight = listing_.weighting.weight(counted.count, units_of(counting_.scopes[scope]),
                                                            static_cast<std::int64_t>(units_with));
            squares_[{scope, group, length}] += weight * weight;
        }
        if (counted.count < bound_of(scope).min_count) return;
        bytes_.clear();
        append_ordered(bytes_, scope);
        append_ordered(bytes_, group);
        append_ordered(bytes_, length);
        append_ordered(bytes_, kHighest - static_cast<std::uint64_t>(counted.count));
        append_ordered(bytes_, term);
        append_ordered(bytes_, std::uint64_t{counted.documents});
        append_ordered(bytes_, units_with);
        rows_.add(call_, bytes_);
    }

    void sort_term(std::size_t length, TermEntries& entries) {
        const std::string_view term = entries.term();
        const std::vector<TermRecord>& counts = entries.counts();
        const auto of_scope = [&counts](std::uint8_t scope) {
            return std::equal_range(
                counts.begin(), counts.end(), TermRecord{scope, 0, 0, 0},
                [](const TermRecord& a, const TermRecord& b) { return a.scope < b.scope; });
        };
        std::size_t named = 0;
        for (std::size_t s = 0; s < counting_.scopes.size(); ++s) {
            const Scope& scope = counting_.scopes[s];
            if (scope.kind == Scope::Kind::corpus) {
                sort_row(s, 0, length, term, counts.front(), counts.front().documents);
            } else if (scope.kind == Scope::Kind::document) {
                const auto [first, last] = of_scope(TermRecord::kDocument);
                for (auto one = first; one != last; ++one) {
                    sort_row(s, one->group, length, term, *one, counts.front().documents);
                }
            } else {
                const auto [first, last] = of_scope(static_cast<std::uint8_t>(TermRecord::kNamed + named));
                for (auto one = first; one != last; ++one) {
                    const std::uint64_t rank = group_ranks_[named][static_cast<std::size_t>(one->group)];
                    sort_row(s, rank, length, term, *one, static_cast<std::uint64_t>(last - first));
                }
                ++named;
            }
        }
    }

    /// A group's terms of one length, as they come one after another.
    struct Listed {
        std::uint64_t scope = kHighest, group = 0, length = 0;
        std::int64_t listed = 0, count = 0, rank = 0;
    };

    void write_rows() {
        const Corpus corpus(call_);
        Listed at;
        std::string text;
        std::uint64_t seen = 0;
        for (SortedRecords::Reader reader(call_, {&rows_}); reader.next();) {
            if (++seen % 4096 == 0) call_.check_stop();
            OrderedReader fields(reader.record());
            const std::uint64_t scope = fields.number(), group = fields.number(), length = fields.number();
            if (scope != at.scope || group != at.group || length != at.length) {
                write_heaviest(corpus, at);
                at = {scope, group, length};
            }
            const Bound& bound = bound_of(scope);
            const bool full = bound.top != 0 && at.listed == static_cast<std::int64_t>(bound.top);
            if (full && !bound.by_weight) continue;
            FrequencyRow row;
            row.count = static_cast<std::int64_t>(kHighest - fields.number());
            ++at.listed;
            if (row.count != at.count) at.rank = at.listed;
            at.count = row.count;
            row.term = plain_text(fields.written_text(), text);
            row.documents = static_cast<std::int64_t>(fields.number());
            row.units_with = static_cast<std::int64_t>(fields.number());
            row.length = static_cast<std::int32_t>(counting_.lengths[length]);
            row.rank = at.rank;
            if (bound.top != 0 && bound.by_weight) {
                take_by_weight(row, units_of(counting_.scopes[scope]), bound.top);
                continue;
            }
            name_group(corpus, counting_.scopes[scope], at, row);
            table_.add(row);
        }
        write_heaviest(corpus, at);
    }

    /// A row of the group at hand that may be among the heaviest.
    struct Weighed {
        FrequencyRow row;
        std::string term;
        double weight = 0;
        std::uint64_t place = 0;  // among the group's rows
    };

    void take_by_weight(const FrequencyRow& row, std::int64_t units, std::size_t top) {
        const double weight = listing_.weighting.weight(row.count, units, row.units_with);
        heaviest_.push_back({row, std::string(row.term), weight, taken_++});
        if (heaviest_.size() >= 2 * top) keep_heaviest(top);
    }

    void keep_heaviest(std::size_t top) {
        if (heaviest_.size() <= top) return;
        const auto end = heaviest_.begin() + static_cast<std::ptrdiff_t>(top);
        std::nth_element(heaviest_.begin(), end, heaviest_.end(), [](const Weighed& a, const Weighed& b) {
            return a.weight != b.weight ? a.weight > b.weight : a.place < b.place;
        });
        heaviest_.erase(end, heaviest_.end());
    }

    /// Of the group that has ended, in the order of the table.
    void write_heaviest(const Corpus& corpus, const Listed& at) {
        if (heaviest_.empty()) return;
        keep_heaviest(bound_of(at.scope).top);
        std::sort(heaviest_.begin(), heaviest_.end(),
                  [](const Weighed& a, const Weighed& b) { return a.place < b.place; });
        for (Weighed& one : heaviest_) {
            one.row.term = one.term;
            name_group(corpus, counting_.scopes[at.scope], at, one.row);
            table_.add(one.row);
        }
        heaviest_.clear();
        taken_ = 0;
    }

    void name_group(const Corpus& corpus, const Scope& scope, const Listed& at, FrequencyRow& row) const {
        const LengthCounts& counts = counts_.lengths[at.length];
        row.scope = scope.name;
        row.units = units_of(scope);
        if (listing_.weighting.divides()) row.squares = squares_.at({at.scope, at.group, at.length});
        if (scope.kind == Scope::Kind::corpus) {
            row.total = counts.total;
            row.total_all = row.total + aside_.in_corpus(at.length);
        } else if (scope.kind == Scope::Kind::document) {
            const std::vector<LengthCounts::DocumentTotal>& totals = document_totals_[at.length];
            const auto ordinal = static_cast<std::int64_t>(at.group);
            row.group = corpus.id(ordinal);
            row.total = std::lower_bound(totals.begin(), totals.end(), ordinal,
                                         [](const LengthCounts::DocumentTotal& one, std::int64_t wanted) {
                                             return one.ordinal < wanted;
                                         })
                            ->total;
            row.total_all = row.total + aside_.in_document(at.length, ordinal);
        } else {
            const std::size_t named = named_before(scope);
            const std::uint32_t group = group_order_[named][at.group];
            row.group = counts_.groups[named][group];
            row.total = counts.named[named].totals[group];
            row.total_all = row.total + aside_.in_group(at.length, named, row.group);
        }
    }

    /// How many scopes that have names stand before this one.
    [[nodiscard]] std::size_t named_before(const Scope& scope) const {
        return static_cast<std::size_t>(
            std::count_if(counting_.scopes.data(), &scope, [](const Scope& one) { return one.named(); }));
    }
    [[nodiscard]] std::int64_t units_of(const Scope& scope) const {
        return scope.named() ? static_cast<std::int64_t>(counts_.groups[named_before(scope)].size())
                             : counts_.documents;
    }

    Call call_;
    const Counting& counting_;
    const Listing& listing_;
    const SetAsideCounts& aside_;
    TermCounts& counts_;
    FrequencyTable table_;
    SortedRecords rows_;
    /// Of the weights of each scope, group and length, where they divide.
    std::map<std::array<std::uint64_t, 3>, double> squares_;
    std::uint64_t found_ = 0;  // terms of all groups, also those that are not listed
    std::vector<Weighed> heaviest_;
    std::uint64_t taken_ = 0;
    std::string bytes_;
    std::vector<std::vector<std::uint32_t>> group_order_, group_ranks_;  // by scope with names
    std::vector<std::vector<LengthCounts::DocumentTotal>> document_totals_;
};

}  // namespace

void emit_spilled_rows(Call call, const Counting& counting, const Listing& listing,
                       const SetAsideCounts& aside, TermCounts& counts) {
    SpilledEmitter(call, counting, listing, aside, counts).run();
}

}  // namespace rostra::term_frequency
