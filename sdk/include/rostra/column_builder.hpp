// SPDX-License-Identifier: Apache-2.0
// Building columns, and handing them on as arrays that own their memory.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include "rostra/abi/arrow.h"
#include "rostra/buffer.hpp"
#include "rostra/dictionary_builder.hpp"
#include "rostra/setup.hpp"

namespace rostra {
inline namespace v0 {

/// A finished column: which buffers are used follows from `type`.
struct ColumnData {
    ColumnType type = ColumnType::int32;
    Buffer<std::int32_t> int32s;  ///< int32 values; dictionary codes
    Buffer<std::int64_t> int64s;
    Buffer<double> float64s;
    Buffer<std::int32_t> offsets;  ///< string columns and dictionaries: one more than strings
    Buffer<char> bytes;

    [[nodiscard]] std::int64_t size() const {
        switch (type) {
            case ColumnType::int64:
                return static_cast<std::int64_t>(int64s.size());
            case ColumnType::float64:
                return static_cast<std::int64_t>(float64s.size());
            case ColumnType::string:
                return static_cast<std::int64_t>(offsets.size()) - 1;
            default:
                return static_cast<std::int64_t>(int32s.size());
        }
    }
};

namespace detail {

/// The memory behind an array; freed by the array's `release`.
struct ArrayMemory {
    struct Node {
        ArrowArray array{};
        ArrowArray dictionary{};
        const void* buffers[3] = {};
        const void* dictionary_buffers[3] = {};
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
            switch (column.type) {
                case ColumnType::int32:
                    node.buffers[1] = column.int32s.data();
                    break;
                case ColumnType::int64:
                    node.buffers[1] = column.int64s.data();
                    break;
                case ColumnType::float64:
                    node.buffers[1] = column.float64s.data();
                    break;
                case ColumnType::string:
                    node.array.n_buffers = 3;
                    node.buffers[1] = column.offsets.data();
                    node.buffers[2] = column.bytes.data();
                    break;
                case ColumnType::dictionary:
                    node.buffers[1] = column.int32s.data();
                    node.dictionary_buffers[1] = column.offsets.data();
                    node.dictionary_buffers[2] = column.bytes.data();
                    node.dictionary = leaf(static_cast<std::int64_t>(column.offsets.size()) - 1, 3,
                                           node.dictionary_buffers);
                    node.array.dictionary = &node.dictionary;
                    break;
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
    void add(T value) { values_.push_back(value); }
    [[nodiscard]] std::size_t bytes() const { return values_.size() * sizeof(T); }
    ColumnData take() {
        ColumnData data;
        data.type = kType;
        data.*kBuffer = std::move(values_);
        return data;
    }

private:
    Buffer<T> values_;
};

}  // namespace detail

using Int32 = detail::PlainColumn<std::int32_t, ColumnType::int32, &ColumnData::int32s>;
using Int64 = detail::PlainColumn<std::int64_t, ColumnType::int64, &ColumnData::int64s>;
using Float64 = detail::PlainColumn<double, ColumnType::float64, &ColumnData::float64s>;
/// A document's ordinal.
using DocumentColumn = Int64;

/// Strings that seldom repeat; also `decimal` and `date`.
class Text {
public:
    using Value = std::string_view;
    static constexpr ColumnType kType = ColumnType::string;
    void add(std::string_view value) {
        if (offsets_.empty()) offsets_.push_back(0);
        if (bytes_.size() + value.size() > std::size_t{std::numeric_limits<std::int32_t>::max()}) {
            throw std::length_error("a string column grew beyond 2 GiB in one piece");
        }
        bytes_.append(value.data(), value.size());
        offsets_.push_back(static_cast<std::int32_t>(bytes_.size()));
    }
    [[nodiscard]] std::size_t bytes() const { return bytes_.size() + offsets_.size() * 4; }
    ColumnData take() {
        if (offsets_.empty()) offsets_.push_back(0);
        ColumnData data;
        data.type = kType;
        data.offsets = std::move(offsets_);
        data.bytes = std::move(bytes_);
        return data;
    }

private:
    Buffer<std::int32_t> offsets_;
    Buffer<char> bytes_;
};

/// Strings that repeat: each is kept once in a batch.
class Dictionary {
public:
    using Value = std::string_view;
    static constexpr ColumnType kType = ColumnType::dictionary;
    void add(std::string_view value) {
        codes_.push_back(strings_.code(value));
        if (value.size() > longest_) longest_ = value.size();
    }
    [[nodiscard]] std::size_t bytes() const { return codes_.size() * 4 + strings_.size() * longest_; }
    ColumnData take() {
        ColumnData data;
        data.type = kType;
        data.int32s = std::move(codes_);
        strings_.take(data.offsets, data.bytes);
        longest_ = 0;
        return data;
    }

private:
    Buffer<std::int32_t> codes_;
    DictionaryBuilder strings_;
    std::size_t longest_ = 0;
};

}  // namespace v0
}  // namespace rostra
