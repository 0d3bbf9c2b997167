// SPDX-License-Identifier: Apache-2.0
#include "unit/document/shown_rows.hpp"

#include <fmt/format.h>

#include <cstdint>

#include "rostra/columns.hpp"

namespace rostra::core {

namespace {

std::string shown_cell(const ArrowArray& column, rostra::ColumnType type, std::int64_t row) {
    const auto at = static_cast<std::size_t>(row);
    switch (type) {
        case rostra::ColumnType::int32:
            return fmt::format("{}", rostra::detail::values<std::int32_t>(&column)[at]);
        case rostra::ColumnType::int64:
            return fmt::format("{}", rostra::detail::values<std::int64_t>(&column)[at]);
        case rostra::ColumnType::float64:
            return fmt::format("{}", rostra::detail::values<double>(&column)[at]);
        case rostra::ColumnType::string:
            return std::string(rostra::Strings(&column)[row]);
        case rostra::ColumnType::dictionary:
            return std::string(rostra::detail::dictionary(&column)[at]);
    }
    return {};
}

std::string shown_row(const ArrowArray& structs, const Shape& shape, std::int64_t row) {
    std::vector<rostra::ColumnType> types(shape.layer ? 2 : 0, rostra::ColumnType::int32);
    for (const Field& field : shape.columns) types.push_back(field.type);
    std::string shown;
    for (std::size_t i = 0; i < types.size(); ++i) {
        shown += (i == 0 ? "" : " ") + shown_cell(*structs.children[i], types[i], row);
    }
    return shown;
}

}  // namespace

std::vector<std::string> shown_rows(const ArrowArray& array, const Shape& shape) {
    std::vector<std::string> rows;
    if (!shape.layer) {
        for (std::int64_t row = 0; row < array.length; ++row) rows.push_back(shown_row(array, shape, row));
        return rows;
    }
    const rostra::LayerView layer(&array);
    for (std::int64_t document = 0; document < array.length; ++document) {
        for (std::size_t row = layer.first(document); row < layer.first(document + 1); ++row) {
            rows.push_back(fmt::format("{} {}", document,
                                       shown_row(*array.children[0], shape, static_cast<std::int64_t>(row))));
        }
    }
    return rows;
}

}  // namespace rostra::core
