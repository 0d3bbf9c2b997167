// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string_view>

#include "figure_finder.hpp"
#include "text_tables.hpp"

namespace rostra::figures {

/// What a head of a table says: `Population (millions)`, `Damage, $m`, `2024`.
struct TableHead {
    std::string noun;  ///< without unit and date, in small letters
    std::string unit;
    Sort sort = Sort::count;  ///< of the unit
    ExactDecimal scale{1};
    std::string date;
    bool label = false;    ///< what stands below are names: `No.`, `Page`
    bool years = false;    ///< what stands below are years
    bool numbers = false;  ///< most of what stands below are numbers
};

/// Carries what the heads of tables say to the figures below and beside them: the noun, unit and scale of the column, and what
/// the first cell of the row says as the subject.
class ColumnHeads {
public:
    ColumnHeads(std::string_view text, const FigureWords& words)
        : text_(text), words_(words), tables_(text) {}

    /// Completes a figure whose cell holds the number alone, and makes a figure of a year that stands below a noun. Figures are
    /// given in the order of the text. False: the number is a name after all.
    [[nodiscard]] bool complete(Figure& figure);

private:
    [[nodiscard]] const TableHead* column_head(const CellPlace& place);
    [[nodiscard]] TableHead read_head(Span cell) const;
    [[nodiscard]] std::string words_of(Span cell) const;

    std::string_view text_;
    const FigureWords& words_;
    TextTables tables_;
    std::int32_t asked_ = -1;                  ///< where the table begins that was looked at last
    bool has_heads_ = false;                   ///< that table
    std::map<std::int32_t, TableHead> heads_;  ///< by where their cell begins
};

}  // namespace rostra::figures
