// SPDX-License-Identifier: Apache-2.0
#include "set_aside_counts.hpp"

#include <algorithm>
#include <numeric>
#include <span>

namespace rostra::term_frequency {

using namespace terms;

namespace {

/// Adds `sign` for each sequence of each length in these runs.
void add_sequences(std::span<const TokenRun> runs, const std::vector<std::size_t>& lengths, std::int64_t sign,
                   std::int64_t* counts) {
    for (const TokenRun& run : runs) {
        const std::size_t size = run.last - run.first;
        for (std::size_t i = 0; i < lengths.size() && lengths[i] <= size; ++i) {
            counts[i] += sign * static_cast<std::int64_t>(size - lengths[i] + 1);
        }
    }
}

bool any(const std::int64_t* counts, std::size_t size) {
    return std::any_of(counts, counts + size, [](std::int64_t count) { return count != 0; });
}

}  // namespace

SetAsideCounts::SetAsideCounts(const Counting& counting)
    : by_document_(counting.counts(Scope::Kind::document)),
      corpus_(counting.lengths.size()),
      named_(counting.named_scopes()) {}

void SetAsideCounts::add(const Counting& counting, const Batch& batch) {
    const TokenSelection::OfBatch tokens(counting.tokens, batch);
    if (!tokens.sets_aside()) return;
    std::vector<GroupRuns> finders;
    for (const Scope& scope : counting.scopes) {
        if (scope.named()) finders.emplace_back(scope, batch, named_[finders.size()].groups);
    }
    for (const Document document : batch) {
        const std::int64_t d = document.position();
        const std::vector<TokenRun> places = tokens.places(d);
        const std::vector<TokenRun> runs = tokens.runs(d);
        Counts counts(lengths());
        add_sequences(places, counting.lengths, 1, counts.data());
        add_sequences(runs, counting.lengths, -1, counts.data());
        add_document(document.ordinal(), counts);
        for (std::size_t s = 0; s < finders.size(); ++s) {
            const auto add_groups = [&](std::span<const TokenRun> of, std::int64_t sign) {
                const std::vector<TokenRun> found = finders[s].of_document(document, d, tokens.tokens(d), of);
                for (const TokenRun& run : found) {
                    Counts one(lengths());
                    add_sequences(std::span(&run, 1), counting.lengths, sign, one.data());
                    add_group(named_[s], run.of, one.data());
                }
            };
            add_groups(places, 1);
            add_groups(runs, -1);
        }
    }
}

void SetAsideCounts::add_document(std::int64_t ordinal, const Counts& counts) {
    for (std::size_t i = 0; i < lengths(); ++i) corpus_[i] += counts[i];
    if (!by_document_ || !any(counts.data(), counts.size())) return;
    ordinals_.push_back(ordinal);
    documents_.insert(documents_.end(), counts.begin(), counts.end());
}

void SetAsideCounts::add_group(Named& scope, std::uint32_t group, const std::int64_t* counts) const {
    scope.counts.resize(std::max(scope.counts.size(), scope.groups.size() * lengths()));
    for (std::size_t i = 0; i < lengths(); ++i) scope.counts[group * lengths() + i] += counts[i];
}

void SetAsideCounts::combine(const SetAsideCounts& from) {
    for (std::size_t i = 0; i < lengths(); ++i) corpus_[i] += from.corpus_[i];
    ordinals_.insert(ordinals_.end(), from.ordinals_.begin(), from.ordinals_.end());
    documents_.insert(documents_.end(), from.documents_.begin(), from.documents_.end());
    for (std::size_t s = 0; s < named_.size(); ++s) {
        const Named& theirs = from.named_[s];
        for (std::uint32_t g = 0; g * lengths() < theirs.counts.size(); ++g) {
            const std::uint32_t here = named_[s].groups.id(theirs.groups[g]);
            add_group(named_[s], here, theirs.counts.data() + g * lengths());
        }
    }
}

std::vector<std::size_t> SetAsideCounts::by_ordinal() const {
    std::vector<std::size_t> order(ordinals_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [this](std::size_t a, std::size_t b) { return ordinals_[a] < ordinals_[b]; });
    return order;
}

void SetAsideCounts::sort() {
    std::vector<std::int64_t> ordinals;
    Counts documents;
    for (const std::size_t one : by_ordinal()) {
        ordinals.push_back(ordinals_[one]);
        for (std::size_t i = 0; i < lengths(); ++i) documents.push_back(documents_[one * lengths() + i]);
    }
    ordinals_ = std::move(ordinals);
    documents_ = std::move(documents);
}

void SetAsideCounts::save(StateWriter& writer) const {
    for (const std::int64_t count : corpus_) writer.integer(count);
    writer.integer(static_cast<std::int64_t>(ordinals_.size()));
    for (const std::size_t one : by_ordinal()) {
        writer.ordinal(ordinals_[one]);
        for (std::size_t i = 0; i < lengths(); ++i) writer.integer(documents_[one * lengths() + i]);
    }
    for (const Named& scope : named_) {
        std::vector<std::uint32_t> groups = scope.groups.sorted();
        std::erase_if(groups, [&](std::uint32_t group) {
            return group * lengths() >= scope.counts.size() ||
                   !any(scope.counts.data() + group * lengths(), lengths());
        });
        writer.integer(static_cast<std::int64_t>(groups.size()));
        for (const std::uint32_t group : groups) {
            writer.string(scope.groups[group]);
            for (std::size_t i = 0; i < lengths(); ++i) writer.integer(scope.counts[group * lengths() + i]);
        }
    }
}

void SetAsideCounts::load(StateReader& reader) {
    for (std::int64_t& count : corpus_) count = reader.integer();
    const std::int64_t documents = reader.count((1 + lengths()) * sizeof(std::int64_t));
    for (std::int64_t d = 0; d < documents; ++d) {
        const std::int64_t ordinal = reader.ordinal();
        StateReader::require(ordinals_.empty() || ordinal > ordinals_.back());
        ordinals_.push_back(ordinal);
        for (std::size_t i = 0; i < lengths(); ++i) documents_.push_back(reader.integer());
    }
    for (Named& scope : named_) {
        const std::int64_t groups = reader.count((1 + lengths()) * sizeof(std::int64_t));
        for (std::int64_t g = 0; g < groups; ++g) {
            const std::uint32_t group = scope.groups.id(reader.string());
            Counts counts(lengths());
            for (std::int64_t& count : counts) count = reader.integer();
            add_group(scope, group, counts.data());
        }
    }
}

std::int64_t SetAsideCounts::in_document(std::size_t length, std::int64_t ordinal) const {
    const auto found = std::lower_bound(ordinals_.begin(), ordinals_.end(), ordinal);
    if (found == ordinals_.end() || *found != ordinal) return 0;
    return documents_[static_cast<std::size_t>(found - ordinals_.begin()) * lengths() + length];
}

std::int64_t SetAsideCounts::in_group(std::size_t length, std::size_t named, std::string_view group) const {
    const Named& scope = named_[named];
    const std::uint32_t found = scope.groups.find(group);
    if (found == StringTable::kNone || found * lengths() >= scope.counts.size()) return 0;
    return scope.counts[found * lengths() + length];
}

std::int64_t SetAsideCounts::memory() const {
    std::size_t bytes = (ordinals_.capacity() + documents_.capacity()) * sizeof(std::int64_t);
    for (const Named& scope : named_) {
        bytes +=
            static_cast<std::size_t>(scope.groups.memory()) + scope.counts.capacity() * sizeof(std::int64_t);
    }
    return static_cast<std::int64_t>(bytes);
}

}  // namespace rostra::term_frequency
