// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rostra/analysis/results/character_index.hpp"
#include "rostra/analysis/results/number_text.hpp"
#include "rostra/analysis/results/visible_text.hpp"
#include "rostra/batch.hpp"
#include "rostra/columns.hpp"
#include "rostra/services.hpp"
#include "rostra/setup.hpp"

namespace rostra {
inline namespace v0 {

/// A column as results print it.
struct PrintedColumn {
    std::string_view name;
    ColumnType type;
    std::string_view logical;  ///< "document" (an id), "decimal", "date", "timestamp" or empty
    enum class From { child, ordinal, id, covered_text, characters } from;
    std::int32_t length = 0;  ///< numbers in the list of each row; 0: one value a row
    bool nullable = false;    ///< cells may be null
    ColumnInput input =
        {};  ///< of a child or ordinal: where the values are; of characters, where the bytes are
    ColumnInput ordinals = {};  ///< of characters in a table: of which document

    [[nodiscard]] bool is_string() const {
        return type == ColumnType::string || type == ColumnType::dictionary;
    }
};

/// A layer's or a table's rows as results print them, for writers: which columns in which order, and each cell.
/// A layer has `document` (the id), `begin`, `end`, its own columns and, where asked for, `text`: what the span covers,
/// unless it has a column of that name itself. A table has its own columns. Where asked for, each column of byte offsets
/// (`begin`, `end`, and int32 columns whose names end so) has a companion that counts characters: `begin_character`. Of a table
/// `a_begin` lies in the document of its column `a`, other offsets in that of `document`, or of the first column of documents. A document's ordinal is printed as its id.
/// Control characters in strings are made visible (visible_text.hpp), so that all writers agree on them.
///
///     Rows rows(binding, true);
///     for (const PrintedColumn& column : rows.columns()) …                 // a header
///     for (std::int64_t i = 0; i < batch.size(); ++i) rows.of_document(call, batch, i, sink);
///     rows.of_table(call, piece, sink);
///
/// The sink is told the cells row by row, in the order of the columns; strings are views that hold until `end_row` returns:
///     void cell(std::size_t column, std::int64_t);       // also bool, float, double, std::string_view
///     void list(std::size_t column, std::string_view);   // a list of numbers as JSON: [1,0.5]
///     void null(std::size_t column);
///     void end_row();
class Rows {
public:
    Rows(const Binding& binding, bool covered_text, bool characters = false)
        : input_(binding.input()), is_layer_(binding.is_layer()) {
        using From = PrintedColumn::From;
        if (!input_.present) return;
        if (is_layer_) {
            columns_.push_back({"document", ColumnType::string, "document", From::id});
            columns_.push_back({"begin", ColumnType::int32, {}, From::child, 0, false, {input_, 0}});
            columns_.push_back({"end", ColumnType::int32, {}, From::child, 0, false, {input_, 1}});
        }
        bool has_text = false;
        for (const ColumnInput& column : binding.columns()) {
            has_text = has_text || column.name == "text";
            const bool ordinal = column.logical == "document";
            columns_.push_back({column.name, ordinal ? ColumnType::string : column.type, column.logical,
                                ordinal ? From::ordinal : From::child, column.length, column.nullable,
                                column});
        }
        if (characters) add_characters();
        if (is_layer_ && covered_text && !has_text) {
            columns_.push_back({"text", ColumnType::string, {}, From::covered_text});
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
        if (has_characters_) index_ = CharacterIndex(document.text());
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
        texts_.drop();  // they are lent for this call
    }

private:
    /// How a cell is made.
    enum class How {
        id,
        ordinal,
        covered_text,
        characters,
        int32,
        int64,
        float32,
        float64,
        boolean,
        string,
        dictionary,
        list,
        maybe_null,  // some rows of the batch or piece are null
    };

    // Where a column's values are, for as long as one call lasts.
    struct Cells {
        How how = How::id;
        How how_if_there = How::id;  // where it is `maybe_null`
        const std::int32_t* int32s = nullptr;
        const std::int64_t* int64s = nullptr;
        const float* float32s = nullptr;
        const double* float64s = nullptr;
        Bools bools;
        Strings strings;
        Nulls nulls;
        bool has_controls = false;  // some value may have one: each is looked at
    };

    /// Companions of the offsets that stand so far.
    void add_characters() {
        const auto is_offset = [](const PrintedColumn& column) {
            if (column.type != ColumnType::int32 || !column.logical.empty() || column.length != 0)
                return false;
            return column.name == "begin" || column.name == "end" || column.name.ends_with("_begin") ||
                   column.name.ends_with("_end");
        };
        const std::size_t count = columns_.size();
        const auto names = std::make_shared<std::vector<std::string>>();
        names->reserve(count);  // so that views of them hold
        for (std::size_t i = 0; i < count; ++i) {
            const PrintedColumn offset = columns_[i];
            if (!is_offset(offset)) continue;
            const ColumnInput ordinals = is_layer_ ? ColumnInput() : documents_of(offset.name);
            if (!is_layer_ && !ordinals.input.present) continue;
            const std::string name = std::string(offset.name) + "_character";
            const bool taken = std::any_of(columns_.begin(), columns_.end(),
                                           [&](const PrintedColumn& other) { return other.name == name; });
            if (taken) continue;
            columns_.push_back({names->emplace_back(name),
                                ColumnType::int32,
                                {},
                                PrintedColumn::From::characters,
                                0,
                                offset.nullable,
                                offset.input,
                                ordinals});
            has_characters_ = true;
        }
        names_ = names;
    }

    /// The column that says in which document an offset of a table lies.
    [[nodiscard]] ColumnInput documents_of(std::string_view offset) const {
        const std::size_t cut = offset.rfind('_');
        const std::string_view own =
            cut == std::string_view::npos ? std::string_view("document") : offset.substr(0, cut);
        const PrintedColumn* first = nullptr;
        const PrintedColumn* document = nullptr;
        for (const PrintedColumn& column : columns_) {
            if (column.from != PrintedColumn::From::ordinal) continue;
            if (column.name == own) return column.input;
            if (first == nullptr) first = &column;
            if (column.name == "document") document = &column;
        }
        if (document == nullptr) document = first;
        return document == nullptr ? ColumnInput() : document->input;
    }

    [[nodiscard]] std::int64_t characters_before(const Cells& cells, std::size_t row) {
        const std::int64_t byte = cells.int32s[row];
        if (is_layer_) return index_.before(byte);
        const std::int64_t ordinal = cells.int64s[row];
        return ordinal < 0 ? byte : texts_.of(*corpus_, ordinal).before(byte);
    }

    template <class View>
    void bind(const Call& call, const View& view) {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const PrintedColumn& column = columns_[i];
            Cells& cells = cells_[i];
            if (column.from == PrintedColumn::From::id || column.from == PrintedColumn::From::covered_text) {
                cells.how = column.from == PrintedColumn::From::id ? How::id : How::covered_text;
                continue;
            }
            cells.how =
                column.length != 0 ? bind_lists(column, view, cells) : bind_values(column, view, cells);
            if (column.from == PrintedColumn::From::ordinal) {
                cells.how = How::ordinal;
                corpus_.emplace(call);
            }
            if (column.from == PrintedColumn::From::characters) {
                cells.how = How::characters;
                if (column.ordinals.input.present) {
                    cells.int64s = view.template values<std::int64_t>(column.ordinals).data();
                    corpus_.emplace(call);
                }
            }
            if (!column.nullable) continue;
            cells.nulls = view.nulls(column.input);
            if (cells.nulls.any()) cells.how_if_there = std::exchange(cells.how, How::maybe_null);
        }
    }

    template <class View>
    static How bind_values(const PrintedColumn& column, const View& view, Cells& cells) {
        switch (column.input.type) {
            case ColumnType::int32:
                cells.int32s = view.template values<std::int32_t>(column.input).data();
                return How::int32;
            case ColumnType::int64:
                cells.int64s = view.template values<std::int64_t>(column.input).data();
                return How::int64;
            case ColumnType::float32:
                cells.float32s = view.template values<float>(column.input).data();
                return How::float32;
            case ColumnType::float64:
                cells.float64s = view.template values<double>(column.input).data();
                return How::float64;
            case ColumnType::boolean:
                cells.bools = view.bools(column.input);
                return How::boolean;
            case ColumnType::string:
                cells.strings = view.strings(column.input);
                return How::string;
            case ColumnType::dictionary:
                break;
        }
        const DictionaryColumn dictionary = view.dictionary(column.input);
        cells.int32s = dictionary.codes.data();
        cells.strings = dictionary.strings;
        return How::dictionary;
    }

    template <class View>
    static How bind_lists(const PrintedColumn& column, const View& view, Cells& cells) {
        if (column.type == ColumnType::int32)
            cells.int32s = view.template lists<std::int32_t>(column.input).values().data();
        if (column.type == ColumnType::int64)
            cells.int64s = view.template lists<std::int64_t>(column.input).values().data();
        if (column.type == ColumnType::float32)
            cells.float32s = view.template lists<float>(column.input).values().data();
        if (column.type == ColumnType::float64)
            cells.float64s = view.template lists<double>(column.input).values().data();
        return How::list;
    }

    /// Looks through values as one text where they stand as one. A dictionary is shared by the documents of a batch, and
    /// looking through all of it for each of them would be too much.
    void look_for_controls(std::size_t first, std::size_t count, bool all_of_dictionaries) {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            Cells& cells = cells_[i];
            if (columns_[i].from != PrintedColumn::From::child) continue;
            if (columns_[i].type == ColumnType::string) {
                cells.has_controls = holds_controls(joined(cells.strings.subspan(first, count)));
            } else if (columns_[i].type == ColumnType::dictionary) {
                cells.has_controls = !all_of_dictionaries || holds_controls(joined(cells.strings));
            }
        }
    }

    /// The bytes of strings that stand one behind the other.
    static std::string_view joined(const Strings& strings) {
        if (strings.size() == 0) return {};
        const std::string_view last = strings[strings.size() - 1];
        return {strings[0].data(), static_cast<std::size_t>(last.data() + last.size() - strings[0].data())};
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
        for (std::size_t i = 0; i < columns_.size(); ++i) print_cell(i, cells_[i].how, row, id, text, sink);
        sink.end_row();
    }

    template <class Sink>
    [[gnu::always_inline]] inline void print_cell(std::size_t i, How how, std::size_t row,
                                                  std::string_view id, std::string_view text, Sink& sink) {
        const Cells& cells = cells_[i];
        const auto print_text = [&](std::string_view value, bool may_hold_controls) {
            sink.cell(i, may_hold_controls ? shown(i, value) : value);
        };
        switch (how) {
            case How::id:
                return print_text(id, id_has_controls_);
            case How::ordinal:
                return print_text(corpus_->id(cells.int64s[row]), true);
            case How::covered_text:
                return print_text(slice(text, {cells_[1].int32s[row], cells_[2].int32s[row]}),
                                  text_has_controls_);
            case How::characters:
                return sink.cell(i, characters_before(cells, row));
            case How::int32:
                return sink.cell(i, std::int64_t{cells.int32s[row]});
            case How::int64:
                return sink.cell(i, cells.int64s[row]);
            case How::float32:
                return sink.cell(i, cells.float32s[row]);
            case How::float64:
                return sink.cell(i, cells.float64s[row]);
            case How::boolean:
                return sink.cell(i, cells.bools[row]);
            case How::string:
                return print_text(cells.strings[static_cast<std::int64_t>(row)], cells.has_controls);
            case How::dictionary:
                return print_text(cells.strings[cells.int32s[row]], cells.has_controls);
            case How::list:
                return sink.list(i, list_text(i, row));
            case How::maybe_null:
                return print_if_there(i, row, sink);
        }
    }

    template <class Sink>
    [[gnu::noinline]] void print_if_there(std::size_t i, std::size_t row, Sink& sink) {
        if (cells_[i].nulls.is_null(row)) return sink.null(i);
        print_cell(i, cells_[i].how_if_there, row, {}, {}, sink);
    }

    /// A row's list as JSON; valid until the column's next one.
    [[gnu::noinline]] std::string_view list_text(std::size_t i, std::size_t row) {
        const PrintedColumn& column = columns_[i];
        const Cells& cells = cells_[i];
        std::string& out = visible_[i];
        out.assign(1, '[');
        const auto length = static_cast<std::size_t>(column.length);
        for (std::size_t at = row * length; at < (row + 1) * length; ++at) {
            if (out.size() > 1) out.push_back(',');
            if (column.type == ColumnType::int32) append_number(out, std::int64_t{cells.int32s[at]});
            if (column.type == ColumnType::int64) append_number(out, cells.int64s[at]);
            if (column.type == ColumnType::float32) append_number(out, cells.float32s[at]);
            if (column.type == ColumnType::float64) append_number(out, cells.float64s[at]);
        }
        out.push_back(']');
        return out;
    }

    Input input_;
    bool is_layer_;
    std::vector<PrintedColumn> columns_;
    std::vector<Cells> cells_;
    std::vector<std::string>
        visible_;  // by column: a value whose control characters had to be shown, a list's text
    std::shared_ptr<const std::vector<std::string>> names_;  // of columns that are not the run's own
    bool has_characters_ = false;
    CharacterIndex index_;  // of a layer's document at hand
    IndexedTexts texts_;    // of those that a table's rows speak of
    bool id_has_controls_ = false;
    bool text_has_controls_ = false;
    std::optional<Corpus> corpus_;  // of the call at hand, where ordinals are to be printed
};

}  // namespace v0
}  // namespace rostra
