// SPDX-License-Identifier: Apache-2.0
#include "text_tables.hpp"

#include <algorithm>

#include "rostra/analysis/language/blanks.hpp"

namespace rostra::figures {

namespace {

constexpr std::size_t kLeastCells = 2, kMostCells = 500;  // a line of more is no row that a person reads

std::size_t size_of(std::int32_t place) { return static_cast<std::size_t>(place); }
std::int32_t place_of(std::size_t at) { return static_cast<std::int32_t>(at); }

CellMark mark_of(std::string_view line) {
    if (line.find('|') != std::string_view::npos) return CellMark::bar;
    const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
    if (line.find('\t') != std::string_view::npos) return CellMark::tab;
    const std::size_t gap = line.find("  ", begin);
    if (gap == std::string_view::npos) return CellMark::none;
    return line.find_first_not_of(" \r", gap) == std::string_view::npos ? CellMark::none : CellMark::blanks;
}

/// A line that draws: ---, |:--|--:|, +===+.
bool is_drawn(std::string_view line) {
    constexpr std::string_view kSigns = "-=+|:_ \t\r";
    return line.find_first_not_of(kSigns) == std::string_view::npos &&
           line.find_first_of("-=_") != std::string_view::npos;
}

TableRow row_of(std::string_view text, Span line, CellMark mark) {
    TableRow row{line, {}, {}, {}};
    const std::size_t end = size_of(line.end);
    std::int32_t column = 0;
    std::size_t counted = size_of(line.begin);
    const auto column_at = [&](std::size_t at) {
        column += static_cast<std::int32_t>(count_code_points(text.substr(counted, at - counted)));
        counted = at;
        return column;
    };
    const auto add = [&](std::size_t begin, std::size_t behind) {
        begin = skip_blanks(text, begin, behind);
        behind = trim_blanks(text, begin, behind);
        row.cells.push_back({place_of(begin), place_of(behind)});
        row.left.push_back(column_at(begin));
        row.right.push_back(column_at(behind));
    };
    std::size_t at = size_of(line.begin);
    if (mark == CellMark::blanks) {
        at = skip_blanks(text, at, end);
        while (at < end) {
            const std::size_t gap = std::min(text.find("  ", at), end);
            add(at, gap);
            at = skip_blanks(text, gap, end);
        }
        return row;
    }
    const char sign = mark == CellMark::tab ? '\t' : '|';
    std::size_t last = end;
    if (mark == CellMark::bar) {
        at = skip_blanks(text, at, end);
        last = trim_blanks(text, at, end);
        if (at < last && text[at] == '|') ++at;
        if (at < last && text[last - 1] == '|') --last;
    }
    while (true) {
        const std::size_t stop = std::min(text.find(sign, at), last);
        add(at, stop);
        if (stop == last) break;
        at = stop + 1;
    }
    return row;
}

}  // namespace

Span TextTables::line_of(std::int32_t place) const {
    const std::size_t before = place == 0 ? std::string_view::npos : text_.rfind('\n', size_of(place) - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    return {place_of(begin), place_of(std::min(text_.find('\n', begin), text_.size()))};
}

void TextTables::read_table(Span line, CellMark mark) {
    table_ = {mark, {}};
    // Drawn lines lie between the rows of a table; a blank line, or one that is parted otherwise, ends it.
    const auto is_part = [&](Span other) {
        return mark_of(slice(text_, other)) == mark || is_drawn(slice(text_, other));
    };
    Span first = line;
    while (first.begin > 0 && first.begin > block_.end) {
        const Span above = line_of(first.begin - 1);
        if (!is_part(above)) break;
        first = above;
    }
    block_ = first;
    for (Span next = first; is_part(next); next = line_of(next.end + 1)) {
        block_.end = next.end;
        if (!is_drawn(slice(text_, next))) {
            TableRow row = row_of(text_, next, mark);
            if (row.cells.size() >= kLeastCells && row.cells.size() <= kMostCells)
                table_.rows.push_back(std::move(row));
        }
        if (size_of(next.end) >= text_.size()) break;
    }
}

std::optional<CellPlace> TextTables::cell_at(Span span) {
    if (line_.end <= span.begin || line_.end == 0) {
        line_ = line_of(span.begin);
        mark_ = mark_of(slice(text_, line_));
    }
    if (mark_ == CellMark::none) return std::nullopt;
    if (span.begin >= block_.end) read_table(line_, mark_);
    const auto row =
        std::upper_bound(table_.rows.begin(), table_.rows.end(), span.begin,
                         [](std::int32_t place, const TableRow& one) { return place < one.line.end; });
    if (row == table_.rows.end() || span.begin < row->line.begin) return std::nullopt;
    const auto cell = std::lower_bound(row->cells.begin(), row->cells.end(), span.end,
                                       [](Span one, std::int32_t end) { return one.end < end; });
    if (cell == row->cells.end() || !cell->contains(span)) return std::nullopt;
    return CellPlace{&table_, static_cast<std::size_t>(row - table_.rows.begin()),
                     static_cast<std::size_t>(cell - row->cells.begin())};
}

std::optional<std::size_t> same_column(const TextTable& table, const TableRow& row, const TableRow& of,
                                       std::size_t cell) {
    if (table.mark != CellMark::blanks) return cell < row.cells.size() ? std::optional(cell) : std::nullopt;
    // Where the rows begin alike and have as many cells, none is left out: a long cell may have moved those behind it.
    if (row.cells.size() == of.cells.size() && row.left[0] < of.right[0] && of.left[0] < row.right[0])
        return cell;
    std::optional<std::size_t> best;
    std::int32_t most = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const std::int32_t shared =
            std::min(row.right[i], of.right[cell]) - std::max(row.left[i], of.left[cell]);
        if (shared <= most) continue;
        most = shared;
        best = i;
    }
    return best ? best : row.cells.size() == of.cells.size() ? std::optional(cell) : std::nullopt;
}

}  // namespace rostra::figures
