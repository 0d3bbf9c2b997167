// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/analysis/terms/batch_terms.hpp"
#include "rostra/analysis/terms/group_runs.hpp"
#include "rostra/analysis/terms/length_counts.hpp"
#include "rostra/analysis/terms/scopes.hpp"
#include "rostra/analysis/terms/token_selection.hpp"
#include "rostra/batch.hpp"
#include "rostra/call.hpp"
#include "rostra/services.hpp"
#include "rostra/setup.hpp"

namespace rostra {
inline namespace v0 {
namespace terms {

/// What is counted, and in which layers.
struct Counting {
    /// By the options `ngrams` and `by`, and those of TokenSelection; throws OptionError.
    explicit Counting(const Setup& setup);

    TokenSelection tokens;
    std::vector<std::size_t> lengths;  ///< ascending
    std::vector<Scope> scopes;
    std::string words;  ///< what a state's numbers mean
    /// Whether counts beyond a state's budget go to scratch; who reads them by TermEntries may say so.
    bool spills = false;

    [[nodiscard]] bool counts(Scope::Kind kind) const;
    [[nodiscard]] std::size_t named_scopes() const;
};

/// Counts of some documents.
struct TermCounts {
    explicit TermCounts(const Counting& counting);

    std::int64_t documents = 0;
    std::vector<StringTable> groups;         ///< names, for each scope that has names
    std::vector<LengthCounts> lengths;       ///< in the order of Counting::lengths
    GroupNumbers sources = GroupNumbers(1);  ///< of groups in spilled counts; the first is this state itself

    /// Takes in a batch.
    void add(Call call, const Counting& counting, const Batch& batch);
    /// What `from` has in scratch is taken from it.
    void combine(Call call, const Counting& counting, TermCounts& from);
    void save(Call call, const Counting& counting, StateWriter& writer) const;
    /// Into an empty one, of the same counting.
    void load(Call call, const Counting& counting, StateReader& reader);
    [[nodiscard]] std::int64_t memory() const noexcept;
    /// How many bytes of spilled counts of one length wait in memory at most.
    [[nodiscard]] std::int64_t spill_limit(Call call) const;

private:
    void spill_beyond_budget(Call call, const Counting& counting);
};

namespace detail {

/// The terms of one length in one batch, counted into a state.
class BatchCounter {
public:
    BatchCounter(const Counting& counting, std::size_t length, LengthCounts& counts, BatchTerms& terms)
        : length_(length),
          counts_(counts),
          terms_(terms.at()),
          corpus_(counting.counts(Scope::Kind::corpus)),
          documents_(counting.counts(Scope::Kind::document)),
          tally_(terms.size()),
          in_batch_(terms.size()) {
        number_terms(terms);
    }

    /// A document whose first token is row `first_row` of the batch; `runs`: its tokens where sequences are
    /// whole; `groups`: for each scope with names, its runs by group.
    void add_document(std::int64_t ordinal, std::size_t first_row, std::span<const TokenRun> runs,
                      const std::vector<std::vector<TokenRun>>& groups) {
        at_ = terms_.data() + first_row;
        if (corpus_ || documents_) {
            const std::int64_t total = tally(runs);
            counts_.total += total;
            for (const std::int32_t term : met_) {
                InBatch& counted = in_batch_[static_cast<std::size_t>(term)];
                counted.count += tally_[static_cast<std::size_t>(term)];
                ++counted.documents;
            }
            if (documents_) counts_.by_document.add(ordinal, total, take_tally());
            clear_tally();
        }
        for (std::size_t s = 0; s < groups.size(); ++s) {
            const std::vector<TokenRun>& of_scope = groups[s];
            for (std::size_t i = 0; i < of_scope.size();) {
                std::size_t end = i + 1;
                while (end < of_scope.size() && of_scope[end].of == of_scope[i].of) ++end;
                const std::uint32_t group = of_scope[i].of;
                counts_.named[s].add_total(group, tally(std::span(of_scope).subspan(i, end - i)));
                for (const TermCount& count : take_tally()) {
                    counts_.named[s].cells.add(group, count.term, count.count, 1);
                }
                clear_tally();
                i = end;
            }
        }
    }

    /// Adds what the whole batch had of each term.
    void finish() {
        constexpr std::size_t kAhead = 16;  // terms whose place is fetched before its turn comes
        for (std::size_t term = 0; term < in_batch_.size(); ++term) {
            if (term + kAhead < number_.size() && number_[term + kAhead] != StringTable::kNone) {
                __builtin_prefetch(&counts_.occurrences[number_[term + kAhead]]);
            }
            const InBatch& counted = in_batch_[term];
            if (counted.count != 0) counts_.occurrences[number_[term]].add(counted.count, counted.documents);
        }
    }

private:
    struct InBatch {
        std::int64_t count = 0;
        std::uint32_t documents = 0;
    };

    /// The state's number of each term of the batch. A dictionary may hold strings that no token uses, and
    /// the empty one, which is no term: they get none.
    void number_terms(BatchTerms& terms) {
        std::vector<std::int32_t> used;
        if (length_ == 1) {
            std::vector<bool> seen(terms.size());
            for (const std::int32_t term : terms_) seen[static_cast<std::size_t>(term)] = true;
            for (std::size_t term = 0; term < seen.size(); ++term) {
                const auto code = static_cast<std::int32_t>(term);
                if (seen[term] && !terms.text(code).empty()) used.push_back(code);
            }
        } else {
            for (std::size_t term = 0; term < terms.size(); ++term)
                used.push_back(static_cast<std::int32_t>(term));
        }
        number_.assign(terms.size(), StringTable::kNone);

        // Put together so many texts at a time.
        constexpr std::size_t kBlock = 256;
        std::vector<std::string> kept(kBlock);
        std::vector<std::string_view> texts(kBlock);
        std::vector<std::uint32_t> numbers(kBlock);
        for (std::size_t first = 0; first < used.size(); first += kBlock) {
            const std::size_t count = std::min(kBlock, used.size() - first);
            for (std::size_t i = 0; i < count; ++i) {
                texts[i] = terms.text(used[first + i]);
                if (length_ > 1) texts[i] = kept[i].assign(texts[i]);
            }
            counts_.number(std::span(texts).first(count), std::span(numbers).first(count));
            for (std::size_t i = 0; i < count; ++i)
                number_[static_cast<std::size_t>(used[first + i])] = numbers[i];
        }
    }

    /// Counts the terms that begin in these runs and end there too; returns how many there were.
    std::int64_t tally(std::span<const TokenRun> runs) {
        std::int64_t total = 0;
        for (const TokenRun& run : runs) {
            if (run.last - run.first < length_) continue;
            const std::size_t count = run.last - run.first - length_ + 1;
            for (const std::int32_t term : std::span(at_ + run.first, count)) {
                if (tally_[static_cast<std::size_t>(term)]++ == 0) met_.push_back(term);
            }
            total += static_cast<std::int64_t>(count);
        }
        return total;
    }
    std::vector<TermCount>& take_tally() {
        taken_.clear();
        for (const std::int32_t term : met_) {
            const auto i = static_cast<std::size_t>(term);
            taken_.push_back({number_[i], tally_[i]});
        }
        return taken_;
    }
    void clear_tally() {
        for (const std::int32_t term : met_) tally_[static_cast<std::size_t>(term)] = 0;
        met_.clear();
    }

    std::size_t length_;
    LengthCounts& counts_;
    std::span<const std::int32_t> terms_;  // by row of the batch
    const std::int32_t* at_ = nullptr;     // of the document
    bool corpus_, documents_;
    std::vector<std::uint32_t> number_;  // by term of the batch, its number in the state
    std::vector<std::uint32_t> tally_;   // by term of the batch, in what is being counted
    std::vector<std::int32_t> met_;      // terms whose tally is not 0
    std::vector<InBatch> in_batch_;
    std::vector<TermCount> taken_;
};

/// A document's tokens as runs.
struct DocumentRuns {
    std::vector<TokenRun> whole;                ///< parted only where sequences are cut
    std::vector<std::vector<TokenRun>> groups;  ///< by scope with names
};

}  // namespace detail

inline Counting::Counting(const Setup& setup) : tokens(setup), scopes(scopes_of(setup)) {
    const Options options = setup.options();
    for (const std::int64_t length : options.integers("ngrams")) {
        lengths.push_back(static_cast<std::size_t>(length));
    }
    std::sort(lengths.begin(), lengths.end());
    const std::uint32_t where = options.where("ngrams");
    if (lengths.empty())
        throw OptionError("'ngrams' is empty: name the lengths that are counted, as 1", where);
    const auto twice = std::adjacent_find(lengths.begin(), lengths.end());
    if (twice != lengths.end())
        throw OptionError("'ngrams' names " + std::to_string(*twice) + " twice", where);
    if (lengths.back() == 1) tokens.ignore_edges();
    for (const std::size_t length : lengths) words += std::to_string(length) + '\n';
    for (const Scope& scope : scopes) words += scope.name + '\n';
    words += tokens.words(options);
}

inline bool Counting::counts(Scope::Kind kind) const {
    return std::any_of(scopes.begin(), scopes.end(),
                       [kind](const Scope& scope) { return scope.kind == kind; });
}

inline std::size_t Counting::named_scopes() const {
    return static_cast<std::size_t>(
        std::count_if(scopes.begin(), scopes.end(), [](const Scope& scope) { return scope.named(); }));
}

inline TermCounts::TermCounts(const Counting& counting) : groups(counting.named_scopes()) {
    for (std::size_t i = 0; i < counting.lengths.size(); ++i) lengths.emplace_back(groups.size());
}

inline void TermCounts::add(Call call, const Counting& counting, const Batch& batch) {
    std::vector<GroupRuns> finders;
    for (const Scope& scope : counting.scopes) {
        if (scope.named()) finders.emplace_back(scope, batch, groups[finders.size()]);
    }
    const TokenSelection::OfBatch tokens(counting.tokens, batch);
    std::vector<detail::DocumentRuns> runs(static_cast<std::size_t>(batch.size()));
    std::vector<TokenRun> rows;  // the whole batch's, by row of the layer
    for (const Document document : batch) {
        const std::int64_t d = document.position();
        detail::DocumentRuns& own = runs[static_cast<std::size_t>(d)];
        own.whole = tokens.runs(d);
        for (GroupRuns& finder : finders) {
            own.groups.push_back(finder.of_document(document, d, tokens.tokens(d), own.whole));
        }
        const auto first = static_cast<std::uint32_t>(tokens.first(d));
        for (const TokenRun& run : own.whole) rows.push_back({first + run.first, first + run.last, 0});
    }

    for (std::size_t i = 0; i < counting.lengths.size(); ++i) {
        const std::size_t length = counting.lengths[i];
        BatchTerms terms(length, tokens.norms(), rows);
        detail::BatchCounter counter(counting, length, lengths[i], terms);
        for (const Document document : batch) {
            const std::int64_t d = document.position();
            const detail::DocumentRuns& own = runs[static_cast<std::size_t>(d)];
            counter.add_document(document.ordinal(), tokens.first(d), own.whole, own.groups);
        }
        counter.finish();
    }
    documents += batch.size();
    spill_beyond_budget(call, counting);
}

inline void TermCounts::combine(Call call, const Counting& counting, TermCounts& from) {
    std::vector<std::vector<std::uint32_t>> here(groups.size());
    for (std::size_t s = 0; s < groups.size(); ++s) {
        for (std::uint32_t g = 0; g < from.groups[s].size(); ++g)
            here[s].push_back(groups[s].id(from.groups[s][g]));
    }
    const auto shift = static_cast<std::uint32_t>(sources.size());
    const bool spilled = std::any_of(from.lengths.begin(), from.lengths.end(),
                                     [](const LengthCounts& counts) { return !counts.spilled.empty(); });
    if (spilled) {
        sources.push_back(here);
        for (std::size_t source = 1; source < from.sources.size(); ++source) {
            auto numbers = from.sources[source];
            for (std::size_t s = 0; s < numbers.size(); ++s) {
                for (std::uint32_t& group : numbers[s]) group = here[s][group];
            }
            sources.push_back(std::move(numbers));
        }
    }
    for (std::size_t i = 0; i < lengths.size(); ++i) lengths[i].combine(call, from.lengths[i], here, shift);
    documents += from.documents;
    spill_beyond_budget(call, counting);
}

inline void TermCounts::save(Call call, const Counting& counting, StateWriter& writer) const {
    writer.string(counting.words);
    writer.integer(documents);
    std::vector<std::vector<std::uint32_t>> sorted;
    for (const StringTable& names : groups) {
        names.save(writer);
        sorted.push_back(names.sorted());
    }
    for (const LengthCounts& counts : lengths) counts.save(call, sorted, sources, writer);
}

inline void TermCounts::load(Call call, const Counting& counting, StateReader& reader) {
    if (reader.string() != counting.words) {
        throw std::runtime_error("a saved state was counted under other options");
    }
    documents = reader.integer();
    detail::require(documents >= 0);
    std::vector<std::size_t> sizes;
    for (StringTable& names : groups) {
        names.load(reader);
        sizes.push_back(names.size());
    }
    for (LengthCounts& counts : lengths)
        counts.load(call, sizes, counting.spills ? spill_limit(call) : kInTables, reader);
    spill_beyond_budget(call, counting);
}

inline std::int64_t TermCounts::memory() const noexcept {
    std::int64_t bytes = 0;
    for (const auto& source : sources) {
        for (const auto& numbers : source)
            bytes += static_cast<std::int64_t>(numbers.capacity() * sizeof(numbers[0]));
    }
    for (const StringTable& names : groups) bytes += names.memory();
    for (const LengthCounts& counts : lengths) bytes += counts.memory();
    return bytes;
}

inline std::int64_t TermCounts::spill_limit(Call call) const {
    return Scratch(call).budget() / (4 * static_cast<std::int64_t>(lengths.size()));
}

inline void TermCounts::spill_beyond_budget(Call call, const Counting& counting) {
    const std::int64_t budget = Scratch(call).budget();
    if (memory() <= budget) return;
    for (LengthCounts& counts : lengths) counts.by_document.spill(call);
    if (!counting.spills || memory() <= budget / 2) return;
    for (LengthCounts& counts : lengths) counts.spill(call, spill_limit(call));
}

}  // namespace terms
}  // namespace v0
}  // namespace rostra
