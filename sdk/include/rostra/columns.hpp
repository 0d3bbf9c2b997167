// SPDX-License-Identifier: Apache-2.0
// Reading columns: views over the host's arrays, nothing copied.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

#include "rostra/abi/arrow.h"
#include "rostra/setup.hpp"
#include "rostra/span.hpp"

namespace rostra {
inline namespace v0 {

/// The strings of a string column or of a dictionary.
class Strings {
public:
    Strings() = default;
    explicit Strings(const ArrowArray* array)
        : offsets_(static_cast<const std::int32_t*>(array->buffers[1])),
          bytes_(static_cast<const char*>(array->buffers[2])),
          size_(array->length) {}

    [[nodiscard]] std::int64_t size() const { return size_; }
    std::string_view operator[](std::int64_t i) const {
        return {bytes_ + offsets_[i], static_cast<std::size_t>(offsets_[i + 1] - offsets_[i])};
    }

    /// The bytes of all of them, one behind the other.
    [[nodiscard]] std::string_view joined() const {
        if (size_ == 0) return {};
        return {bytes_ + offsets_[0], static_cast<std::size_t>(offsets_[size_] - offsets_[0])};
    }

    [[nodiscard]] Strings subspan(std::size_t first, std::size_t count) const {
        Strings part = *this;
        part.offsets_ += first;
        part.size_ = static_cast<std::int64_t>(count);
        return part;
    }

private:
    const std::int32_t* offsets_ = nullptr;
    const char* bytes_ = nullptr;
    std::int64_t size_ = 0;
};

/// A repeated string: a code a row, and what the codes stand for.
struct DictionaryColumn {
    std::span<const std::int32_t> codes;
    Strings strings;

    std::string_view operator[](std::size_t row) const { return strings[codes[row]]; }
    [[nodiscard]] std::size_t size() const { return codes.size(); }
    [[nodiscard]] DictionaryColumn subspan(std::size_t first, std::size_t count) const {
        return {codes.subspan(first, count), strings};
    }
};

/// A bool a row.
class Bools {
public:
    Bools() = default;
    Bools(const void* bits, std::size_t size, std::size_t first = 0)
        : bits_(static_cast<const std::uint8_t*>(bits)), size_(size), first_(first) {}

    [[nodiscard]] std::size_t size() const { return size_; }
    bool operator[](std::size_t row) const {
        return (bits_[(first_ + row) / 8] >> ((first_ + row) % 8) & 1) != 0;
    }
    [[nodiscard]] Bools subspan(std::size_t first, std::size_t count) const {
        return {bits_, count, first_ + first};
    }

private:
    const std::uint8_t* bits_ = nullptr;
    std::size_t size_ = 0, first_ = 0;
};

/// Lists of numbers, a list a row, all of one length.
template <class T>
class Lists {
public:
    Lists() = default;
    Lists(std::span<const T> values, std::size_t length) : values_(values), length_(length) {}

    [[nodiscard]] std::size_t size() const { return length_ == 0 ? 0 : values_.size() / length_; }
    [[nodiscard]] std::size_t length() const { return length_; }
    std::span<const T> operator[](std::size_t row) const { return values_.subspan(row * length_, length_); }
    /// The numbers of all rows, one list behind the other.
    [[nodiscard]] std::span<const T> values() const { return values_; }
    [[nodiscard]] Lists subspan(std::size_t first, std::size_t count) const {
        return {values_.subspan(first * length_, count * length_), length_};
    }

private:
    std::span<const T> values_;
    std::size_t length_ = 0;
};

/// Which rows of a column have no value. What stands there is 0, false, "" or a list of 0.
class Nulls {
public:
    Nulls() = default;
    Nulls(bool any, Bools present) : any_(any), present_(present) {}
    explicit Nulls(const ArrowArray* column)
        : Nulls(column->null_count != 0, {column->buffers[0], static_cast<std::size_t>(column->length)}) {}

    /// Whether a row of the whole batch or piece is null.
    [[nodiscard]] bool any() const { return any_; }
    [[nodiscard]] bool is_null(std::size_t row) const { return any_ && !present_[row]; }
    [[nodiscard]] Nulls subspan(std::size_t first, std::size_t count) const {
        return {any_, present_.subspan(first, count)};
    }

private:
    bool any_ = false;
    Bools present_;
};

namespace detail {

template <class T>
std::span<const T> values(const ArrowArray* column) {
    return {static_cast<const T*>(column->buffers[1]), static_cast<std::size_t>(column->length)};
}
inline DictionaryColumn dictionary(const ArrowArray* column) {
    return {values<std::int32_t>(column), Strings(column->dictionary)};
}

/// The type of a column of such numbers.
template <class T>
constexpr ColumnType type_of() {
    if constexpr (std::is_same_v<T, std::int32_t>) return ColumnType::int32;
    if constexpr (std::is_same_v<T, std::int64_t>) return ColumnType::int64;
    if constexpr (std::is_same_v<T, float>) return ColumnType::float32;
    if constexpr (std::is_same_v<T, double>) return ColumnType::float64;
}

[[noreturn, gnu::cold, gnu::noinline]] inline void refuse(const ColumnInput& column, ColumnType type,
                                                          bool lists) {
    const auto words = [](ColumnType of, bool in_lists) {
        constexpr const char* kWords[] = {"int32",      "int64", "float64", "string",
                                          "dictionary", "bool",  "float32"};
        return (in_lists ? "lists of " : "") + std::string(kWords[static_cast<std::size_t>(of)]);
    };
    throw std::logic_error("the plugin reads column '" + std::string(column.name) + "' as " +
                           words(type, lists) + ", but it holds " + words(column.type, column.length != 0));
}

// What stands for a column of an input that nothing provides.
inline const void* no_buffers[3] = {};
inline ArrowArray no_rows{0, 0, 0, 3, 0, no_buffers, nullptr, &no_rows, nullptr, nullptr};

inline const ArrowArray* child(const ArrowArray* structs, const ColumnInput& column) {
    return structs == nullptr ? &no_rows : structs->children[column.child];
}
/// Throws where the column holds something else.
inline const ArrowArray* child(const ArrowArray* structs, const ColumnInput& column, ColumnType type,
                               bool lists = false) {
    if (structs != nullptr && (column.type != type || (column.length != 0) != lists))
        refuse(column, type, lists);
    return child(structs, column);
}
template <class T>
std::span<const T> values(const ArrowArray* structs, const ColumnInput& column) {
    return values<T>(child(structs, column, type_of<T>()));
}
template <class T>
Lists<T> lists(const ArrowArray* structs, const ColumnInput& column) {
    const ArrowArray* array = child(structs, column, type_of<T>(), true);
    if (structs == nullptr) return {};
    return {values<T>(array->children[0]), static_cast<std::size_t>(column.length)};
}
inline Bools bools(const ArrowArray* structs, const ColumnInput& column) {
    const ArrowArray* array = child(structs, column, ColumnType::boolean);
    return {array->buffers[1], static_cast<std::size_t>(array->length)};
}

}  // namespace detail

/// Spans that stand one after another: those of one document, or of a whole batch.
class Spans {
public:
    Spans() = default;
    Spans(const std::int32_t* begins, const std::int32_t* ends, std::size_t size)
        : begins_(begins), ends_(ends), size_(size) {}

    class Iterator {
    public:
        using value_type = Span;
        using difference_type = std::ptrdiff_t;
        Iterator() = default;
        Iterator(const std::int32_t* begin, const std::int32_t* end) : begin_(begin), end_(end) {}
        Span operator*() const { return {*begin_, *end_}; }
        Iterator& operator++() {
            ++begin_;
            ++end_;
            return *this;
        }
        Iterator operator++(int) {
            Iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(Iterator a, Iterator b) { return a.begin_ == b.begin_; }

    private:
        const std::int32_t* begin_ = nullptr;
        const std::int32_t* end_ = nullptr;
    };

    [[nodiscard]] Iterator begin() const { return {begins_, ends_}; }
    [[nodiscard]] Iterator end() const { return {begins_ + size_, ends_ + size_}; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    Span operator[](std::size_t i) const { return {begins_[i], ends_[i]}; }
    [[nodiscard]] std::span<const std::int32_t> begins() const { return {begins_, size_}; }
    [[nodiscard]] std::span<const std::int32_t> ends() const { return {ends_, size_}; }

private:
    const std::int32_t* begins_ = nullptr;
    const std::int32_t* ends_ = nullptr;
    std::size_t size_ = 0;
};

/// A layer over a batch. Children: 0 begin, 1 end, then the columns.
class LayerView {
public:
    LayerView() = default;
    explicit LayerView(const ArrowArray* list) : list_(list) {}

    /// False: an optional input that nothing provides. Everything below is then empty.
    explicit operator bool() const { return list_ != nullptr; }

    /// Rows of the batch's i-th document: first(i) .. first(i + 1) - 1.
    [[nodiscard]] std::size_t first(std::int64_t document) const {
        return list_ == nullptr ? 0 : static_cast<std::size_t>(offsets()[document]);
    }
    [[nodiscard]] std::size_t rows() const {
        return list_ == nullptr ? 0 : static_cast<std::size_t>(offsets()[list_->length]);
    }
    [[nodiscard]] Spans spans() const {
        if (list_ == nullptr) return {};
        return {data(0), data(1), rows()};
    }
    [[nodiscard]] Spans spans(std::int64_t document) const {
        if (list_ == nullptr) return {};
        const std::size_t from = first(document);
        return {data(0) + from, data(1) + from, first(document + 1) - from};
    }
    /// A column over the whole batch, empty where nothing provides it: spans of T, Lists of T, and so on. Each of these but
    /// `nulls` throws where the column holds something else.
    template <class T>
    [[nodiscard]] auto values(const ColumnInput& column) const {
        return detail::values<T>(structs(), column);
    }
    template <class T>
    [[nodiscard]] auto lists(const ColumnInput& column) const {
        return detail::lists<T>(structs(), column);
    }
    [[nodiscard]] Bools bools(const ColumnInput& column) const { return detail::bools(structs(), column); }
    [[nodiscard]] Strings strings(const ColumnInput& column) const {
        return Strings(detail::child(structs(), column, ColumnType::string));
    }
    [[nodiscard]] DictionaryColumn dictionary(const ColumnInput& column) const {
        return detail::dictionary(detail::child(structs(), column, ColumnType::dictionary));
    }
    [[nodiscard]] Nulls nulls(const ColumnInput& column) const {
        return Nulls(detail::child(structs(), column));
    }

private:
    [[nodiscard]] const std::int32_t* offsets() const {
        return static_cast<const std::int32_t*>(list_->buffers[1]);
    }
    [[nodiscard]] const ArrowArray* structs() const {
        return list_ == nullptr ? nullptr : list_->children[0];
    }
    [[nodiscard]] const std::int32_t* data(int child) const {
        return static_cast<const std::int32_t*>(structs()->children[child]->buffers[1]);
    }

    const ArrowArray* list_ = nullptr;
};

/// A table, or a piece of one. Children are the columns.
class TableView {
public:
    TableView() = default;
    explicit TableView(const ArrowArray* rows) : rows_(rows) {}

    explicit operator bool() const { return rows_ != nullptr; }
    [[nodiscard]] std::int64_t size() const { return rows_ == nullptr ? 0 : rows_->length; }

    /// A column, as of a layer.
    template <class T>
    [[nodiscard]] auto values(const ColumnInput& column) const {
        return detail::values<T>(rows_, column);
    }
    template <class T>
    [[nodiscard]] auto lists(const ColumnInput& column) const {
        return detail::lists<T>(rows_, column);
    }
    [[nodiscard]] Bools bools(const ColumnInput& column) const { return detail::bools(rows_, column); }
    [[nodiscard]] Strings strings(const ColumnInput& column) const {
        return Strings(detail::child(rows_, column, ColumnType::string));
    }
    [[nodiscard]] DictionaryColumn dictionary(const ColumnInput& column) const {
        return detail::dictionary(detail::child(rows_, column, ColumnType::dictionary));
    }
    [[nodiscard]] Nulls nulls(const ColumnInput& column) const { return Nulls(detail::child(rows_, column)); }

private:
    const ArrowArray* rows_ = nullptr;
};

}  // namespace v0
}  // namespace rostra
