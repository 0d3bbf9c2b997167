// SPDX-License-Identifier: Apache-2.0
// Building columns, and handing them on as arrays that own their memory.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rostra/abi/arrow.h"
#include "rostra/buffer.hpp"
#include "rostra/setup.hpp"

namespace rostra::inline v0 {

/// A finished column: which buffers are used follows from `type`.
struct ColumnData {
    ColumnType type = ColumnType::int32;
    std::int32_t length = 0;           ///< numbers in the list of each row; 0: one value a row
    std::int64_t null_count = 0;       ///< rows without a value
    BitBuffer validity = {};           ///< not used where null_count is 0
    Buffer<std::int32_t> int32s = {};  ///< int32 values; dictionary codes
    Buffer<std::int64_t> int64s = {};
    Buffer<float> float32s = {};
    Buffer<double> float64s = {};
    BitBuffer bits = {};
    StringBuffer strings = {};  ///< of a string column or of a dictionary; offsets even where there is none

    /// Where the numbers, codes or bits are: one of these is used.
    [[nodiscard]] const void* values() const {
        for (const void* used :
             {static_cast<const void*>(int32s.data()), static_cast<const void*>(int64s.data()),
              static_cast<const void*>(float32s.data()), static_cast<const void*>(float64s.data())})
            if (used != nullptr) return used;
        return bits.data();
    }
};

namespace detail {

/// The memory behind an array; freed by the array's `release`.
struct ArrayMemory {
    struct Node {
        ArrowArray array{};
        ArrowArray inner{};  // a dictionary, or the numbers of lists
        ArrowArray* inner_child = nullptr;
        const void* buffers[3] = {};
        const void* inner_buffers[3] = {};
    };

    std::vector<ColumnData> columns;
    std::vector<Node> nodes;
    std::vector<ArrowArray*> children;
    Buffer<std::int32_t> lists;
    ArrowArray structs{};
    ArrowArray* list_child = nullptr;
    const void* struct_buffers[1] = {};
    const void* list_buffers[2] = {};

    static void release_child(ArrowArray* array) { array->release = nullptr; }
    static void release_root(ArrowArray* array) {
        delete static_cast<ArrayMemory*>(array->private_data);
        array->release = nullptr;
    }
    static ArrowArray leaf(std::int64_t length, std::int64_t n_buffers, const void** buffers) {
        return {length, 0, 0, n_buffers, 0, buffers, nullptr, nullptr, release_child, nullptr};
    }

    void wire(std::int64_t rows) {
        nodes.resize(columns.size());
        for (std::size_t i = 0; i < columns.size(); ++i) {
            ColumnData& column = columns[i];
            Node& node = nodes[i];
            node.array = leaf(rows, 2, node.buffers);
            node.array.null_count = column.null_count;
            if (column.null_count != 0) node.buffers[0] = column.validity.data();
            node.buffers[1] = column.values();
            if (column.type == ColumnType::string) {
                node.array.n_buffers = 3;
                node.buffers[1] = column.strings.offsets.data();
                node.buffers[2] = column.strings.bytes.data();
            } else if (column.type == ColumnType::dictionary) {
                node.inner_buffers[1] = column.strings.offsets.data();
                node.inner_buffers[2] = column.strings.bytes.data();
                node.inner =
                    leaf(static_cast<std::int64_t>(column.strings.offsets.size()) - 1, 3, node.inner_buffers);
                node.array.dictionary = &node.inner;
            } else if (column.length != 0) {
                node.inner_buffers[1] = std::exchange(node.buffers[1], nullptr);
                node.inner = leaf(rows * column.length, 2, node.inner_buffers);
                node.inner_child = &node.inner;
                node.array.n_buffers = node.array.n_children = 1;
                node.array.children = &node.inner_child;
            }
            children.push_back(&node.array);
        }
        structs = leaf(rows, 1, struct_buffers);
        structs.n_children = static_cast<std::int64_t>(children.size());
        structs.children = children.data();
    }
};

}  // namespace detail

/// Rows of a table as an array that owns the columns. All columns have `rows` values.
inline ArrowArray make_table(std::vector<ColumnData> columns, std::int64_t rows) {
    auto memory = std::make_unique<detail::ArrayMemory>();
    memory->columns = std::move(columns);
    memory->wire(rows);
    ArrowArray root = memory->structs;
    root.release = detail::ArrayMemory::release_root;
    root.private_data = memory.release();
    return root;
}

/// A layer over a batch as an array that owns the columns: `lists` has the first row of each document and, last,
/// the number of rows; columns[0] and columns[1] are begin and end.
inline ArrowArray make_layer(Buffer<std::int32_t> lists, std::vector<ColumnData> columns) {
    auto memory = std::make_unique<detail::ArrayMemory>();
    memory->columns = std::move(columns);
    memory->lists = std::move(lists);
    const auto documents = static_cast<std::int64_t>(memory->lists.size()) - 1;
    memory->wire(memory->lists.back());
    memory->list_child = &memory->structs;
    memory->list_buffers[1] = memory->lists.data();
    ArrowArray root = detail::ArrayMemory::leaf(documents, 2, memory->list_buffers);
    root.n_children = 1;
    root.children = &memory->list_child;
    root.release = detail::ArrayMemory::release_root;
    root.private_data = memory.release();
    return root;
}

namespace detail {

template <class T, ColumnType kColumnType, Buffer<T> ColumnData::*kBuffer>
class PlainColumn {
public:
    using Value = T;
    static constexpr ColumnType kType = kColumnType;
    static constexpr Buffer<T> ColumnData::*kValues = kBuffer;
    void add(T value) { values_.push_back(value); }
    void add_empty() { values_.push_back(T{}); }
    [[nodiscard]] std::size_t bytes() const { return values_.size() * sizeof(T); }
    ColumnData take() {
        ColumnData data{.type = kType};
        data.*kBuffer = std::move(values_);
        return data;
    }

private:
    Buffer<T> values_;
};

}  // namespace detail

using Int32 = detail::PlainColumn<std::int32_t, ColumnType::int32, &ColumnData::int32s>;
using Int64 = detail::PlainColumn<std::int64_t, ColumnType::int64, &ColumnData::int64s>;
using Float32 = detail::PlainColumn<float, ColumnType::float32, &ColumnData::float32s>;
using Float64 = detail::PlainColumn<double, ColumnType::float64, &ColumnData::float64s>;
/// A document's ordinal.
using DocumentColumn = Int64;
/// Milliseconds, since what the manifest's doc of the column says.
using Timestamp = Int64;

class Bool {
public:
    using Value = bool;
    static constexpr ColumnType kType = ColumnType::boolean;
    void add(bool value) { bits_.push_back(value); }
    void add_empty() { bits_.push_back(false); }
    [[nodiscard]] std::size_t bytes() const { return bits_.bytes(); }
    ColumnData take() { return {.type = kType, .bits = bits_.take()}; }

private:
    BitBuffer bits_;
};

/// A list of numbers a row, all of one length: List<Float32, 384>, or where the options say the length,
/// List<Float32>(length). `Item` is Int32, Int64, Float32 or Float64.
template <class Item, std::int32_t kLength = 0>
class List {
public:
    using Value = std::span<const typename Item::Value>;
    static constexpr ColumnType kType = Item::kType;

