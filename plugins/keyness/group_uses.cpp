// SPDX-License-Identifier: Apache-2.0
#include "group_uses.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/analysis/terms/batch_terms.hpp"
#include "rostra/analysis/terms/group_runs.hpp"

namespace rostra::keyness {

using namespace terms;

namespace {

/// The runs of each document by group, groups put together as they are compared.
class ComparedRuns {
public:
    ComparedRuns(const Comparison& comparison, const Batch& batch, TermCounts& counts)
        : comparison_(comparison),
          finder_(comparison.scope(), batch, values_),
          groups_(counts.groups[kUses]),
          met_(counts.groups[kMet]) {}

    std::vector<TokenRun> of_document(const Document& document, std::int64_t position, Spans tokens,
                                      std::span<const TokenRun> runs) {
        std::vector<TokenRun> found = finder_.of_document(document, position, tokens, runs);
        while (group_of_value_.size() < values_.size()) {
            group_of_value_.push_back(group_of(values_[static_cast<std::uint32_t>(group_of_value_.size())]));
        }
        for (TokenRun& run : found) run.of = group_of_value_[run.of];
        std::erase_if(found, [](const TokenRun& run) { return run.of == StringTable::kNone; });
        std::stable_sort(found.begin(), found.end(),
                         [](const TokenRun& a, const TokenRun& b) { return a.of < b.of; });
        return found;
    }

private:
    std::uint32_t group_of(std::string_view value) {
        const Comparison::Side side = comparison_.side_of(value);
        if (side == Comparison::Side::none) return StringTable::kNone;
        if (comparison_.names(value)) met_.id(value);
        if (side == Comparison::Side::reference) return groups_.id("");
        return groups_.id(comparison_.target.empty() ? std::string(value) : comparison_.target_name());
    }

    const Comparison& comparison_;
    StringTable values_;
    GroupRuns finder_;
    StringTable& groups_;
    StringTable& met_;
    std::vector<std::uint32_t> group_of_value_;
};

/// The terms of one length in one batch, counted into a state by group.
class GroupCounter {
public:
    GroupCounter(std::size_t length, bool shared, TermCounts& state, LengthCounts& counts, BatchTerms& terms)
        : length_(length),
          shared_(shared),
          state_(state),
          counts_(counts),
          terms_(terms),
          number_(terms.size(), StringTable::kNone),
          tally_(terms.size()),
          groups_with_(terms.size()) {}

    /// A document whose first token is row `first_row` of the batch; `runs` by group.
    void add_document(std::size_t first_row, std::span<const TokenRun> runs) {
        for (std::size_t i = 0; i < runs.size();) {
            std::size_t end = i + 1;
            while (end < runs.size() && runs[end].of == runs[i].of) ++end;
            add_group(first_row, runs.subspan(i, end - i));
            i = end;
        }
        for (const Use& use : uses_) {
            std::uint32_t& groups = groups_with_[static_cast<std::size_t>(use.term)];
            if (shared_ && groups > 1) {
                StringTable& names = state_.groups[kShared];
                counts_.named[kShared].cells.add(names.id(state_.groups[kUses][use.group]), number(use.term),
                                                 0, 1);
            }
        }
        for (const Use& use : uses_) {
            std::uint32_t& groups = groups_with_[static_cast<std::size_t>(use.term)];
            counts_.occurrences[number(use.term)].add(use.count, groups != 0 ? 1 : 0);
            groups = 0;
        }
        uses_.clear();
    }

private:
    struct Use {
        std::uint32_t group;
        std::int32_t term;  // of the batch
        std::int64_t count;
    };

    void add_group(std::size_t first_row, std::span<const TokenRun> runs) {
        const std::uint32_t group = runs.front().of;
        std::int64_t total = 0;
        for (const TokenRun& run : runs) {
            if (run.last - run.first < length_) continue;
            const std::size_t count = run.last - run.first - length_ + 1;
            for (const std::int32_t term : terms_.at().subspan(first_row + run.first, count)) {
                if (tally_[static_cast<std::size_t>(term)]++ == 0) met_.push_back(term);
            }
            total += static_cast<std::int64_t>(count);
        }
        counts_.named[kUses].add_total(group, total);
        counts_.total += total;
        for (const std::int32_t term : met_) {
            const auto i = static_cast<std::size_t>(term);
            counts_.named[kUses].cells.add(group, number(term), tally_[i], 1);
            uses_.push_back({group, term, tally_[i]});
            ++groups_with_[i];
            tally_[i] = 0;
        }
        met_.clear();
    }

    /// The state's number of a term of the batch.
    std::uint32_t number(std::int32_t term) {
        std::uint32_t& number = number_[static_cast<std::size_t>(term)];
        if (number == StringTable::kNone) {
            const std::string_view text = terms_.text(term);
            counts_.number({&text, 1}, {&number, 1});
        }
        return number;
    }

    std::size_t length_;
    bool shared_;
    TermCounts& state_;
    LengthCounts& counts_;
    BatchTerms& terms_;
    std::vector<std::uint32_t> number_;       // by term of the batch
    std::vector<std::uint32_t> tally_;        // by term of the batch, in the group that is being counted
    std::vector<std::uint32_t> groups_with_;  // by term of the batch, in the document that is being counted
    std::vector<std::int32_t> met_;           // terms whose tally is not 0
    std::vector<Use> uses_;                   // of the document
};

}  // namespace

TermCounts new_uses(const Comparison& comparison) {
    TermCounts counts(comparison.counting);
    if (!comparison.scope().named()) return counts;
    counts.groups.resize(kNamedUses);
    for (LengthCounts& length : counts.lengths) length.named.resize(kNamedUses);
    return counts;
}

void add_uses(Call call, const Comparison& comparison, const Batch& batch, TermCounts& counts) {
    const Counting& counting = comparison.counting;
    if (!comparison.scope().named()) {
        counts.add(call, counting, batch);
        return;
    }
    const TokenSelection::OfBatch tokens(counting.tokens, batch);
    ComparedRuns compared(comparison, batch, counts);
    std::vector<std::vector<TokenRun>> runs;
    std::vector<TokenRun> rows;  // the whole batch's, by row of the layer
    for (const Document document : batch) {
        const std::int64_t d = document.position();
        const std::vector<TokenRun> whole = tokens.runs(d);
        runs.push_back(compared.of_document(document, d, tokens.tokens(d), whole));
        const auto first = static_cast<std::uint32_t>(tokens.first(d));
        for (const TokenRun& run : runs.back()) rows.push_back({first + run.first, first + run.last, 0});
    }
    for (std::size_t i = 0; i < counting.lengths.size(); ++i) {
        BatchTerms terms(counting.lengths[i], tokens.norms(), rows);
        GroupCounter counter(counting.lengths[i], comparison.each_against_rest(), counts, counts.lengths[i],
                             terms);
        for (const Document document : batch) {
            const std::int64_t d = document.position();
            counter.add_document(tokens.first(d), runs[static_cast<std::size_t>(d)]);
        }
    }
    counts.documents += batch.size();
}

}  // namespace rostra::keyness
