// SPDX-License-Identifier: Apache-2.0
#include "unit/document/shown_rows.hpp"

#include <fmt/format.h>

#include <cstdint>

#include "rostra/columns.hpp"

namespace rostra::core {

namespace {

template <class T>
std::string shown_numbers(const ArrowArray& column, const Field& field, std::size_t row) {
    if (field.length == 0) return fmt::format("{}", rostra::detail::values<T>(&column)[row]);
    const rostra::Lists<T> lists(rostra::detail::values<T>(column.children[0]),
                                 static_cast<std::size_t>(field.length));
    std::string shown;
    for (const T number : lists[row]) shown += fmt::format("{}{}", shown.empty() ? "[" : ",", number);
    return shown + "]";
}

std::string shown_cell(const ArrowArray& column, const Field& field, std::int64_t row) {
    const auto at = static_cast<std::size_t>(row);
    if (rostra::Nulls(&column).is_null(at)) return "null";
    switch (field.type) {
        case rostra::ColumnType::int32:
            return shown_numbers<std::int32_t>(column, field, at);
        case rostra::ColumnType::int64:
            return shown_numbers<std::int64_t>(column, field, at);
        case rostra::ColumnType::float32:
            return shown_numbers<float>(column, field, at);
        case rostra::ColumnType::float64:
            return shown_numbers<double>(column, field, at);
        case rostra::ColumnType::boolean:
            return rostra::Bools(column.buffers[1], at + 1)[at] ? "true" : "false";
        case rostra::ColumnType::string:
            return std::string(rostra::Strings(&column)[row]);
        case rostra::ColumnType::dictionary:
            return std::string(rostra::detail::dictionary(&column)[at]);
    }
    return {};
}

std::string shown_row(const ArrowArray& structs, const Shape& shape, std::int64_t row) {
    std::vector<Field> fields(shape.layer ? 2 : 0);
    fields.insert(fields.end(), shape.columns.begin(), shape.columns.end());
    std::string shown;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        shown += (i == 0 ? "" : " ") + shown_cell(*structs.children[i], fields[i], row);
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
