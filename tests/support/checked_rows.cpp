// SPDX-License-Identifier: Apache-2.0
// Reading back what a component emitted, trusting none of it.
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <unordered_set>

#include "rostra/columns.hpp"
#include "support/test_columns.hpp"

namespace rostra::test {

namespace {

[[noreturn]] void wrong(const Shape& shape, const std::string& what) {
    throw std::runtime_error((shape.kind == Shape::Kind::layer ? "layer " : "table ") + shape.name + ": " +
                             what);
}

/// True where the bytes are valid UTF-8 (Unicode 15, table 3-7).
bool valid_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = [&](std::size_t j) {
            return j < text.size() ? static_cast<unsigned>(static_cast<unsigned char>(text[j])) : 0u;
        };
        const unsigned lead = byte(i);
        const std::size_t length = lead < 0x80   ? 1
                                   : lead < 0xC2 ? 0
                                   : lead < 0xE0 ? 2
                                   : lead < 0xF0 ? 3
                                   : lead < 0xF5 ? 4
                                                 : 0;
        if (length == 0) return false;
        const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (length > 1 && (byte(i + 1) < low || byte(i + 1) > high)) return false;
        for (std::size_t j = 2; j < length; ++j) {
            if (byte(i + j) < 0x80 || byte(i + j) > 0xBF) return false;
        }
        i += length;
    }
    return true;
}

/// What abi/arrow.h promises of every array.
void check_plain(const Shape& shape, const ArrowArray& array, std::int64_t buffers, std::int64_t children) {
    if (array.length < 0 || array.offset != 0 || array.null_count != 0)
        wrong(shape, "length, offset or nulls");
    if (array.n_buffers != buffers || array.n_children != children)
        wrong(shape, "number of buffers or children");
    if (array.buffers[0] != nullptr) wrong(shape, "a validity buffer");
    for (std::int64_t i = 1; i < buffers; ++i) {
        if (reinterpret_cast<std::uintptr_t>(array.buffers[i]) % ROSTRA_BUFFER_ALIGNMENT != 0) {
            wrong(shape, "a buffer that is not aligned");
        }
    }
}

void check_strings(const Shape& shape, const ArrowArray& array) {
    check_plain(shape, array, 3, 0);
    const auto* offsets = static_cast<const std::int32_t*>(array.buffers[1]);
    if (offsets == nullptr || offsets[0] != 0) wrong(shape, "string offsets that do not begin with 0");
    for (std::int64_t i = 0; i < array.length; ++i) {
        if (offsets[i + 1] < offsets[i]) wrong(shape, "string offsets that descend");
        if (!valid_utf8(Strings(&array)[i])) wrong(shape, "a string that is not UTF-8");
    }
}

template <class T>
const T* numbers(const Shape& shape, const ArrowArray& array) {
    check_plain(shape, array, 2, 0);
    if (array.length != 0 && array.buffers[1] == nullptr) wrong(shape, "a column without values");
    return static_cast<const T*>(array.buffers[1]);
}

