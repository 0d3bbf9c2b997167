// SPDX-License-Identifier: Apache-2.0
#include "group_runs.hpp"

#include <algorithm>

namespace term_frequency {

using rostra::ColumnType;
using rostra::StringTable;

GroupRuns::GroupRuns(const Scope& scope, const rostra::Batch& batch, StringTable& groups)
    : scope_(scope), groups_(groups), layer_(batch.layer(scope.column.input)) {
    if (scope.column.type == ColumnType::dictionary) {
        const std::int64_t size = layer_.dictionary(scope.column.child).strings.size();
        group_of_code_.assign(static_cast<std::size_t>(size), StringTable::kNone);
    }
}

std::string_view GroupRuns::value_at(std::size_t row) {
    const std::uint32_t child = scope_.column.child;
    switch (scope_.column.type) {
        case ColumnType::dictionary:
            return layer_.dictionary(child)[row];
        case ColumnType::int32:
            return number_ = std::to_string(layer_.values<std::int32_t>(child)[row]);
        case ColumnType::int64:
            return number_ = std::to_string(layer_.values<std::int64_t>(child)[row]);
        default:
            return layer_.strings(child)[static_cast<std::int64_t>(row)];
    }
}

std::uint32_t GroupRuns::group_at(std::size_t row) {
    if (scope_.column.type == ColumnType::dictionary) {
        const auto code = static_cast<std::size_t>(layer_.dictionary(scope_.column.child).codes[row]);
        std::uint32_t& group = group_of_code_[code];
        if (group == StringTable::kNone && !value_at(row).empty()) group = groups_.id(value_at(row));
        return group;
    }
    const std::string_view value = value_at(row);
    return value.empty() ? StringTable::kNone : groups_.id(value);
}

std::vector<TokenRun> GroupRuns::of_document(const rostra::Document& document, std::int64_t position,
                                             rostra::Spans tokens, std::span<const TokenRun> runs) {
    const std::size_t first = layer_.first(position);
    std::vector<TokenRun> found;
    if (scope_.kind == Scope::Kind::fact) {
        const rostra::DictionaryColumn names = document.dictionary(scope_.names);
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

}  // namespace term_frequency
