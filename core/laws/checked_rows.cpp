// SPDX-License-Identifier: Apache-2.0
// Reading back what a component emitted, trusting none of it.
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <type_traits>
#include <unordered_set>

#include "base/wording.hpp"
#include "document/check_array.hpp"
#include "laws/test_columns.hpp"
#include "rostra/columns.hpp"

namespace rostra::laws {

namespace {

[[noreturn]] void wrong(const Shape& shape, const std::string& what) {
    throw std::runtime_error((shape.kind == Shape::Kind::layer ? "layer '" : "table '") + shape.name +
                             "': " + what);
}

/// What the host found wrong.
void require_none(const Shape& shape, const std::optional<core::ArrayFault>& fault) {
    if (!fault) return;
    const std::string where =
        fault->document < 0 ? "" : " (document " + std::to_string(fault->document) + " of its batch)";
    wrong(shape, fault->message + where);
}

template <class T>
const T* numbers(const ArrowArray& array) {
    return static_cast<const T*>(array.buffers[1]);
}

/// A list of numbers, or where the column has no lists a number.
template <class T>
std::string numbers_at(const ColumnShape& column, const ArrowArray& array, std::int64_t row) {
    const auto text = [](T value) {
        if constexpr (std::is_floating_point_v<T>) return text_of(double{value});
        return std::to_string(value);
    };
    if (column.length == 0) return text(numbers<T>(array)[row]);
    std::string list;
    for (std::int64_t i = 0; i < column.length; ++i) {
        list += (i == 0 ? "[" : ",") + text(numbers<T>(*array.children[0])[row * column.length + i]);
    }
    return list + "]";
}

/// A column's values, added as text to each row.
void add_column(const Shape& shape, const ColumnShape& column, const ArrowArray& array, Rows& rows) {
    const Nulls nulls(&array);
    const auto add = [&](auto&& text_at) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            rows[i].push_back(nulls.is_null(i) ? "(null)" : text_at(static_cast<std::int64_t>(i)));
        }
    };
    switch (column.kind) {
        case ColumnKind::int32:
            return add([&](std::int64_t i) { return numbers_at<std::int32_t>(column, array, i); });
        case ColumnKind::int64:
        case ColumnKind::document:
        case ColumnKind::timestamp:
            return add([&](std::int64_t i) { return numbers_at<std::int64_t>(column, array, i); });
        case ColumnKind::float32:
            return add([&](std::int64_t i) { return numbers_at<float>(column, array, i); });
        case ColumnKind::float64:
            return add([&](std::int64_t i) { return numbers_at<double>(column, array, i); });
        case ColumnKind::boolean: {
            const Bools bools(array.buffers[1], rows.size());
            return add([&](std::int64_t i) {
                return std::string(bools[static_cast<std::size_t>(i)] ? "true" : "false");
            });
        }
        case ColumnKind::dictionary: {
            const Strings strings(array.dictionary);
            std::unordered_set<std::string_view> seen;
            for (std::int64_t i = 0; i < strings.size(); ++i) {
                if (!seen.insert(strings[i]).second) {
                    wrong(shape, "the dictionary of column '" + column.name + "' has " +
                                     core::in_quotes(strings[i]) + " twice");
                }
            }
            return add([&](std::int64_t i) { return std::string(strings[numbers<std::int32_t>(array)[i]]); });
        }
        default: {
            const Strings strings(&array);
            return add([&](std::int64_t i) { return std::string(strings[i]); });
        }
    }
}

}  // namespace

Rows checked_table(const Shape& shape, const ArrowArray& array) {
    require_none(shape, core::check_table(array, memory_shape(shape)));
    Rows rows(static_cast<std::size_t>(array.length));
    for (std::size_t i = 0; i < shape.columns.size(); ++i)
        add_column(shape, shape.columns[i], *array.children[i], rows);
    return rows;
}

Rows checked_layer(const Shape& shape, const ArrowArray& array, std::span<const std::string_view> texts) {
    require_none(shape, core::check_layer(array, memory_shape(shape), shape.disjoint, texts));
    const ArrowArray& structs = *array.children[0];
    const auto* lists = numbers<std::int32_t>(array);
    const auto* begins = numbers<std::int32_t>(*structs.children[0]);
    const auto* ends = numbers<std::int32_t>(*structs.children[1]);
    Rows rows;
    for (std::size_t d = 0; d < texts.size(); ++d) {
        for (std::int32_t i = lists[d]; i < lists[d + 1]; ++i) {
            rows.push_back({std::to_string(d), std::to_string(begins[i]), std::to_string(ends[i])});
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

}  // namespace rostra::laws
