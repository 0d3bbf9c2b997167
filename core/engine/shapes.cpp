// SPDX-License-Identifier: Apache-2.0
#include "engine/shapes.hpp"

namespace rostra::core {

namespace {

Field plain_field(const ColumnSpec& column) {
    switch (column.type) {
        case ColumnType::int32:
            return {column.name, rostra::ColumnType::int32, {}};
        case ColumnType::int64:
            return {column.name, rostra::ColumnType::int64, {}};
        case ColumnType::float64:
            return {column.name, rostra::ColumnType::float64, {}};
        case ColumnType::string:
            return {column.name, rostra::ColumnType::string, {}};
        case ColumnType::dictionary:
            return {column.name, rostra::ColumnType::dictionary, {}};
        case ColumnType::document:
            return {column.name, rostra::ColumnType::int64, "document"};
        case ColumnType::decimal:
            return {column.name, rostra::ColumnType::string, "decimal"};
        case ColumnType::date:
            return {column.name, rostra::ColumnType::string, "date"};
        case ColumnType::boolean:
            return {column.name, rostra::ColumnType::boolean, {}};
        case ColumnType::float32:
            return {column.name, rostra::ColumnType::float32, {}};
        case ColumnType::timestamp:
            return {column.name, rostra::ColumnType::int64, "timestamp"};
    }
    return {};
}

Field field_of(const ColumnSpec& column) {
    Field field = plain_field(column);
    field.length = column.length;
    field.nullable = column.nullable;
    return field;
}

}  // namespace

Shape shape_of(const Product& product) {
    Shape shape{product.kind == ProductKind::layer, {}};
    for (const ColumnSpec& column : product.columns) shape.columns.push_back(field_of(column));
    return shape;
}

Shape shape_of(const Product& product, std::span<const std::size_t> columns) {
    Shape shape{product.kind == ProductKind::layer, {}};
    for (const std::size_t column : columns) shape.columns.push_back(field_of(product.columns[column]));
    return shape;
}

}  // namespace rostra::core
