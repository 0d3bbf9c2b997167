// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/batch.hpp"
#include "rostra/state/string_table.hpp"
#include "scopes.hpp"
#include "token_runs.hpp"

namespace term_frequency {

/// Finds, document by document, which tokens belong to which group of a scope that has names.
class GroupRuns {
public:
    /// Names of groups that are met go into `groups`.
    GroupRuns(const Scope& scope, const rostra::Batch& batch, rostra::StringTable& groups);

    /// The document's tokens that belong to a group, as runs, those of one group one after another; `of` is
    /// the group. An empty value is no group, and neither is a fact that the document has not.
    [[nodiscard]] std::vector<TokenRun> of_document(const rostra::Document& document, std::int64_t position,
                                                    rostra::Spans tokens, std::span<const TokenRun> runs);

private:
    [[nodiscard]] std::uint32_t group_at(std::size_t row);
    [[nodiscard]] std::string_view value_at(std::size_t row);

    const Scope& scope_;
    rostra::StringTable& groups_;
    rostra::LayerView layer_;
    std::vector<std::uint32_t> group_of_code_;
    std::string number_;
};

}  // namespace term_frequency
