// SPDX-License-Identifier: Apache-2.0
// Building layers and tables, row by row.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <tuple>
#include <utility>
#include <vector>

#include "rostra/call.hpp"
#include "rostra/column_builder.hpp"
#include "rostra/span.hpp"

namespace rostra::inline v0 {

/// Builds a layer over a batch, document by document.
///
///     LayerBuilder<Dictionary, Int32> turns;          // the manifest's columns after begin and end, in order
///     for (Document document : batch) {
///         turns.begin_document();
///         turns.add({begin, end}, "Guo Yezhou", 1);   // spans ascend within a document
///     }
///     call.emit(0, turns.take());
template <class... Columns>
class LayerBuilder {
public:
    static constexpr std::size_t kColumns = sizeof...(Columns);

    LayerBuilder() = default;
    /// With columns that have to be told something: LayerBuilder<List<Float32>> vectors(List<Float32>(length)).
    explicit LayerBuilder(Columns... columns)
        requires(kColumns > 0)
        : columns_(std::move(columns)...) {}

    void begin_document() {
        lists_.push_back(static_cast<std::int32_t>(begins_.size()));
        last_ = {};
    }

    /// Throws where spans do not ascend by begin, then end.
    void add(Span span, typename Columns::Value... values) {
        if (span < last_) throw std::logic_error("the spans of a layer must ascend by begin, then end");
        last_ = span;
        begins_.push_back(span.begin);
        ends_.push_back(span.end);
        std::apply([&](Columns&... column) { (column.add(values), ...); }, columns_);
    }

    [[nodiscard]] std::size_t rows() const { return begins_.size(); }

    /// The layer, owning what was built; the builder is empty again.
    ArrowArray take() {
        lists_.push_back(static_cast<std::int32_t>(begins_.size()));
        std::vector<ColumnData> columns;
        columns.reserve(2 + kColumns);
        for (Buffer<std::int32_t>* bounds : {&begins_, &ends_})
            columns.push_back({.int32s = std::move(*bounds)});
        std::apply([&](Columns&... column) { (columns.push_back(column.take()), ...); }, columns_);
        return make_layer(std::move(lists_), std::move(columns));
    }

private:
    Buffer<std::int32_t> lists_, begins_, ends_;
    std::tuple<Columns...> columns_;
    Span last_;
};

/// Emits a table's rows piece by piece, so that no table need fit in memory.
///
///     TableBuilder<Dictionary, Int64> counts(call, 0);    // output 0 of the manifest, its columns in order
///     for (…) counts.add(word, count);
///     counts.finish();
template <class... Columns>
class TableBuilder {
public:
    TableBuilder(Call call, std::uint32_t output) : call_(call), output_(output) {}
    /// With columns that have to be told something, such as the length of a List.
    TableBuilder(Call call, std::uint32_t output, Columns... columns)
        requires(sizeof...(Columns) > 0)
        : call_(call), output_(output), columns_(std::move(columns)...) {}

    void add(typename Columns::Value... values) {
        std::apply([&](Columns&... column) { (column.add(values), ...); }, columns_);
        ++rows_;
        if (rows_ == kRows || ((rows_ & 255) == 0 && bytes() > kBytes)) flush();
    }

    /// Emits what is left. Rows added and not finished are lost.
    void finish() {
        if (rows_ != 0) flush();
    }

private:
    static constexpr std::int64_t kRows = 65536;
    static constexpr std::size_t kBytes = std::size_t{16} << 20;

    [[nodiscard]] std::size_t bytes() const {
        return std::apply([](const Columns&... column) { return (std::size_t{0} + ... + column.bytes()); },
                          columns_);
    }
    void flush() {
        call_.check_stop();
        std::vector<ColumnData> columns;
        columns.reserve(sizeof...(Columns));
        std::apply([&](Columns&... column) { (columns.push_back(column.take()), ...); }, columns_);
        call_.emit(output_, make_table(std::move(columns), std::exchange(rows_, 0)));
    }

    Call call_;
    std::uint32_t output_;
    std::tuple<Columns...> columns_;
    std::int64_t rows_ = 0;
};

}  // namespace rostra::inline v0
