// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "rostra/abi/batch.h"
#include "rostra/columns.hpp"
#include "rostra/setup.hpp"

namespace rostra {
inline namespace v0 {

class Batch;

/// One document of a batch. Valid during the call.
class Document {
public:
    Document(const rostra_batch* batch, std::int64_t position) : batch_(batch), position_(position) {}

    [[nodiscard]] std::int64_t ordinal() const { return batch_->ordinal[position_]; }
    [[nodiscard]] std::string_view id() const { return view(batch_->id[position_]); }
    [[nodiscard]] std::string_view text() const { return view(batch_->text[position_]); }
    [[nodiscard]] std::string_view text(Span span) const { return slice(text(), span); }
    /// BCP 47; empty: not known.
    [[nodiscard]] std::string_view language() const { return view(batch_->language[position_]); }

    [[nodiscard]] Spans spans(Input input) const { return layer(input).spans(position_); }

    /// A column's values for this document, one for each of spans(column.input). Each of these throws where the column
    /// holds something else.
    template <class T>
    [[nodiscard]] auto values(const ColumnInput& column) const {
        return own(column, layer(column.input).values<T>(column));
    }
    template <class T>
    [[nodiscard]] auto lists(const ColumnInput& column) const {
        return own(column, layer(column.input).lists<T>(column));
    }
    [[nodiscard]] Bools bools(const ColumnInput& column) const {
        return own(column, layer(column.input).bools(column));
    }
    [[nodiscard]] Strings strings(const ColumnInput& column) const {
        return own(column, layer(column.input).strings(column));
    }
    [[nodiscard]] DictionaryColumn dictionary(const ColumnInput& column) const {
        return own(column, layer(column.input).dictionary(column));
    }
    /// Which of these rows have no value.
    [[nodiscard]] Nulls nulls(const ColumnInput& column) const {
        return own(column, layer(column.input).nulls(column));
    }

private:
    [[nodiscard]] LayerView layer(Input input) const { return LayerView(batch_->input[input.index]); }
    /// The part of a column over the batch that belongs to this document.
    template <class View>
    [[nodiscard]] View own(const ColumnInput& column, View all) const {
        const LayerView rows = layer(column.input);
        const std::size_t first = rows.first(position_);
        return all.subspan(first, rows.first(position_ + 1) - first);
    }

    const rostra_batch* batch_;
    std::int64_t position_;
};

/// The documents of one call, in order. Valid during the call.
class Batch {
public:
    explicit Batch(const rostra_batch* batch) : batch_(batch) {}

    [[nodiscard]] std::int64_t size() const { return batch_->count; }
    Document operator[](std::int64_t i) const { return {batch_, i}; }

    class Iterator {
    public:
        Iterator(const rostra_batch* batch, std::int64_t at) : batch_(batch), at_(at) {}
        Document operator*() const { return {batch_, at_}; }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        friend bool operator==(Iterator a, Iterator b) { return a.at_ == b.at_; }

    private:
        const rostra_batch* batch_;
        std::int64_t at_;
    };
    [[nodiscard]] Iterator begin() const { return {batch_, 0}; }
    [[nodiscard]] Iterator end() const { return {batch_, batch_->count}; }

    /// A layer over the whole batch.
    [[nodiscard]] LayerView layer(Input input) const { return LayerView(batch_->input[input.index]); }

private:
    const rostra_batch* batch_;
};

/// Tables made by other components, whole. Valid during the call; in an analyzer as long as the worker.
class Tables {
public:
    explicit Tables(const rostra_tables* tables) : tables_(tables) {}
    TableView operator[](Input input) const {
        return tables_ == nullptr ? TableView() : TableView(tables_->input[input.index]);
    }

private:
    const rostra_tables* tables_;
};

}  // namespace v0
}  // namespace rostra
