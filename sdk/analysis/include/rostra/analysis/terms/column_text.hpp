// SPDX-License-Identifier: Apache-2.0
// Columns by whose values things are told apart: text and whole numbers, as the manifests' `column-types` say.
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

/// The value in a row of the batch, as text; of a number, written into `number`. Empty where the row is null.
inline std::string_view column_text(const LayerView& layer, const ColumnInput& column, std::size_t row,
                                    std::string& number) {
    if (column.nullable && layer.nulls(column).is_null(row)) return {};
    switch (column.type) {
        case ColumnType::dictionary:
            return layer.dictionary(column)[row];
        case ColumnType::int32:
            return number = std::to_string(layer.values<std::int32_t>(column)[row]);
        case ColumnType::int64:
            return number = std::to_string(layer.values<std::int64_t>(column)[row]);
        case ColumnType::boolean:
            return layer.bools(column)[row] ? "true" : "false";
        default:
            return layer.strings(column)[static_cast<std::int64_t>(row)];
    }
}

}  // namespace terms
}  // namespace v0
}  // namespace rostra
