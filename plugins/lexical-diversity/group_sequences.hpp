// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "rostra/analysis/state/token_store.hpp"
#include "rostra/analysis/terms/scopes.hpp"
#include "rostra/analysis/terms/token_selection.hpp"
#include "rostra/batch.hpp"
#include "rostra/call.hpp"
#include "rostra/setup.hpp"
#include "rostra/state_bytes.hpp"

namespace rostra::lexical_diversity {

/// Which tokens are measured, and by what.
struct Grouping {
    /// By the option `by` and those of TokenSelection; throws OptionError.
    explicit Grouping(const Setup& setup);

    terms::TokenSelection tokens;
    std::vector<terms::Scope> scopes;
    std::string words;  ///< what a state's numbers mean
};

/// The tokens of all documents in their order, as numbers of their norms, and which stretches of them belong to which
/// group. Some 4 bytes a token, once for all scopes, and a few bytes a stretch; beyond the budget they lie in scratch.
class GroupSequences {
public:
    explicit GroupSequences(const Grouping& grouping);

    /// Takes in a batch.
    void add(Call call, const Grouping& grouping, const Batch& batch);
    void combine(Call call, GroupSequences& from);
    void save(Call call, const Grouping& grouping, StateWriter& writer) const;
    /// Into an empty one, of the same grouping.
    void load(Call call, const Grouping& grouping, StateReader& reader);
    [[nodiscard]] std::int64_t memory() const noexcept;

    // For finish.

    /// Documents by ordinal, in all stores alike.
    void sort();
    [[nodiscard]] const TokenStore& tokens() const { return tokens_; }
    /// For each scope that has names a store of its own, in which a document's "tokens" are stretches of its tokens:
    /// the norm is the group's name, the span their places, [first, last).
    [[nodiscard]] const std::vector<TokenStore>& stretches() const { return stretches_; }

private:
    void spill_beyond_budget(Call call);

    TokenStore tokens_{TokenStore::Spans::left_out};
    std::vector<TokenStore> stretches_;
};

}  // namespace rostra::lexical_diversity
