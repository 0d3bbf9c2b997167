// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/analysis/results/visible_text.hpp"
#include "rostra/batch.hpp"
#include "rostra/columns.hpp"
#include "rostra/corpus.hpp"
#include "rostra/setup.hpp"

namespace rostra {
inline namespace v0 {

/// A column as results print it. What it holds is an int32, int64 or float64, or else a string.
struct PrintedColumn {
    std::string_view name;
    ColumnType type;
    std::string_view logical;  ///< "document" (an id), "decimal", "date" or empty
    enum class From { child, ordinal, id, covered_text } from;
    std::uint32_t child;

    [[nodiscard]] bool is_string() const {
        return type == ColumnType::string || type == ColumnType::dictionary;
    }
};

/// A layer's or a table's rows as results print them, for writers: which columns in which order, and each cell.
/// A layer has `document` (the id), `begin`, `end`, its own columns and, where asked for, `text`: what the span covers,
/// unless it has a column of that name itself. A table has its own columns. A document's ordinal is printed as its id.
/// Control characters in strings are made visible (visible_text.hpp), so that all writers agree on them.
///
///     Rows rows(binding, true);
///     for (const PrintedColumn& column : rows.columns()) …                 // a header
///     for (std::int64_t i = 0; i < batch.size(); ++i) rows.of_document(call, batch, i, sink);
///     rows.of_table(call, piece, sink);
///
/// The sink is told the cells row by row, in the order of the columns; strings are views that hold until `end_row` returns:
///     void cell(std::size_t column, std::int64_t);       // also double, std::string_view
///     void end_row();
class Rows {
public:
    Rows(const Binding& binding, bool covered_text) : input_(binding.input()), is_layer_(binding.is_layer()) {
        using From = PrintedColumn::From;
        if (!input_.present) return;
        if (is_layer_) {
            columns_.push_back({"document", ColumnType::string, "document", From::id, 0});
            columns_.push_back({"begin", ColumnType::int32, {}, From::child, 0});
            columns_.push_back({"end", ColumnType::int32, {}, From::child, 1});
        }
        bool has_text = false;
        for (const Column& column : binding.columns()) {
            has_text = has_text || column.name == "text";
            const bool ordinal = column.logical == "document";
            columns_.push_back({column.name, ordinal ? ColumnType::string : column.type, column.logical,
                                ordinal ? From::ordinal : From::child, column.child});
        }
        if (is_layer_ && covered_text && !has_text) {
            columns_.push_back({"text", ColumnType::string, {}, From::covered_text, 0});
        }
        cells_.resize(columns_.size());
        visible_.resize(columns_.size());
    }

    [[nodiscard]] const std::vector<PrintedColumn>& columns() const { return columns_; }
    [[nodiscard]] bool is_layer() const { return is_layer_; }

    /// The layer's rows of the batch's i-th document.
    template <class Sink>
    void of_document(const Call& call, const Batch& batch, std::int64_t i, Sink& sink) {
        const LayerView layer = batch.layer(input_);
        const Document document = batch[i];
        bind(call, layer);
        const std::size_t first = layer.first(i);
        const std::size_t end = layer.first(i + 1);
        if (first == end) return;
        look_for_controls(first, end - first, /*all_of_dictionaries=*/false);
        id_has_controls_ = holds_controls(document.id());
        text_has_controls_ = holds_controls(document.text());
        for (std::size_t row = first; row < end; ++row) print(row, document.id(), document.text(), sink);
    }

    /// The rows of a piece of the table.
    template <class Sink>
    void of_table(const Call& call, const TableView& piece, Sink& sink) {
        bind(call, piece);
        const auto size = static_cast<std::size_t>(piece.size());
        look_for_controls(0, size, /*all_of_dictionaries=*/true);
        for (std::size_t row = 0; row < size; ++row) print(row, {}, {}, sink);
    }

private:
    // Where a column's values are, for as long as one call lasts.
    struct Cells {
        const std::int32_t* int32s = nullptr;
        const std::int64_t* int64s = nullptr;
        const double* float64s = nullptr;
        Strings strings;
        bool has_controls = false;  // some value may have one: each is looked at
    };

    template <class View>
    void bind(const Call& call, const View& view) {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const PrintedColumn& column = columns_[i];
            Cells& cells = cells_[i];
            if (column.from == PrintedColumn::From::ordinal) {
                cells.int64s = view.template values<std::int64_t>(column.child).data();
                corpus_.emplace(call);
            }
            if (column.from != PrintedColumn::From::child) continue;
            switch (column.type) {
                case ColumnType::int32:
                    cells.int32s = view.template values<std::int32_t>(column.child).data();
                    break;
                case ColumnType::int64:
                    cells.int64s = view.template values<std::int64_t>(column.child).data();
                    break;
                case ColumnType::float64:
                    cells.float64s = view.template values<double>(column.child).data();
                    break;
                case ColumnType::string:
                    cells.strings = view.strings(column.child);
                    break;
                case ColumnType::dictionary: {
                    const DictionaryColumn dictionary = view.dictionary(column.child);
                    cells.int32s = dictionary.codes.data();
                    cells.strings = dictionary.strings;
                    break;
                }
            }
        }
    }

    /// Looks through values as one text where they stand as one. A dictionary is shared by the documents of a batch, and
    /// looking through all of it for each of them would be too much.
    void look_for_controls(std::size_t first, std::size_t count, bool all_of_dictionaries) {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            Cells& cells = cells_[i];
            if (columns_[i].from != PrintedColumn::From::child) continue;
            if (columns_[i].type == ColumnType::string) {
                cells.has_controls = holds_controls(cells.strings.subspan(first, count).joined());
            } else if (columns_[i].type == ColumnType::dictionary) {
                cells.has_controls = !all_of_dictionaries || holds_controls(cells.strings.joined());
            }
        }
    }

