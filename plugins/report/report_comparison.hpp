// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "best.hpp"
#include "report_clusters.hpp"
#include "report_comparison_inputs.hpp"
#include "report_limits.hpp"
#include "report_repeated_texts.hpp"
#include "rostra/batch.hpp"
#include "rostra/span.hpp"

namespace rostra::report {

/// Two documents or two groups, a before b as in the run's tables.
using Two = std::pair<Party, Party>;

struct Pair {
    Two two;
    double relatedness, cosine, jaccard, containment_a, containment_b;
    std::int64_t shared_tokens, passages;
};

/// A term that makes two documents or groups related, its share in their relatedness, and its counts in each.
struct SharedTerm {
    std::string text;
    double share;
    std::int64_t count_a, count_b;
};

/// A passage of the run: a stretch of documents `a` and `b` that is equal but for small changes.
struct Passage {
    std::int64_t number;  ///< in the run's tables
    std::int64_t a, b;
    Span in_a, in_b;
    std::int64_t tokens, matched;
    double identity;
    std::int64_t text;  ///< number of the passage's cluster
    std::string a_group,
        b_group;  ///< the groups that in_a and in_b belong to; empty where documents are compared

    /// The two documents; where groups are compared, the two groups in bytewise order.
    [[nodiscard]] Two two() const {
        if (a_group.empty() && b_group.empty()) return {{a, {}}, {b, {}}};
        return {{-1, std::min(a_group, b_group)}, {-1, std::max(a_group, b_group)}};
    }
};

/// A difference within a passage: the bytes of document a, and the bytes of document b in their place. Either may be empty.
struct Edit {
    Span in_a, in_b;
};

/// A sentence that only the first of two documents has.
struct OnlyHere {
    Span span;
    std::string text;
};

/// The options of the search for copies, and its chance to miss a pair at the threshold.
struct CopySearch {
    std::string scope;
    std::int64_t compared;
    double threshold, miss_chance;
};

/// The pairs, passages and sentences of the run's comparison that the report shows, within its limits. Tables are taken in
/// the order of the inputs.
class Comparison {
public:
    Comparison(const ComparisonInputs& inputs, const Limits& limits);

    void take_table(std::uint32_t input, const TableView& rows);
    /// To be called after the last table.
    void end_tables();

    std::string scope;  ///< what groups are compared, such as "turn.speaker_id"; empty where documents are
    Best<Pair> pairs;   ///< by relatedness
    std::map<Two, std::vector<SharedTerm>> terms;  ///< by pair in `pairs`, the largest share first
    Clusters related, copies;
    std::optional<CopySearch> copy_search;
    Best<Passage> passages;  ///< by length in tokens; without boilerplate, and with few of each cluster
    std::int64_t repeated_passages =
        0;  ///< passages left out because enough of their cluster are in `passages`
    std::int64_t boilerplate_passages = 0;
    std::map<std::int64_t, std::vector<Edit>> edits;  ///< by number of a passage in `passages`
    RepeatedTexts texts;
    /// The longest sentences that only the first document has, for pairs in `pairs` and pairs of `passages`.
    std::map<Two, Best<OnlyHere>> unshared;
    std::int64_t sentences_of_others = 0;  ///< such sentences of all other pairs
    /// The pairs with a passage in `passages` or a sentence in `unshared`. Pairs in `pairs` come first, in that order.
    std::vector<Two> side_by_side;

    /// Whether a pair is in `side_by_side`.
    [[nodiscard]] bool is_beside(const Two& two) const { return beside_.contains(two); }
    /// Whether a pair is in `pairs`.
    [[nodiscard]] bool is_listed(const Two& two) const { return listed_.contains(two); }

private:
    static void take_clusters(Clusters& clusters, const ComparisonInputs::Clusters& columns,
                              const TableView& rows);
    void take_pairs(const ComparisonInputs::Pairs& columns, const TableView& rows);
    void take_terms(const ComparisonInputs::Terms& columns, const TableView& rows);
    void take_copies(const ComparisonInputs::Copies& columns, const TableView& rows);
    void take_copy_search(const TableView& rows);
    void take_passages(const TableView& rows);
    void take_edits(const TableView& rows);
    void take_texts(const TableView& rows);
    void take_unshared(const TableView& rows);

    const ComparisonInputs& inputs_;
    const Limits& limits_;
    std::set<Two> beside_, listed_;
    std::vector<std::uint8_t> passages_of_text_;  // by cluster, the number of its passages taken
    bool edits_wanted_ = false, terms_wanted_ = false, sentences_wanted_ = false;  // the maps have their keys
};

}  // namespace rostra::report
