// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pair_measures.hpp"
#include "rostra/analysis/state/token_store.hpp"
#include "rostra/batch.hpp"
#include "rostra/call.hpp"
#include "rostra/columns.hpp"
#include "rostra/row_builders.hpp"
#include "rostra/setup.hpp"

namespace similarity {

/// The outputs by their numbers in the manifest.
enum Output : std::uint32_t { kPairs, kRelatedGroups, kTerms, kGroupPairs, kGroupTerms };

/// How many passages each two documents share, as the table `passage` says.
class PassageCounts {
public:
    PassageCounts(const rostra::Table& passages, rostra::ColumnInput a, rostra::ColumnInput b) {
        pairs_.reserve(static_cast<std::size_t>(passages.rows()));
        for (const rostra::TableView piece : passages) {
            const auto as = piece.values<std::int64_t>(a);
            const auto bs = piece.values<std::int64_t>(b);
            for (std::size_t i = 0; i < as.size(); ++i) pairs_.emplace_back(std::minmax(as[i], bs[i]));
        }
        std::sort(pairs_.begin(), pairs_.end());
    }
    /// By ordinals.
    [[nodiscard]] std::int64_t of(std::int64_t a, std::int64_t b) const {
        const auto [first, last] = std::equal_range(pairs_.begin(), pairs_.end(), std::pair(a, b));
        return last - first;
    }

private:
    std::vector<std::pair<std::int64_t, std::int64_t>> pairs_;
};

/// The rows about pairs, of documents or of groups.
class PairTables {
public:
    PairTables(rostra::Call call, const rostra::TokenStore& tokens, const SideNorms& norms, std::string scope,
               const PassageCounts& passages)
        : tokens_(tokens),
          norms_(norms),
          scope_(std::move(scope)),
          passages_(passages),
          names_(tokens.side_names()),
          pairs_(call, kPairs),
          terms_(call, kTerms),
          group_pairs_(call, kGroupPairs),
          group_terms_(call, kGroupTerms) {}

    void add(std::size_t a, const Pair& pair) {
        tokens_.grouped() ? add_groups(a, pair) : add_documents(a, pair);
    }
    void finish() {
        pairs_.finish();
        terms_.finish();
        group_pairs_.finish();
        group_terms_.finish();
    }

private:
    using Documents = rostra::DocumentColumn;
    using Text = rostra::Text;
    using Name = rostra::Dictionary;
    using Number = rostra::Float64;
    using Count = rostra::Int64;

    void add_documents(std::size_t a, const Pair& pair) {
        const std::int64_t of_a = tokens_.ordinal(a);
        const std::int64_t of_b = tokens_.ordinal(pair.b);
        pairs_.add(of_a, of_b, pair.cosine, pair.jaccard, pair.containment_a, pair.containment_b,
                   pair.shared_tokens, passages_.of(of_a, of_b), pair.relatedness);
        for (const TermShare& term : pair.terms)
            terms_.add(of_a, of_b, text(term.norm), term.share, term.count_a, term.count_b);
    }
    void add_groups(std::size_t a, const Pair& pair) {
        group_pairs_.add(scope_, names_[a], names_[pair.b], pair.cosine, pair.jaccard, pair.containment_a,
                         pair.containment_b, pair.shared_tokens, pair.relatedness);
        for (const TermShare& term : pair.terms) {
            group_terms_.add(scope_, names_[a], names_[pair.b], text(term.norm), term.share, term.count_a,
                             term.count_b);
        }
    }
    [[nodiscard]] std::string_view text(std::uint32_t norm) const {
        return tokens_.norms()[norms_.stored[norm]];
    }

    const rostra::TokenStore& tokens_;
    const SideNorms& norms_;
    std::string scope_;
    const PassageCounts& passages_;
    std::vector<std::string_view> names_;
    rostra::TableBuilder<Documents, Documents, Number, Number, Number, Number, Count, Count, Number> pairs_;
    rostra::TableBuilder<Documents, Documents, Text, Number, Count, Count> terms_;
    rostra::TableBuilder<Name, Name, Name, Number, Number, Number, Number, Count, Number> group_pairs_;
    rostra::TableBuilder<Name, Name, Name, Text, Number, Count, Count> group_terms_;
};

}  // namespace similarity
