// SPDX-License-Identifier: Apache-2.0
#include "document/copy_array.hpp"

#include <cstdint>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

#include "rostra/column_builder.hpp"
#include "rostra/columns.hpp"

namespace rostra::core {

namespace {

using rostra::Buffer;
using rostra::ColumnData;
using rostra::ColumnType;

/// What is copied of a column.
struct Kind {
    ColumnType type = ColumnType::int32;
    std::int32_t length = 0;
    bool nullable = false;

    /// Where the values are: of lists, in the child.
    [[nodiscard]] const ArrowArray& values_of(const ArrowArray& column) const {
        return length == 0 ? column : *column.children[0];
    }
};

/// Columns of the struct inside: begin and end first in a layer.
std::vector<Kind> kinds_of(const Shape& shape) {
    std::vector<Kind> kinds(shape.layer ? 2 : 0);
    for (const Field& field : shape.columns) kinds.push_back({field.type, field.length, field.nullable});
    return kinds;
}

const ArrowArray& structs_of(const ArrowArray& array, const Shape& shape) {
    return shape.layer ? *array.children[0] : array;
}

template <class T>
void copy_rows(Buffer<T>& into, const ArrowArray& column, std::int64_t first, std::int64_t count) {
    into.append(static_cast<const T*>(column.buffers[1]) + first, static_cast<std::size_t>(count));
}

void copy_strings(ColumnData& into, const ArrowArray& column, std::int64_t first, std::int64_t count) {
    rostra::StringBuffer& strings = into.strings;
    if (strings.offsets.empty()) strings.offsets.push_back(0);
    if (count == 0) return;
    const auto* offsets = static_cast<const std::int32_t*>(column.buffers[1]);
    const std::int64_t before = strings.offsets.back();
    if (before + offsets[first + count] - offsets[first] > std::numeric_limits<std::int32_t>::max()) {
        throw std::length_error("the strings of a column that has to be in one piece take more than 2 GiB");
    }
    strings.bytes.append(static_cast<const char*>(column.buffers[2]) + offsets[first],
                         static_cast<std::size_t>(offsets[first + count] - offsets[first]));
    const auto shift = static_cast<std::int32_t>(before - offsets[first]);
    for (std::int64_t i = first + 1; i <= first + count; ++i) strings.offsets.push_back(offsets[i] + shift);
}

void copy_bits(rostra::BitBuffer& into, const void* from, std::int64_t first, std::int64_t count) {
    const rostra::Bools bits(from, 0);
    for (std::int64_t i = first; i < first + count; ++i) into.push_back(bits[static_cast<std::size_t>(i)]);
}

/// Which of the rows that are appended next have a value.
void append_validity(ColumnData& into, const ArrowArray& column, std::int64_t first, std::int64_t count) {
    if (column.null_count == 0) return into.validity.append(true, static_cast<std::size_t>(count));
    copy_bits(into.validity, column.buffers[0], first, count);
    const rostra::Nulls nulls(&column);
    for (std::int64_t i = first; i < first + count; ++i)
        into.null_count += nulls.is_null(static_cast<std::size_t>(i)) ? 1 : 0;
}

/// Appends values of a column, or numbers of its lists; dictionary codes as they are.
void append_values(ColumnData& into, const ArrowArray& column, std::int64_t first, std::int64_t count) {
    switch (into.type) {
        case ColumnType::int64:
            return copy_rows(into.int64s, column, first, count);
        case ColumnType::float32:
            return copy_rows(into.float32s, column, first, count);
        case ColumnType::float64:
            return copy_rows(into.float64s, column, first, count);
        case ColumnType::boolean:
            return copy_bits(into.bits, column.buffers[1], first, count);
        case ColumnType::string:
            return copy_strings(into, column, first, count);
        case ColumnType::int32:
        case ColumnType::dictionary:
            return copy_rows(into.int32s, column, first, count);
    }
}

void append_rows(ColumnData& into, const Kind& kind, const ArrowArray& column, std::int64_t first,
                 std::int64_t count) {
    if (kind.nullable) append_validity(into, column, first, count);
    if (kind.length == 0) return append_values(into, column, first, count);
    append_values(into, *column.children[0], first * kind.length, count * kind.length);
}

std::vector<ColumnData> empty_columns(const Shape& shape) {
    std::vector<ColumnData> columns;
    for (const Kind& kind : kinds_of(shape)) {
        ColumnData& column = columns.emplace_back();
        column.type = kind.type;
        column.length = kind.length;
        if (kind.type == ColumnType::string) column.strings.offsets.push_back(0);
    }
    return columns;
}

}  // namespace

OwnedArray select_documents(const ArrowArray& layer, const Shape& shape,
                            std::span<const std::size_t> positions) {
    const ArrowArray& structs = *layer.children[0];
    const auto* lists = static_cast<const std::int32_t*>(layer.buffers[1]);
    const std::vector<Kind> kinds = kinds_of(shape);
    std::vector<ColumnData> columns = empty_columns(shape);
    Buffer<std::int32_t> selected;
    selected.push_back(0);
    for (const std::size_t position : positions) {
        const std::int32_t first = lists[position];
        const std::int32_t count = lists[position + 1] - first;
        for (std::size_t i = 0; i < columns.size(); ++i)
            append_rows(columns[i], kinds[i], *structs.children[i], first, count);
        selected.push_back(selected.back() + count);
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].type != ColumnType::dictionary) continue;
        const ArrowArray& dictionary = *structs.children[i]->dictionary;
        copy_strings(columns[i], dictionary, 0, dictionary.length);
    }
    return OwnedArray(rostra::make_layer(std::move(selected), std::move(columns)));
}