/// A column's values, added as text to each row.
void add_column(const Shape& shape, const ColumnShape& column, const ArrowArray& array, Rows& rows) {
    if (array.length != static_cast<std::int64_t>(rows.size())) wrong(shape, "columns of unequal length");
    if ((column.kind == ColumnKind::dictionary) != (array.dictionary != nullptr))
        wrong(shape, "a dictionary");
    switch (column.kind) {
        case ColumnKind::int32: {
            const auto* values = numbers<std::int32_t>(shape, array);
            for (std::size_t i = 0; i < rows.size(); ++i) rows[i].push_back(std::to_string(values[i]));
            return;
        }
        case ColumnKind::int64:
        case ColumnKind::document: {
            const auto* values = numbers<std::int64_t>(shape, array);
            for (std::size_t i = 0; i < rows.size(); ++i) rows[i].push_back(std::to_string(values[i]));
            return;
        }
        case ColumnKind::float64: {
            const auto* values = numbers<double>(shape, array);
            for (std::size_t i = 0; i < rows.size(); ++i) {
                if (!std::isfinite(values[i])) wrong(shape, "a number that is not finite in " + column.name);
                rows[i].push_back(text_of(values[i]));
            }
            return;
        }
        case ColumnKind::dictionary: {
            const auto* codes = numbers<std::int32_t>(shape, array);
            check_strings(shape, *array.dictionary);
            const Strings strings(array.dictionary);
            std::unordered_set<std::string_view> seen;
            for (std::int64_t i = 0; i < strings.size(); ++i) {
                if (!seen.insert(strings[i]).second) wrong(shape, "two codes for one string");
            }
            for (std::size_t i = 0; i < rows.size(); ++i) {
                if (codes[i] < 0 || codes[i] >= strings.size()) wrong(shape, "a code out of range");
                rows[i].emplace_back(strings[codes[i]]);
            }
            return;
        }
        default:
            check_strings(shape, array);
            for (std::size_t i = 0; i < rows.size(); ++i) {
                rows[i].emplace_back(Strings(&array)[static_cast<std::int64_t>(i)]);
            }
    }
}

}  // namespace

Rows checked_table(const Shape& shape, const ArrowArray& array) {
    check_plain(shape, array, 1, static_cast<std::int64_t>(shape.columns.size()));
    Rows rows(static_cast<std::size_t>(array.length));
    for (std::size_t i = 0; i < shape.columns.size(); ++i) {
        add_column(shape, shape.columns[i], *array.children[i], rows);
    }
    return rows;
}

Rows checked_layer(const Shape& shape, const ArrowArray& array, const std::vector<std::int64_t>& text_sizes) {
    check_plain(shape, array, 2, 1);
    if (array.length != static_cast<std::int64_t>(text_sizes.size())) wrong(shape, "not one list a document");
    const ArrowArray& structs = *array.children[0];
    const auto columns = static_cast<std::int64_t>(shape.columns.size());
    check_plain(shape, structs, 1, 2 + columns);

    const auto* lists = static_cast<const std::int32_t*>(array.buffers[1]);
    if (lists[0] != 0 || lists[array.length] != structs.length)
        wrong(shape, "lists that do not fit the rows");
    const auto* begins = numbers<std::int32_t>(shape, *structs.children[0]);
    const auto* ends = numbers<std::int32_t>(shape, *structs.children[1]);
    if (structs.children[0]->length != structs.length || structs.children[1]->length != structs.length) {
        wrong(shape, "columns of unequal length");
    }

    Rows rows;
    for (std::size_t d = 0; d < text_sizes.size(); ++d) {
        if (lists[d + 1] < lists[d]) wrong(shape, "lists that descend");
        Span last;
        for (std::int32_t i = lists[d]; i < lists[d + 1]; ++i) {
            const Span span{begins[i], ends[i]};
            if (span.begin < 0 || span.end < span.begin || span.end > text_sizes[d])
                wrong(shape, "a span out of range");
            if (i > lists[d] && span < last) wrong(shape, "spans that are not sorted");
            if (i > lists[d] && shape.disjoint && span.begin < last.end) wrong(shape, "spans that overlap");
            last = span;
            rows.push_back({std::to_string(d), std::to_string(span.begin), std::to_string(span.end)});
        }
    }
    for (std::size_t i = 0; i < shape.columns.size(); ++i) {
        add_column(shape, shape.columns[i], *structs.children[i + 2], rows);
    }
    return rows;
}

std::string text_of(double value) {
    char buffer[400];
    const bool plain = value == 0 || (std::abs(value) >= 1e-5 && std::abs(value) < 1e15);
    const auto format = plain ? std::chars_format::fixed : std::chars_format::general;
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value, format).ptr};
}

std::string text_of(const Rows& rows) {
    std::string out;
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) out += (i == 0 ? "" : " | ") + row[i];
        out += '\n';
    }
    return out;
}

}  // namespace rostra::test
