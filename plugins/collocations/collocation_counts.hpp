// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "pair_counts.hpp"
#include "rostra/analysis/state/string_table.hpp"
#include "rostra/analysis/terms/length_counts.hpp"
#include "rostra/analysis/terms/scopes.hpp"
#include "rostra/analysis/terms/token_selection.hpp"
#include "rostra/batch.hpp"
#include "rostra/call.hpp"
#include "rostra/setup.hpp"
#include "rostra/state_bytes.hpp"

namespace rostra::collocations {

/// What is counted together, and in which layers.
struct Window {
    /// By the options `span`, `ordered`, `node` and `by`, and those of TokenSelection; throws OptionError.
    explicit Window(const Setup& setup);

    terms::TokenSelection tokens;
    std::vector<terms::Scope> scopes;
    std::size_t span;                ///< how many tokens further on the second term may stand
    bool ordered;                    ///< whether the first term has to stand before the second
    std::vector<std::string> nodes;  ///< of each pair one is among these; empty: all pairs
    std::string words;               ///< what a state's numbers mean

    [[nodiscard]] bool counts(terms::Scope::Kind kind) const;
    [[nodiscard]] std::size_t named_scopes() const;
    [[nodiscard]] bool is_node(std::string_view term) const;
    /// The places around one term at which the other was counted. Beside itself a term is met once, looking either way.
    [[nodiscard]] std::size_t places(Pair pair) const {
        return ordered || pair.a == pair.b ? span : 2 * span;
    }
};

/// Counts of some documents: of the terms, and of the pairs that were met in the window. Tokens that are no term hold a
/// place, so they are counted as the empty term, which is in no pair.
struct CollocationCounts {
    explicit CollocationCounts(const Window& window);

    std::vector<StringTable> groups;  ///< names, for each scope that has names
    terms::LengthCounts terms;
    PairCounts pairs;

    /// Takes in a batch.
    void add(Call call, const Window& window, const Batch& batch);
    void combine(Call call, CollocationCounts& from);
    /// Window::words, groups, and what LengthCounts and PairCounts save; names and terms bytewise.
    void save(Call call, const Window& window, StateWriter& writer) const;
    /// Into an empty one, of the same window.
    void load(Call call, const Window& window, StateReader& reader);
    [[nodiscard]] std::int64_t memory() const noexcept;

private:
    void spill_beyond_budget(Call call);
};

}  // namespace rostra::collocations
