// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "rostra/span.hpp"

namespace rostra::figures {

/// What parts the cells of a line.
enum class CellMark : std::uint8_t { none, tab, bar, blanks };

/// A line of a table.
struct TableRow {
    Span line;
    std::vector<Span> cells;         ///< without the blanks around them; an empty one where nothing stands
    std::vector<std::int32_t> left;  ///< the column of characters that each begins at
    std::vector<std::int32_t> right;
};

/// Lines one below the other whose cells are parted alike.
struct TextTable {
    CellMark mark = CellMark::none;
    std::vector<TableRow> rows;  ///< without drawn lines
};

/// A cell, by its row and its place in it.
struct CellPlace {
    const TextTable* table = nullptr;
    std::size_t row = 0, cell = 0;
};

/// Finds the tables that a text has in its lines, where they are asked for: `State | Deaths`, with tabs, or with two blanks and
/// more between columns.
///
///     TextTables tables(text);
///     tables.cell_at(figure.span)       // places in ascending order
class TextTables {
public:
    explicit TextTables(std::string_view text) : text_(text) {}

    /// The cell that holds the span; nothing where it stands in no table. Valid until the next question.
    [[nodiscard]] std::optional<CellPlace> cell_at(Span span);

private:
    [[nodiscard]] Span line_of(std::int32_t place) const;
    void read_table(Span line, CellMark mark);

    std::string_view text_;
    Span line_{0, 0};  ///< looked at last
    CellMark mark_ = CellMark::none;
    Span block_{0, 0};  ///< lines of `table_`
    TextTable table_;
};

/// The cell of `row` that stands in the same column as a cell of another row of the table.
[[nodiscard]] std::optional<std::size_t> same_column(const TextTable& table, const TableRow& row,
                                                     const TableRow& of, std::size_t cell);

}  // namespace rostra::figures
