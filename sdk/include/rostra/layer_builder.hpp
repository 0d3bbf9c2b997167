// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <stdexcept>
#include <tuple>
#include <utility>
#include <vector>

#include "rostra/column_builder.hpp"
#include "rostra/span.hpp"

namespace rostra {
inline namespace v0 {

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
        columns.push_back(plain(std::move(begins_)));
        columns.push_back(plain(std::move(ends_)));
        std::apply([&](Columns&... column) { (columns.push_back(column.take()), ...); }, columns_);
        return make_layer(std::move(lists_), std::move(columns));
    }

private:
    static ColumnData plain(Buffer<std::int32_t> values) {
        ColumnData data;
        data.int32s = std::move(values);
        return data;
    }

    Buffer<std::int32_t> lists_, begins_, ends_;
    std::tuple<Columns...> columns_;
    Span last_;
};

}  // namespace v0
}  // namespace rostra
