// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reference_list.hpp"
#include "rostra/analysis/terms/term_counts.hpp"
#include "rostra/setup.hpp"

namespace rostra::keyness {

/// The groups that are compared, and the reference that they are compared with.
struct Comparison {
    /// By the options `by`, `target`, `reference`, `reference-list`, `reference-size` and those of Counting; throws
    /// OptionError.
    Comparison(const Setup& setup, const Call& call);

    terms::Counting counting;            ///< of one scope
    std::vector<std::string> target;     ///< groups counted as one; empty: each group is a target by itself
    std::vector<std::string> reference;  ///< groups counted as one; empty: all groups that are no target
    std::optional<ReferenceList> list;   ///< instead of `reference`

    [[nodiscard]] const terms::Scope& scope() const { return counting.scopes.front(); }
    /// Whether each group is compared with all others.
    [[nodiscard]] bool each_against_rest() const { return target.empty() && reference.empty() && !list; }

    enum class Side { none, target, reference };
    /// The side of a group. Without `target` each group that is no reference is a target.
    [[nodiscard]] Side side_of(std::string_view group) const;
    /// Whether `target` or `reference` names the group.
    [[nodiscard]] bool names(std::string_view group) const;

    // The names of the sides, as the table prints them.
    [[nodiscard]] std::string target_name() const;  ///< of `target`, which is not empty
    [[nodiscard]] std::string reference_name() const;
};

}  // namespace rostra::keyness
