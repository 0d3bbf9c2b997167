// SPDX-License-Identifier: Apache-2.0
#include "document/check_array.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "unicode/utf8.hpp"

namespace rostra::core {

namespace {

using Fault = std::optional<ArrayFault>;

const std::int32_t* int32s(const ArrowArray& array) {
    return static_cast<const std::int32_t*>(array.buffers[1]);
}

Fault fault(std::string message) { return ArrayFault{std::move(message)}; }

bool aligned(const void* buffer) {
    return reinterpret_cast<std::uintptr_t>(buffer) % ROSTRA_BUFFER_ALIGNMENT == 0;
}

bool inside_character(std::string_view text, std::int32_t at) {
    return cuts_character(text, static_cast<std::size_t>(at));
}

bool bit(const void* bits, std::int64_t i) {
    return (static_cast<const std::uint8_t*>(bits)[i / 8] >> (i % 8) & 1) != 0;
}

std::int64_t bits_set(const void* bits, std::int64_t count) {
    std::int64_t set = 0;
    for (std::int64_t i = 0; i < count; ++i) set += bit(bits, i) ? 1 : 0;
    return set;
}

bool has_bits_beyond(const void* bits, std::int64_t count) {
    return count % 8 != 0 && static_cast<const std::uint8_t*>(bits)[count / 8] >> (count % 8) != 0;
}

Fault check_validity(const ArrowArray& array, const std::string& what) {
    const std::string said = what + " says that it has " + std::to_string(array.null_count) + " nulls";
    if (array.null_count < 0 || array.null_count > array.length) {
        return fault(said + " in " + std::to_string(array.length) + " rows; the number must be exact");
    }
    const void* validity = array.buffers[0];
    if (validity == nullptr) return fault(said + ", but has no validity buffer");
    if (!aligned(validity)) return fault(what + " has a validity buffer that is not aligned to 64 bytes");
    if (has_bits_beyond(validity, array.length))
        return fault(what + " has a validity buffer with bits beyond its last row");
    const std::int64_t nulls = array.length - bits_set(validity, array.length);
    if (nulls != array.null_count)
        return fault(said + ", but its validity buffer has " + std::to_string(nulls));
    return {};
}

Fault check_plain(const ArrowArray& array, std::int64_t length, std::int64_t buffers, const std::string& what,
                  bool nullable = false) {
    if (length < 0) return fault(what + " has a negative length");
    if (array.length != length) {
        return fault(what + " has length " + std::to_string(array.length) + ", not " +
                     std::to_string(length));
    }
    if (array.offset != 0) return fault(what + " has an offset; it must be 0");
    if (!nullable && array.null_count != 0) return fault(what + " has nulls");
    if (array.n_buffers != buffers) {
        return fault(what + " has " + std::to_string(array.n_buffers) + " buffers, not " +
                     std::to_string(buffers));
    }
    if (array.buffers == nullptr) return fault(what + " has no buffers");
    if (array.null_count != 0) {
        if (Fault found = check_validity(array, what)) return found;
    } else if (array.buffers[0] != nullptr) {
        return fault(what + " has a validity buffer; without nulls there must be none");
    }
    if (buffers == 1 || length == 0) return {};
    // The bytes of strings, a third buffer, may be missing where all are empty.
    if (array.buffers[1] == nullptr) return fault(what + " has no values");
    if (!aligned(array.buffers[1])) return fault(what + " has values that are not aligned to 64 bytes");
    return {};
}

Fault check_strings(const ArrowArray& array, std::int64_t length, const std::string& what,
                    bool nullable = false) {
    if (Fault found = check_plain(array, length, 3, what, nullable)) return found;
    if (length == 0) return {};
    const std::int32_t* offsets = int32s(array);
    if (offsets[0] != 0) return fault(what + " has string offsets that do not begin with 0");
    for (std::int64_t i = 0; i < length; ++i) {
        if (offsets[i + 1] < offsets[i]) return fault(what + " has string offsets that go backwards");
    }
    if (offsets[length] == 0) return {};
    if (array.buffers[2] == nullptr) return fault(what + " has strings without bytes");
    if (!aligned(array.buffers[2])) return fault(what + " has strings that are not aligned to 64 bytes");
    const std::string_view bytes(static_cast<const char*>(array.buffers[2]),
                                 static_cast<std::size_t>(offsets[length]));
    bool whole = is_utf8(bytes);
    for (std::int64_t i = 0; i < length; ++i) whole &= !inside_character(bytes, offsets[i]);
    if (!whole) return fault(what + " has a string that is not valid UTF-8");
    return {};
}

Fault check_codes(const ArrowArray& array, std::int64_t length, const std::string& what) {
    if (array.dictionary == nullptr) return fault(what + " has no dictionary");
    if (Fault found =
            check_strings(*array.dictionary, array.dictionary->length, "the dictionary of " + what)) {
        return found;
    }
    const std::int32_t* codes = int32s(array);
    const auto size = static_cast<std::uint64_t>(array.dictionary->length);
    bool inside = true;
    for (std::int64_t i = 0; i < length; ++i) {
        inside &= static_cast<std::uint64_t>(static_cast<std::uint32_t>(codes[i])) < size;
    }
    if (!inside) return fault(what + " has codes outside its dictionary");
    return {};
}

std::int64_t width_of(rostra::ColumnType type) {
    return type == rostra::ColumnType::int64 || type == rostra::ColumnType::float64 ? 8 : 4;
}

template <class Real>
Fault check_finite(const ArrowArray& array, const std::string& what) {
    const Real* values = static_cast<const Real*>(array.buffers[1]);
    for (std::int64_t i = 0; i < array.length; ++i) {
        if (!std::isfinite(values[i])) return fault(what + " has a value that is not finite");
    }
    return {};
}

Fault check_numbers(const ArrowArray& array, rostra::ColumnType type, const std::string& what) {
    if (type == rostra::ColumnType::float32) return check_finite<float>(array, what);
    if (type == rostra::ColumnType::float64) return check_finite<double>(array, what);
    return {};
}

Fault check_lists(const ArrowArray& array, const Field& field, std::int64_t length, const std::string& what) {
    if (Fault found = check_plain(array, length, 1, what, field.nullable)) return found;
    if (array.n_children != 1 || array.children == nullptr || array.children[0] == nullptr)
        return fault(what + " is no column of lists");
    const ArrowArray& items = *array.children[0];
    const std::string items_of = "the list of " + what;
    if (Fault found = check_plain(items, length * field.length, 2, items_of)) return found;
    return check_numbers(items, field.type, items_of);
}

/// Whether what stands in a row is 0, false, "" or a list of 0.
bool is_empty_row(const ArrowArray& array, const Field& field, std::int64_t row) {
    if (field.type == rostra::ColumnType::boolean) return !bit(array.buffers[1], row);
    if (field.type == rostra::ColumnType::string || field.type == rostra::ColumnType::dictionary) {
        const bool plain = field.type == rostra::ColumnType::string;
        const std::int32_t* offsets = int32s(plain ? array : *array.dictionary);
        const std::int64_t at = plain ? row : int32s(array)[row];
        return offsets[at] == offsets[at + 1];
    }
    const ArrowArray& values = field.length == 0 ? array : *array.children[0];
    const std::int64_t bytes = width_of(field.type) * (field.length == 0 ? 1 : field.length);
    const char* first = static_cast<const char*>(values.buffers[1]) + row * bytes;
    return std::all_of(first, first + bytes, [](char byte) { return byte == 0; });
}

Fault check_null_rows(const ArrowArray& array, const Field& field, const std::string& what) {
    for (std::int64_t row = 0; array.null_count != 0 && row < array.length; ++row) {
        if (!bit(array.buffers[0], row) && !is_empty_row(array, field, row))
            return fault(what + " has a value in a null row; it must be 0, false or empty");
    }
    return {};
}

Fault check_values(const ArrowArray& array, const Field& field, std::int64_t length,
                   const std::string& what) {
    if (field.length != 0) return check_lists(array, field, length, what);
    if (field.type == rostra::ColumnType::string) return check_strings(array, length, what, field.nullable);
    if (Fault found = check_plain(array, length, 2, what, field.nullable)) return found;
    if (field.type == rostra::ColumnType::dictionary) return check_codes(array, length, what);
    if (field.type == rostra::ColumnType::boolean && has_bits_beyond(array.buffers[1], length))
        return fault(what + " has bits beyond its last row");
    return check_numbers(array, field.type, what);
}

Fault check_column(const ArrowArray* array, const Field& field, std::int64_t length) {
    const std::string what = "column '" + field.name + "'";
    if (array == nullptr) return fault(what + " is missing");
    if (Fault found = check_values(*array, field, length, what)) return found;
    return check_null_rows(*array, field, what);
}

Fault check_columns(const ArrowArray& structs, const Shape& shape) {
    static const Field kBegin{"begin", rostra::ColumnType::int32, {}};
    static const Field kEnd{"end", rostra::ColumnType::int32, {}};
    const std::size_t fixed = shape.layer ? 2 : 0;
    const auto wanted = static_cast<std::int64_t>(fixed + shape.columns.size());
    const std::int64_t there = structs.children == nullptr ? 0 : structs.n_children;
    if (there != wanted) {
        return fault("it has " + std::to_string(there) + " columns, not the " + std::to_string(wanted) +
                     " of the manifest");
    }
    for (std::size_t i = 0; i < static_cast<std::size_t>(wanted); ++i) {
        const Field& field = i < fixed ? (i == 0 ? kBegin : kEnd) : shape.columns[i - fixed];
        if (Fault found = check_column(structs.children[i], field, structs.length)) return found;
    }
    return {};
}

Fault check_spans(const std::int32_t* begins, const std::int32_t* ends, std::int32_t from, std::int32_t to,
                  std::string_view text, bool disjoint, std::int64_t document) {
    const auto size = static_cast<std::int32_t>(text.size());
    std::int32_t last_begin = 0;
    std::int32_t last_end = 0;
    for (std::int32_t i = from; i < to; ++i) {
        const std::int32_t begin = begins[i];
        const std::int32_t end = ends[i];
        auto bad = [&](const std::string& why) {
            return ArrayFault{"the span [" + std::to_string(begin) + ", " + std::to_string(end) + ") " + why,
                              document, begin, end};
        };
        if (begin < 0 || end < begin || end > size) {
            return bad("is not within the document's " + std::to_string(size) + " bytes");
        }
        if (begin < last_begin || (begin == last_begin && end < last_end))
            return bad("stands after a later one");
        if (disjoint && begin < last_end)
            return bad("overlaps the one before it in a layer said to be disjoint");
        if (inside_character(text, begin) || inside_character(text, end))
            return bad("cuts a character in two");
        last_begin = begin;
        last_end = end;
    }
    return {};
}

}  // namespace

Fault check_layer(const ArrowArray& array, const Shape& shape, bool disjoint,
                  std::span<const std::string_view> texts) {
    const auto documents = static_cast<std::int64_t>(texts.size());
    if (Fault found = check_plain(array, documents, 2, "the layer")) return found;
    if (array.n_children != 1 || array.children == nullptr || array.children[0] == nullptr) {
        return fault("the layer is no list of structs");
    }
    if (array.buffers[1] == nullptr) return fault("the layer has no list offsets");
    const std::int32_t* lists = int32s(array);
    if (lists[0] != 0) return fault("the layer's list offsets do not begin with 0");
    for (std::int64_t i = 0; i < documents; ++i) {
        if (lists[i + 1] < lists[i]) return fault("the layer's list offsets go backwards");
    }
    const ArrowArray& structs = *array.children[0];
    if (Fault found = check_plain(structs, lists[documents], 1, "the struct of the layer's rows"))
        return found;
    if (Fault found = check_columns(structs, shape)) return found;
    const std::int32_t* begins = int32s(*structs.children[0]);
    const std::int32_t* ends = int32s(*structs.children[1]);
    for (std::int64_t i = 0; i < documents; ++i) {
        const std::string_view text = texts[static_cast<std::size_t>(i)];
        if (Fault found = check_spans(begins, ends, lists[i], lists[i + 1], text, disjoint, i)) return found;
    }
    return {};
}

Fault check_table(const ArrowArray& array, const Shape& shape) {
    if (Fault found = check_plain(array, array.length, 1, "the table")) return found;
    return check_columns(array, shape);
}

}  // namespace rostra::core
