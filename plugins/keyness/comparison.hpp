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

/// Which groups are compared with what.
struct Comparison {
    /// By the options `by`, `target`, `reference`, `reference-list`, `reference-size` and those of Counting; throws
    /// OptionError.
    Comparison(const Setup& setup, const Call& call);

    terms::Counting counting;            ///< of one scope
    std::vector<std::string> target;     ///< groups put together; empty: each group by itself
    std::vector<std::string> reference;  ///< groups put together; empty: what is no target
    std::optional<ReferenceList> list;   ///< instead of `reference`

    [[nodiscard]] const terms::Scope& scope() const { return counting.scopes.front(); }
    /// Each group against all others.
    [[nodiscard]] bool each_against_rest() const { return target.empty() && reference.empty() && !list; }

    enum class Side { none, target, reference };
    /// Of a group. Without `target` each is a target that is no reference; where also `reference` is empty, each is.
    [[nodiscard]] Side side_of(std::string_view group) const;
    /// Whether `target` or `reference` names it.
    [[nodiscard]] bool names(std::string_view group) const;

    /// As the table prints them.
    [[nodiscard]] std::string target_name() const;  ///< of `target`, which is not empty
    [[nodiscard]] std::string reference_name() const;
};

}  // namespace rostra::keyness
