// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/analysis/state/string_table.hpp"
#include "rostra/analysis/terms/column_text.hpp"
#include "rostra/analysis/terms/scopes.hpp"
#include "rostra/analysis/terms/token_runs.hpp"
#include "rostra/batch.hpp"

namespace rostra {
inline namespace v0 {
namespace terms {

/// Finds, document by document, which tokens belong to which group of a scope that has names.
class GroupRuns {
public:
    /// Names of groups that are met go into `groups`.
    GroupRuns(const Scope& scope, const Batch& batch, StringTable& groups);

    /// The document's tokens that belong to a group, as runs, those of one group one after another; `of` is
    /// the group. An empty value is no group, and neither is a fact that the document has not.
    [[nodiscard]] std::vector<TokenRun> of_document(const Document& document, std::int64_t position,
                                                    Spans tokens, std::span<const TokenRun> runs);

private:
    [[nodiscard]] std::uint32_t group_at(std::size_t row);
    [[nodiscard]] std::string_view value_at(std::size_t row) {
        return column_text(layer_, scope_.column, row, number_);
    }

    const Scope& scope_;
    StringTable& groups_;
    LayerView layer_;
    std::vector<std::uint32_t> group_of_code_;
    std::string number_;
};

inline GroupRuns::GroupRuns(const Scope& scope, const Batch& batch, StringTable& groups)
    : scope_(scope), groups_(groups), layer_(batch.layer(scope.column.input)) {
    if (scope.column.type == ColumnType::dictionary) {
        const std::int64_t size = layer_.dictionary(scope.column).strings.size();
        group_of_code_.assign(static_cast<std::size_t>(size), StringTable::kNone);
    }
}

inline std::uint32_t GroupRuns::group_at(std::size_t row) {
    if (scope_.column.type == ColumnType::dictionary) {
        const auto code = static_cast<std::size_t>(layer_.dictionary(scope_.column).codes[row]);
        std::uint32_t& group = group_of_code_[code];
        if (group == StringTable::kNone && !value_at(row).empty()) group = groups_.id(value_at(row));
        return group;
    }
    const std::string_view value = value_at(row);
    return value.empty() ? StringTable::kNone : groups_.id(value);
}

inline std::vector<TokenRun> GroupRuns::of_document(const Document& document, std::int64_t position,
                                                    Spans tokens, std::span<const TokenRun> runs) {
    const std::size_t first = layer_.first(position);
    std::vector<TokenRun> found;
    if (scope_.kind == Scope::Kind::fact) {
        const DictionaryColumn names = document.dictionary(scope_.names);
        for (std::size_t i = 0; i < names.size() && found.empty() && !runs.empty(); ++i) {
            if (names[i] != scope_.fact) continue;
            const std::uint32_t group = group_at(first + i);
            if (group == StringTable::kNone) continue;
            found.assign(runs.begin(), runs.end());
            for (TokenRun& run : found) run.of = group;
        }
        return found;
    }
    found = runs_in_spans(tokens, layer_.spans(position), runs);
    for (TokenRun& run : found) run.of = group_at(first + run.of);
    std::erase_if(found, [](const TokenRun& run) { return run.of == StringTable::kNone; });
    std::stable_sort(found.begin(), found.end(),
                     [](const TokenRun& a, const TokenRun& b) { return a.of < b.of; });
    return found;
}

}  // namespace terms
}  // namespace v0
}  // namespace rostra
