// SPDX-License-Identifier: Apache-2.0
#include "laws/test_columns.hpp"

#include <stdexcept>
#include <utility>

#include "engine/shapes.hpp"
#include "rostra/column_builder.hpp"

namespace rostra::laws {

namespace {

template <class Column>
ColumnData build(const std::vector<const Cell*>& cells) {
    Column column;
    for (const Cell* cell : cells) {
        using Value = typename Column::Value;
        if constexpr (std::is_same_v<Value, std::string_view>) {
            column.add(std::get<std::string>(*cell));
        } else if constexpr (std::is_same_v<Value, double>) {
            column.add(std::get<double>(*cell));
        } else {
            column.add(static_cast<Value>(std::get<std::int64_t>(*cell)));
        }
    }
    return column.take();
}

ColumnData build(ColumnKind kind, const std::vector<const Cell*>& cells) {
    switch (kind) {
        case ColumnKind::int32:
            return build<Int32>(cells);
        case ColumnKind::int64:
        case ColumnKind::document:
            return build<Int64>(cells);
        case ColumnKind::float64:
            return build<Float64>(cells);
        case ColumnKind::dictionary:
            return build<Dictionary>(cells);
        default:
            return build<Text>(cells);
    }
}

/// The columns of rows, each given by its cells.
std::vector<ColumnData> build_columns(const Shape& shape, const std::vector<const Cells*>& rows) {
    std::vector<ColumnData> columns;
    for (std::size_t i = 0; i < shape.columns.size(); ++i) {
        std::vector<const Cell*> cells;
        for (const Cells* row : rows) {
            if (row->size() != shape.columns.size())
                throw std::logic_error("a row of " + shape.name + " is too short");
            cells.push_back(&(*row)[i]);
        }
        columns.push_back(build(shape.columns[i].kind, cells));
    }
    return columns;
}

}  // namespace

core::Shape memory_shape(const Shape& shape) {
    core::Product product;
    product.kind = shape.kind == Shape::Kind::layer ? core::ProductKind::layer : core::ProductKind::table;
    for (const ColumnShape& column : shape.columns)
        product.columns.push_back({column.name, column.kind, {}, {}});
    return core::shape_of(product);
}

core::OwnedArray layer_array(const Shape& shape, const std::vector<const std::vector<LayerRow>*>& documents) {
    Buffer<std::int32_t> lists;
    ColumnData begins, ends;
    std::vector<const Cells*> rows;
    for (const std::vector<LayerRow>* document : documents) {
        lists.push_back(static_cast<std::int32_t>(rows.size()));
        for (const LayerRow& row : *document) {
            begins.int32s.push_back(row.span.begin);
            ends.int32s.push_back(row.span.end);
            rows.push_back(&row.cells);
        }
    }
    lists.push_back(static_cast<std::int32_t>(rows.size()));
    std::vector<ColumnData> columns;
    columns.push_back(std::move(begins));
    columns.push_back(std::move(ends));
    for (ColumnData& column : build_columns(shape, rows)) columns.push_back(std::move(column));
    return core::OwnedArray(make_layer(std::move(lists), std::move(columns)));
}

core::OwnedArray table_array(const Shape& shape, const std::vector<Cells>& rows) {
    std::vector<const Cells*> pointers;
    for (const Cells& row : rows) pointers.push_back(&row);
    return core::OwnedArray(
        make_table(build_columns(shape, pointers), static_cast<std::int64_t>(rows.size())));
}

}  // namespace rostra::laws