OwnedArray concatenate(std::span<const ArrowArray* const> pieces, const Shape& shape) {
    const std::vector<Kind> kinds = kinds_of(shape);
    std::vector<ColumnData> columns = empty_columns(shape);
    std::vector<rostra::DictionaryBuilder> dictionaries(columns.size());
    std::vector<std::int32_t> recoded;
    std::int64_t rows = 0;
    for (const ArrowArray* piece : pieces) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const ArrowArray& column = *piece->children[i];
            if (columns[i].type != ColumnType::dictionary) {
                append_rows(columns[i], kinds[i], column, 0, piece->length);
                continue;
            }
            if (kinds[i].nullable) append_validity(columns[i], column, 0, piece->length);
            const rostra::Strings strings(column.dictionary);
            recoded.clear();
            for (std::int64_t k = 0; k < strings.size(); ++k)
                recoded.push_back(dictionaries[i].code(strings[k]));
            for (const std::int32_t code : rostra::detail::values<std::int32_t>(&column)) {
                columns[i].int32s.push_back(recoded[static_cast<std::size_t>(code)]);
            }
        }
        rows += piece->length;
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].type == ColumnType::dictionary) columns[i].strings = dictionaries[i].take();
    }
    return OwnedArray(rostra::make_table(std::move(columns), rows));
}

namespace {

class ByteWriter {
public:
    void number(std::int64_t value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof value); }
    void block(const void* data, std::int64_t size) {
        number(size);
        if (size != 0) bytes_.append(static_cast<const char*>(data), static_cast<std::size_t>(size));
    }
    void strings(const ArrowArray& array) {
        const auto* offsets = static_cast<const std::int32_t*>(array.buffers[1]);
        const std::int64_t size = array.length == 0 ? 0 : offsets[array.length];
        block(offsets, array.length == 0 ? 0 : (array.length + 1) * 4);
        block(array.buffers[2], size);
    }
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : rest_(bytes) {}
    std::int64_t number() {
        std::int64_t value;
        std::memcpy(&value, take(sizeof value), sizeof value);
        return value;
    }
    template <class T>
    void block(Buffer<T>& into) {
        const std::int64_t size = number();
        require(size >= 0 && size % static_cast<std::int64_t>(sizeof(T)) == 0);
        const char* from = take(static_cast<std::size_t>(size));
        into.resize(static_cast<std::size_t>(size) / sizeof(T));
        if (size != 0) std::memcpy(into.data(), from, static_cast<std::size_t>(size));
    }
    /// Of so many values.
    template <class T>
    void block(Buffer<T>& into, std::int64_t count) {
        block(into);
        require(into.size() == static_cast<std::size_t>(count));
    }
    rostra::BitBuffer bits(std::int64_t count) {
        Buffer<std::uint8_t> packed;
        block(packed, (count + 7) / 8);
        return {std::move(packed), static_cast<std::size_t>(count)};
    }
    void strings(ColumnData& into) {
        Buffer<std::int32_t>& offsets = into.strings.offsets;
        offsets.clear();
        block(offsets);
        if (offsets.empty()) offsets.push_back(0);
        block(into.strings.bytes);
        require(offsets.back() >= 0 && static_cast<std::size_t>(offsets.back()) == into.strings.bytes.size());
    }
    static void require(bool sound) {
        if (!sound) throw std::invalid_argument("the bytes of an array are damaged");
    }

private:
    const char* take(std::size_t size) {
        require(size <= rest_.size());
        const char* at = rest_.data();
        rest_.remove_prefix(size);
        return at;
    }

