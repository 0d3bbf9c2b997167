// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

#include "rostra/call.hpp"
#include "rostra/column_builder.hpp"

namespace rostra {
inline namespace v0 {

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

}  // namespace v0
}  // namespace rostra
