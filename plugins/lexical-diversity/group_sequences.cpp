// SPDX-License-Identifier: Apache-2.0
#include "group_sequences.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>

#include "rostra/analysis/terms/group_runs.hpp"
#include "rostra/analysis/terms/token_runs.hpp"
#include "rostra/services.hpp"

namespace rostra::lexical_diversity {

using terms::GroupRuns;
using terms::Scope;
using terms::TokenRun;
using terms::TokenSelection;

namespace {

/// From runs of a document's tokens to places among those of them that are kept.
class Places {
public:
    /// `kept`: the runs of the tokens that are, ascending.
    explicit Places(std::span<const TokenRun> kept) : kept_(kept) {
        for (const TokenRun& run : kept) {
            first_.push_back(size_);
            size_ += run.last - run.first;
        }
    }

    /// `run` lies in one of the runs that are kept.
    [[nodiscard]] Span of(const TokenRun& run) const {
        const auto after =
            std::upper_bound(kept_.begin(), kept_.end(), run.first,
                             [](std::uint32_t first, const TokenRun& kept) { return first < kept.first; });
        const auto i = static_cast<std::size_t>(after - kept_.begin()) - 1;
        const std::uint32_t begin = first_[i] + (run.first - kept_[i].first);
        return {static_cast<std::int32_t>(begin), static_cast<std::int32_t>(begin + run.last - run.first)};
    }

private:
    std::span<const TokenRun> kept_;
    std::vector<std::uint32_t> first_;
    std::uint32_t size_ = 0;
};

/// Adds a document's stretches, in the order of the text; those of one group that touch are one.
void add_stretches(TokenStore& store, std::int64_t ordinal, const Places& places,
                   std::vector<TokenRun>& runs) {
    std::sort(runs.begin(), runs.end(),
              [](const TokenRun& a, const TokenRun& b) { return a.first < b.first; });
    Buffer<std::uint32_t> groups;
    Buffer<std::int32_t> begins, ends;
    for (const TokenRun& run : runs) {
        const Span place = places.of(run);
        if (!groups.empty() && groups.back() == run.of && ends.back() == place.begin) {
            ends.back() = place.end;
            continue;
        }
        groups.push_back(run.of);
        begins.push_back(place.begin);
        ends.push_back(place.end);
    }
    store.add_document(ordinal, groups.span(), {begins.data(), ends.data(), begins.size()});
}

}  // namespace

Grouping::Grouping(const Setup& setup) : tokens(setup), scopes(terms::scopes_of(setup)) {
    tokens.ignore_edges();
    for (const Scope& scope : scopes) words += scope.name + '\n';
    words += tokens.words(setup.options());
}

GroupSequences::GroupSequences(const Grouping& grouping) {
    for (const Scope& scope : grouping.scopes) {
        if (scope.named()) stretches_.emplace_back(TokenStore::Spans::kept);
    }
}

void GroupSequences::add(Call call, const Grouping& grouping, const Batch& batch) {
    std::vector<GroupRuns> finders;
    for (const Scope& scope : grouping.scopes) {
        if (scope.named()) finders.emplace_back(scope, batch, stretches_[finders.size()].norms());
    }
    const TokenSelection::OfBatch selected(grouping.tokens, batch);
    const DictionaryColumn& norms = selected.norms();
    std::vector<std::uint32_t> term_of_code(static_cast<std::size_t>(norms.strings.size()),
                                            StringTable::kNone);
    Buffer<std::uint32_t> terms;
    for (const Document document : batch) {
        const std::int64_t d = document.position();
        const std::vector<TokenRun> runs = selected.runs(d);
        const auto codes = norms.codes.subspan(selected.first(d), selected.tokens(d).size());
        terms.clear();
        for (const TokenRun& run : runs) {
            for (const std::int32_t code : codes.subspan(run.first, run.last - run.first)) {
                std::uint32_t& term = term_of_code[static_cast<std::size_t>(code)];
                if (term == StringTable::kNone) term = tokens_.norms().id(norms.strings[code]);
                terms.push_back(term);
            }
        }
        const std::int64_t ordinal = document.ordinal();
        tokens_.add_document(ordinal, terms.span());

        const Places places(runs);
        for (std::size_t s = 0; s < finders.size(); ++s) {
            std::vector<TokenRun> of_groups = finders[s].of_document(document, d, selected.tokens(d), runs);
            add_stretches(stretches_[s], ordinal, places, of_groups);
        }
    }
    spill_beyond_budget(call);
}

void GroupSequences::combine(Call call, GroupSequences& from) {
    tokens_.combine(call, from.tokens_);
    for (std::size_t s = 0; s < stretches_.size(); ++s) stretches_[s].combine(call, from.stretches_[s]);
    spill_beyond_budget(call);
}

void GroupSequences::save(Call call, const Grouping& grouping, StateWriter& writer) const {
    writer.string(grouping.words);
    tokens_.save(call, writer);
    for (const TokenStore& store : stretches_) store.save(call, writer);
}

void GroupSequences::load(Call call, const Grouping& grouping, StateReader& reader) {
    if (reader.string() != grouping.words) {
        throw std::runtime_error("a saved state was counted under other options");
    }
    tokens_.load(call, reader);
    tokens_.sort();
    for (TokenStore& store : stretches_) {
        store.load(call, reader);
        store.sort();
        bool whole = store.size() == tokens_.size();
        std::vector<Span> places;
        for (std::size_t d = 0; whole && d < store.size(); ++d) {
            call.check_stop();
            store.spans_of(call, d, places);
            const auto size = static_cast<std::int32_t>(tokens_.tokens_of(d));
            whole = store.ordinal(d) == tokens_.ordinal(d) &&
                    std::all_of(places.begin(), places.end(),
                                [size](Span place) { return !place.empty() && place.end <= size; });
        }
        if (!whole) throw std::runtime_error("a saved state is damaged");
    }
    spill_beyond_budget(call);
}

std::int64_t GroupSequences::memory() const noexcept {
    std::int64_t bytes = tokens_.memory();
    for (const TokenStore& store : stretches_) bytes += store.memory();
    return bytes;
}

void GroupSequences::sort() {
    tokens_.sort();
    for (TokenStore& store : stretches_) store.sort();
}

void GroupSequences::spill_beyond_budget(Call call) {
    if (memory() <= Scratch(call).budget()) return;
    tokens_.spill(call);
    for (TokenStore& store : stretches_) store.spill(call);
}

}  // namespace rostra::lexical_diversity
