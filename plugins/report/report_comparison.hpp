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

/// Two that are compared, in the order of the run's tables.
using Two = std::pair<Party, Party>;

struct Pair {
    Two two;
    double relatedness, cosine, jaccard, containment_a, containment_b;
    std::int64_t shared_tokens, passages;
};

/// A term that makes two related.
struct SharedTerm {
    std::string text;
    double share;
    std::int64_t count_a, count_b;
};

/// Two texts have this in common, word for word or nearly so.
struct Passage {
    std::int64_t number;  ///< in the run's tables
    std::int64_t a, b;
    Span in_a, in_b;
    std::int64_t tokens, matched;
    double identity;
    std::int64_t text;             ///< its cluster
    std::string a_group, b_group;  ///< whose words they are, where groups are compared

    /// The two documents; the two groups, bytewise, where groups are compared.
    [[nodiscard]] Two two() const {
        if (a_group.empty() && b_group.empty()) return {{a, {}}, {b, {}}};
        return {{-1, std::min(a_group, b_group)}, {-1, std::max(a_group, b_group)}};
    }
};

/// What one side of a passage has, and the other instead. One of the two may be empty, where the other has more.
struct Edit {
    Span in_a, in_b;
};

/// A sentence that only one of two documents has.
struct OnlyHere {
    Span span;
    std::string text;
};

/// How copies were looked for.
struct CopySearch {
    std::string scope;
    std::int64_t compared;
    double threshold, miss_chance;
};

/// What documents, or groups such as speakers, have in common: the most telling of it, within the limits. Tables come in
/// the order of the inputs.
class Comparison {
public:
    Comparison(const ComparisonInputs& inputs, const Limits& limits);

    void take_table(std::uint32_t input, const TableView& rows);
    /// All tables are in.
    void end_tables();

    std::string scope;  ///< what groups are compared, such as "turn.speaker_id"; empty where documents are
    Best<Pair> pairs;   ///< by relatedness
    std::map<Two, std::vector<SharedTerm>> terms;  ///< of these pairs, the largest share first
    Clusters related, copies;
    std::optional<CopySearch> copy_search;
    Best<Passage> passages;              ///< by length in tokens; no boilerplate, few of one text
    std::int64_t repeated_passages = 0;  ///< those that were one too many of their text
    std::int64_t boilerplate_passages = 0;
    std::map<std::int64_t, std::vector<Edit>> edits;  ///< of these passages, by number
    RepeatedTexts texts;
    /// The longest sentences that only the first of two has: of pairs above and those that have a passage above.
    std::map<Two, Best<OnlyHere>> unshared;
    std::int64_t sentences_of_others = 0;  ///< that only one has, of any other pair
    /// Pairs that have a passage or a sentence above: first those that are in `pairs`, in that order.
    std::vector<Two> side_by_side;

    [[nodiscard]] bool is_beside(const Two& two) const { return beside_.contains(two); }
    /// Whether it is one of `pairs`.
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
    std::vector<std::uint8_t> passages_of_text_;  // how many were taken, by cluster
    bool edits_wanted_ = false, terms_wanted_ = false, sentences_wanted_ = false;  // the maps have their keys
};

}  // namespace rostra::report
