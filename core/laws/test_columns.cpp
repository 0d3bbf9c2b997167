// SPDX-License-Identifier: Apache-2.0
#include "laws/test_columns.hpp"

#include <algorithm>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "engine/shapes.hpp"
#include "rostra/column_builder.hpp"

namespace rostra::laws {

namespace {

/// Adds a value of this type to a column that may be nullable.
template <class Value, class Rows>
void add_cell(Rows& rows, const Cell& cell) {
    if constexpr (std::is_same_v<Value, std::string_view>) {
        rows.add(std::get<std::string>(cell));
    } else if constexpr (std::is_floating_point_v<Value>) {
        rows.add(static_cast<Value>(std::get<double>(cell)));
    } else if constexpr (std::is_integral_v<Value>) {
        rows.add(static_cast<Value>(std::get<std::int64_t>(cell)));
    } else {
        std::vector<typename Value::value_type> list;
        for (const double number : std::get<std::vector<double>>(cell))
            list.push_back(static_cast<typename Value::value_type>(number));
        rows.add(list);
    }
}

using CellRows = std::vector<const Cell*>;

template <class Column>
ColumnData build_rows(Column column, bool nullable, const CellRows& cells) {
    using Value = typename Column::Value;
    if (!nullable) {
        for (const Cell* cell : cells) add_cell<Value>(column, *cell);
        return column.take();
    }
    Nullable<Column> rows(std::move(column));
    for (const Cell* cell : cells) {
        if (std::holds_alternative<std::monostate>(*cell)) {
            rows.add_null();
        } else {
            add_cell<Value>(rows, *cell);
        }
    }
    return rows.take();
}

template <class Item>
ColumnData build_numbers(const ColumnShape& shape, const CellRows& cells) {
    if (shape.length != 0) return build_rows(List<Item>(shape.length), shape.nullable, cells);
    return build_rows(Item(), shape.nullable, cells);
}

ColumnData build(const ColumnShape& shape, const CellRows& cells) {
    switch (shape.kind) {
        case ColumnKind::int32:
            return build_numbers<Int32>(shape, cells);
        case ColumnKind::int64:
        case ColumnKind::document:
        case ColumnKind::timestamp:
            return build_numbers<Int64>(shape, cells);
        case ColumnKind::float32:
            return build_numbers<Float32>(shape, cells);
        case ColumnKind::float64:
            return build_numbers<Float64>(shape, cells);
        case ColumnKind::boolean:
            return build_rows(Bool(), shape.nullable, cells);
        case ColumnKind::dictionary:
            return build_rows(Dictionary(), shape.nullable, cells);
        default:
            return build_rows(Text(), shape.nullable, cells);
    }
}

/// The columns of rows, each given by its cells.
std::vector<ColumnData> build_columns(const Shape& shape, const std::vector<const Cells*>& rows) {
    std::vector<ColumnData> columns;
    for (std::size_t i = 0; i < shape.columns.size(); ++i) {
        CellRows cells;
        for (const Cells* row : rows) {
            if (row->size() != shape.columns.size())
                throw std::logic_error("a row of " + shape.name + " is too short");
            cells.push_back(&(*row)[i]);
        }
        columns.push_back(build(shape.columns[i], cells));
    }
    return columns;
}

/// Where each column of a shape stands among those of another.
std::vector<std::size_t> places_of(const Shape& shape, const Shape& made) {
    std::vector<std::size_t> places;
    for (const ColumnShape& wanted : shape.columns) {
        const auto found =
            std::find_if(made.columns.begin(), made.columns.end(),
                         [&](const ColumnShape& column) { return column.name == wanted.name; });
        if (found == made.columns.end())
            throw std::logic_error("the rows of " + made.name + " have no column " + wanted.name);
        places.push_back(static_cast<std::size_t>(found - made.columns.begin()));
    }
    return places;
}

Cells selected(const std::vector<std::size_t>& places, const Cells& row) {
    Cells cells;
    for (const std::size_t place : places) cells.push_back(row.at(place));
    return cells;
}

}  // namespace

std::vector<Cells> selected(const Shape& shape, const Shape& made, const std::vector<Cells>& rows) {
    const std::vector<std::size_t> places = places_of(shape, made);
    std::vector<Cells> out;
    for (const Cells& row : rows) out.push_back(selected(places, row));
    return out;
}

std::vector<LayerRow> selected(const Shape& shape, const Shape& made, const std::vector<LayerRow>& rows) {
    const std::vector<std::size_t> places = places_of(shape, made);
    std::vector<LayerRow> out;
    for (const LayerRow& row : rows) out.push_back({row.span, selected(places, row.cells)});
    return out;
}

core::Shape memory_shape(const Shape& shape) {
    core::Product product;
    product.kind = shape.kind == Shape::Kind::layer ? core::ProductKind::layer : core::ProductKind::table;
    for (const ColumnShape& column : shape.columns)
        product.columns.push_back({column.name, column.kind, {}, {}, column.length, column.nullable});
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