    /// A value as it is to be written; valid until the column's next one.
    [[gnu::noinline]] std::string_view shown(std::size_t column, std::string_view value) {
        if (!holds_controls(value)) return value;
        visible_[column].clear();
        append_visible(visible_[column], value);
        return visible_[column];
    }

    template <class Sink>
    void print(std::size_t row, std::string_view id, std::string_view text, Sink& sink) {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const PrintedColumn& column = columns_[i];
            const Cells& cells = cells_[i];
            const auto print_text = [&](std::string_view value, bool may_hold_controls) {
                sink.cell(i, may_hold_controls ? shown(i, value) : value);
            };
            switch (column.from) {
                case PrintedColumn::From::id:
                    print_text(id, id_has_controls_);
                    continue;
                case PrintedColumn::From::ordinal:
                    print_text(corpus_->id(cells.int64s[row]), true);
                    continue;
                case PrintedColumn::From::covered_text:
                    print_text(slice(text, {cells_[1].int32s[row], cells_[2].int32s[row]}),
                               text_has_controls_);
                    continue;
                case PrintedColumn::From::child:
                    break;
            }
            switch (column.type) {
                case ColumnType::int32:
                    sink.cell(i, std::int64_t{cells.int32s[row]});
                    break;
                case ColumnType::int64:
                    sink.cell(i, cells.int64s[row]);
                    break;
                case ColumnType::float64:
                    sink.cell(i, cells.float64s[row]);
                    break;
                case ColumnType::string:
                    print_text(cells.strings[static_cast<std::int64_t>(row)], cells.has_controls);
                    break;
                case ColumnType::dictionary:
                    print_text(cells.strings[cells.int32s[row]], cells.has_controls);
                    break;
            }
        }
        sink.end_row();
    }

    Input input_;
    bool is_layer_;
    std::vector<PrintedColumn> columns_;
    std::vector<Cells> cells_;
    std::vector<std::string> visible_;  // by column: a value whose control characters had to be shown
    bool id_has_controls_ = false;
    bool text_has_controls_ = false;
    std::optional<Corpus> corpus_;  // of the call at hand, where ordinals are to be printed
};

}  // namespace v0
}  // namespace rostra
