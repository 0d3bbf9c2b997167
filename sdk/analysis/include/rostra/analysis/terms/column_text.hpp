// SPDX-License-Identifier: Apache-2.0
// Columns by whose values things are told apart: text and whole numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "rostra/batch.hpp"
#include "rostra/setup.hpp"

namespace rostra {
inline namespace v0 {
namespace terms {

/// Whether the column's values are text or whole numbers, and no documents.
inline bool names_groups(const Setup& setup, const ColumnInput& column) {
    if (column.type == ColumnType::float64) return false;
    for (const Binding& binding : setup.inputs()) {
        if (binding.input().index != column.input.index) continue;
        for (const Column& bound : binding.columns()) {
            if (bound.child == column.child && bound.logical == "document") return false;
        }
    }
    return true;
}

/// The value in a row of the batch, as text; of a number, written into `number`.
inline std::string_view column_text(const LayerView& layer, const ColumnInput& column, std::size_t row,
                                    std::string& number) {
    switch (column.type) {
        case ColumnType::dictionary:
            return layer.dictionary(column.child)[row];
        case ColumnType::int32:
            return number = std::to_string(layer.values<std::int32_t>(column.child)[row]);
        case ColumnType::int64:
            return number = std::to_string(layer.values<std::int64_t>(column.child)[row]);
        default:
            return layer.strings(column.child)[static_cast<std::int64_t>(row)];
    }
}

}  // namespace terms
}  // namespace v0
}  // namespace rostra