    List()
        requires(kLength > 0)
    = default;
    explicit List(std::int32_t length)
        requires(kLength == 0)
        : length_(length) {}

    /// Throws where the list has another length.
    void add(Value values) {
        if (values.size() != static_cast<std::size_t>(length_)) {
            throw std::length_error("a list of " + std::to_string(values.size()) +
                                    " numbers in a column of lists of " + std::to_string(length_));
        }
        values_.append(values.data(), values.size());
    }
    void add_empty() {
        for (std::int32_t i = 0; i < length_; ++i) values_.push_back({});
    }
    [[nodiscard]] std::size_t bytes() const { return values_.size() * sizeof(typename Item::Value); }
    ColumnData take() {
        ColumnData data{.type = kType, .length = length_};
        data.*Item::kValues = std::move(values_);
        return data;
    }

private:
    std::int32_t length_ = kLength;
    Buffer<typename Item::Value> values_;
};

/// Strings that seldom repeat; also `decimal` and `date`. A piece with more than 2 GiB of them throws.
class Text {
public:
    using Value = std::string_view;
    static constexpr ColumnType kType = ColumnType::string;
    void add(std::string_view value) { strings_.push_back(value); }
    void add_empty() { add({}); }
    [[nodiscard]] std::size_t bytes() const { return strings_.bytes.size() + strings_.size() * 4; }
    ColumnData take() { return {.type = kType, .strings = strings_.take()}; }

private:
    StringBuffer strings_;
};

/// Strings that repeat: each is kept once in a batch.
class Dictionary {
public:
    using Value = std::string_view;
    static constexpr ColumnType kType = ColumnType::dictionary;
    void add(std::string_view value) { codes_.push_back(strings_.code(value)); }
    void add_empty() { add({}); }
    [[nodiscard]] std::size_t bytes() const { return codes_.size() * 4 + strings_.bytes(); }
    ColumnData take() { return {.type = kType, .int32s = std::move(codes_), .strings = strings_.take()}; }

private:
    Buffer<std::int32_t> codes_;
    DictionaryBuilder strings_;
};

/// A column whose rows may have no value, as `nullable = true` in the manifest lets them: Nullable<Float64>.
template <class Column>
class Nullable {
public:
    using Value = std::optional<typename Column::Value>;
    static constexpr ColumnType kType = Column::kType;

    Nullable() = default;
    explicit Nullable(Column column) : column_(std::move(column)) {}

    void add(const Value& value) {
        if (!value) return add_null();
        column_.add(*value);
        if (null_count_ != 0) present_.push_back(true);
        ++rows_;
    }
    void add_null() {
        column_.add_empty();
        if (null_count_ == 0) present_.append(true, rows_);
        present_.push_back(false);
        ++null_count_;
        ++rows_;
    }
    [[nodiscard]] std::size_t bytes() const { return column_.bytes() + present_.bytes(); }
    ColumnData take() {
        ColumnData data = column_.take();
        data.validity = present_.take();
        data.null_count = std::exchange(null_count_, 0);
        rows_ = 0;
        return data;
    }

private:
    Column column_;
    BitBuffer present_;  // empty up to the first null
    std::int64_t null_count_ = 0;
    std::size_t rows_ = 0;
};

}  // namespace rostra::inline v0