    std::string_view rest_;
};

/// Bytes of the values of an array, which is that of a column or of its lists; of strings, of their offsets but one.
std::int64_t bytes_of(const ArrowArray& array, ColumnType type) {
    if (type == ColumnType::boolean) return (array.length + 7) / 8;
    return array.length * (type == ColumnType::int64 || type == ColumnType::float64 ? 8 : 4);
}

}  // namespace

std::string to_bytes(const ArrowArray& array, const Shape& shape) {
    ByteWriter out;
    const ArrowArray& structs = structs_of(array, shape);
    if (shape.layer) out.block(array.buffers[1], (array.length + 1) * 4);
    out.number(structs.length);
    const std::vector<Kind> kinds = kinds_of(shape);
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const ArrowArray& column = *structs.children[i];
        const ColumnType type = kinds[i].type;
        if (kinds[i].nullable) {
            out.number(column.null_count);
            out.block(column.buffers[0], column.null_count == 0 ? 0 : bytes_of(column, ColumnType::boolean));
        }
        if (type == ColumnType::string) {
            out.strings(column);
            continue;
        }
        const ArrowArray& values = kinds[i].values_of(column);
        out.block(values.buffers[1], bytes_of(values, type));
        if (type == ColumnType::dictionary) out.strings(*column.dictionary);
    }
    return out.take();
}

OwnedArray from_bytes(std::string_view bytes, const Shape& shape) {
    ByteReader in(bytes);
    Buffer<std::int32_t> lists;
    if (shape.layer) in.block(lists);
    const std::int64_t rows = in.number();
    constexpr std::int64_t kMostRows = std::int64_t{1} << 40;
    ByteReader::require(rows >= 0 && rows < kMostRows &&
                        (!shape.layer || (!lists.empty() && lists.back() == rows)));
    const std::vector<Kind> kinds = kinds_of(shape);
    std::vector<ColumnData> columns = empty_columns(shape);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        ColumnData& column = columns[i];
        const std::int64_t values = kinds[i].length == 0 ? rows : rows * kinds[i].length;
        if (kinds[i].nullable) {
            column.null_count = in.number();
            column.validity = in.bits(column.null_count == 0 ? 0 : rows);
        }
        switch (column.type) {
            case ColumnType::int32:
                in.block(column.int32s, values);
                break;
            case ColumnType::int64:
                in.block(column.int64s, values);
                break;
            case ColumnType::float32:
                in.block(column.float32s, values);
                break;
            case ColumnType::float64:
                in.block(column.float64s, values);
                break;
            case ColumnType::boolean:
                column.bits = in.bits(rows);
                break;
            case ColumnType::string:
                in.strings(column);
                ByteReader::require(static_cast<std::int64_t>(column.strings.offsets.size()) == rows + 1);
                break;
            case ColumnType::dictionary:
                in.block(column.int32s, values);
                in.strings(column);
                break;
        }
    }
    return OwnedArray(shape.layer ? rostra::make_layer(std::move(lists), std::move(columns))
                                  : rostra::make_table(std::move(columns), rows));
}

std::size_t memory_of(const ArrowArray& array, const Shape& shape) {
    auto strings = [](const ArrowArray& column) {
        if (column.length == 0) return std::int64_t{0};
        return column.length * 4 + static_cast<const std::int32_t*>(column.buffers[1])[column.length];
    };
    const ArrowArray& structs = structs_of(array, shape);
    std::int64_t bytes = shape.layer ? array.length * 4 : 0;
    for (std::size_t i = 0; const Kind& kind : kinds_of(shape)) {
        const ArrowArray& column = *structs.children[i++];
        bytes +=
            kind.type == ColumnType::string ? strings(column) : bytes_of(kind.values_of(column), kind.type);
        if (kind.type == ColumnType::dictionary) bytes += strings(*column.dictionary);
        if (column.null_count != 0) bytes += bytes_of(column, ColumnType::boolean);
    }
    return static_cast<std::size_t>(bytes);
}

}  // namespace rostra::core
