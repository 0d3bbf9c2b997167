// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "document/field.hpp"
#include "document/owned_array.hpp"
#include "manifest/manifest.hpp"
#include "rostra/abi/arrow.h"
#include "rostra/span.hpp"

namespace rostra::laws {

/// What a column holds, in a manifest's words.
using ColumnKind = core::ColumnType;

struct ColumnShape {
    std::string name;
    ColumnKind kind;
    std::int32_t length = 0;  ///< numbers in the list of each row; 0: one value
    bool nullable = false;
};

/// A layer (its columns after begin and end) or a table.
struct Shape {
    enum class Kind { layer, table };
    Kind kind = Kind::layer;
    std::string name;
    std::vector<ColumnShape> columns;
    bool disjoint = false;
};

/// A value of a column of any kind: bools are 0 and 1, lists are of doubles, nothing is null.
using Cell = std::variant<std::int64_t, double, std::string, std::monostate, std::vector<double>>;
using Cells = std::vector<Cell>;

/// A row of a layer.
struct LayerRow {
    Span span;
    Cells cells;
};

/// The cells of the columns that a shape has, by name, from rows of another shape of the same layer or table: a writer may
/// get one twice, once with all its columns and once with those that its manifest names.
[[nodiscard]] std::vector<Cells> selected(const Shape& shape, const Shape& made,
                                          const std::vector<Cells>& rows);
[[nodiscard]] std::vector<LayerRow> selected(const Shape& shape, const Shape& made,
                                             const std::vector<LayerRow>& rows);

/// How it lies in memory.
[[nodiscard]] core::Shape memory_shape(const Shape& shape);

/// A layer over a batch: the rows of each document, in order.
core::OwnedArray layer_array(const Shape& shape, const std::vector<const std::vector<LayerRow>*>& documents);
core::OwnedArray table_array(const Shape& shape, const std::vector<Cells>& rows);

/// Rows as text, to be compared and printed: numbers in full (a float so that equal text means equal bits), strings as
/// they are, lists in brackets, a null as "(null)".
using Row = std::vector<std::string>;
using Rows = std::vector<Row>;

/// What a component emitted, checked against what abi/arrow.h promises and against the texts it speaks of.
/// Throws std::runtime_error with what is wrong. A layer has a row for each span, the document's position
/// first, then begin and end; `texts` are those of the batch.
Rows checked_layer(const Shape& shape, const ArrowArray& array, std::span<const std::string_view> texts);
Rows checked_table(const Shape& shape, const ArrowArray& array);

/// The same bits, the same text.
std::string text_of(double value);

/// Rows, one a line, columns parted by " | ", for messages.
std::string text_of(const Rows& rows);

}  // namespace rostra::laws
