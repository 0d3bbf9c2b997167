// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "rostra/abi/batch.h"
#include "rostra/call.hpp"
#include "rostra/columns.hpp"
#include "rostra/setup.hpp"

namespace rostra::inline v0 {

/// One document of a batch. Valid during the call.
class Document {
public:
    Document(const rostra_batch* batch, std::int64_t position) : batch_(batch), position_(position) {}

    /// Its place in the batch, from 0.
    [[nodiscard]] std::int64_t position() const { return position_; }
    [[nodiscard]] std::int64_t ordinal() const { return batch_->ordinal[position_]; }
    [[nodiscard]] std::string_view id() const { return view(batch_->id[position_]); }
    [[nodiscard]] std::string_view text() const { return view(batch_->text[position_]); }
    [[nodiscard]] std::string_view text(Span span) const { return slice(text(), span); }
    /// BCP 47; empty: not known.
    [[nodiscard]] std::string_view language() const { return view(batch_->language[position_]); }

    [[nodiscard]] Spans spans(Input input) const { return layer(input).spans(position_); }

    /// A column's values for this document, one for each of spans(column.input). Each of these but `nulls` throws where
    /// the column holds something else.
    template <class T>
    [[nodiscard]] std::span<const T> values(const ColumnInput& column) const {
        return columns(column).values<T>(column);
    }
    template <class T>
    [[nodiscard]] Lists<T> lists(const ColumnInput& column) const {
        return columns(column).lists<T>(column);
    }
    [[nodiscard]] Bools bools(const ColumnInput& column) const { return columns(column).bools(column); }
    [[nodiscard]] Strings strings(const ColumnInput& column) const { return columns(column).strings(column); }
    [[nodiscard]] DictionaryColumn dictionary(const ColumnInput& column) const {
        return columns(column).dictionary(column);
    }
    /// Which of these rows have no value.
    [[nodiscard]] Nulls nulls(const ColumnInput& column) const { return columns(column).nulls(column); }

private:
    [[nodiscard]] LayerView layer(Input input) const { return LayerView(batch_->input[input.index]); }
    [[nodiscard]] ColumnsView columns(const ColumnInput& column) const {
        return layer(column.input).columns(position_);
    }

    const rostra_batch* batch_;
    std::int64_t position_;
};

/// The documents of one call, in order. Valid during the call.
///
///     for (const Document document : batch) …      // throws Stopped once the run is to stop: it asks once a document
class Batch {
public:
    Batch(const rostra_call* call, const rostra_batch* batch) : call_(call), batch_(batch) {}

    [[nodiscard]] std::int64_t size() const { return batch_->count; }
    /// Asks nothing.
    Document operator[](std::int64_t i) const { return {batch_, i}; }

    class Iterator {
    public:
        Iterator(const Batch& batch, std::int64_t at) : batch_(batch), at_(at) {}
        Document operator*() const {
            batch_.call_.check_stop();
            return batch_[at_];
        }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

    private:
        const Batch& batch_;
        std::int64_t at_;
    };
    [[nodiscard]] Iterator begin() const { return {*this, 0}; }
    [[nodiscard]] Iterator end() const { return {*this, size()}; }

    /// A layer over the whole batch.
    [[nodiscard]] LayerView layer(Input input) const { return LayerView(batch_->input[input.index]); }

private:
    Call call_;
    const rostra_batch* batch_;
};

/// A table that another component made: its rows in order, in pieces. Where a piece ends means nothing.
///
///     for (const TableView piece : tables[speaker_])
///         for (std::int64_t row = 0; row < piece.size(); ++row) use(piece.strings(name_)[row]);
class Table {
public:
    Table() = default;
    explicit Table(const rostra_table* table) : table_(table) {}

    /// False: an optional input that nothing provides. Everything below is then empty.
    explicit operator bool() const { return table_ != nullptr; }
    /// Of all pieces.
    [[nodiscard]] std::int64_t rows() const { return table_ == nullptr ? 0 : table_->rows; }

    [[nodiscard]] std::int64_t size() const { return table_ == nullptr ? 0 : table_->piece_count; }
    TableView operator[](std::int64_t piece) const { return TableView(table_->pieces[piece]); }

    using Iterator = detail::IndexIterator<Table, std::int64_t>;
    [[nodiscard]] Iterator begin() const { return {*this, 0}; }
    [[nodiscard]] Iterator end() const { return {*this, size()}; }

private:
    const rostra_table* table_ = nullptr;
};

/// Tables made by other components, by input. Valid during the call; what was there when a worker or a state was
/// opened, as long as that.
class Tables {
public:
    explicit Tables(const rostra_tables* tables) : tables_(tables) {}
    Table operator[](Input input) const {
        return tables_ == nullptr ? Table() : Table(tables_->input[input.index]);
    }

private:
    const rostra_tables* tables_;
};

}  // namespace rostra::inline v0
