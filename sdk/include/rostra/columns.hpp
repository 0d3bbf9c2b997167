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
#include <utility>

#include "rostra/abi/arrow.h"
#include "rostra/setup.hpp"
#include "rostra/span.hpp"

namespace rostra::inline v0 {

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

/// Counts through a view, of which it keeps a copy.
template <class View, class Index = std::size_t>
class IndexIterator {
public:
    using value_type = std::remove_cvref_t<decltype(std::declval<const View&>()[Index{}])>;
    using difference_type = std::ptrdiff_t;
    IndexIterator() = default;
    IndexIterator(const View& view, Index at) : view_(view), at_(at) {}
    value_type operator*() const { return view_[at_]; }
    IndexIterator& operator++() {
        ++at_;
        return *this;
    }
    IndexIterator operator++(int) { return {view_, at_++}; }
    friend bool operator==(const IndexIterator& a, const IndexIterator& b) { return a.at_ == b.at_; }

private:
    View view_{};
    Index at_ = 0;
};

}  // namespace detail

/// Spans that stand one after another: those of one document, or of a whole batch.
class Spans {
public:
    Spans() = default;
    Spans(const std::int32_t* begins, const std::int32_t* ends, std::size_t size)
        : begins_(begins), ends_(ends), size_(size) {}

    using Iterator = detail::IndexIterator<Spans>;
    [[nodiscard]] Iterator begin() const { return {*this, 0}; }
    [[nodiscard]] Iterator end() const { return {*this, size_}; }
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

/// The columns of rows that stand one after another. Empty where nothing provides the input.
class ColumnsView {
public:
    ColumnsView() = default;
    explicit ColumnsView(const ArrowArray* structs)
        : structs_(structs), size_(structs == nullptr ? 0 : static_cast<std::size_t>(structs->length)) {}

    /// A column: spans of T, Lists of T, and so on. Each of these but `nulls` throws where the column holds something
    /// else.
    template <class T>
    [[nodiscard]] std::span<const T> values(const ColumnInput& column) const {
        return own(detail::values<T>(child(column, detail::type_of<T>())));
    }
    template <class T>
    [[nodiscard]] Lists<T> lists(const ColumnInput& column) const {
        const ArrowArray* array = child(column, detail::type_of<T>(), true);
        if (structs_ == nullptr) return {};
        return own(Lists<T>(detail::values<T>(array->children[0]), static_cast<std::size_t>(column.length)));
    }
    [[nodiscard]] Bools bools(const ColumnInput& column) const {
        const ArrowArray* array = child(column, ColumnType::boolean);
        return own(Bools(array->buffers[1], static_cast<std::size_t>(array->length)));
    }
    [[nodiscard]] Strings strings(const ColumnInput& column) const {
        return own(Strings(child(column, ColumnType::string)));
    }
    [[nodiscard]] DictionaryColumn dictionary(const ColumnInput& column) const {
        return own(detail::dictionary(child(column, ColumnType::dictionary)));
    }
    /// Which rows have no value.
    [[nodiscard]] Nulls nulls(const ColumnInput& column) const { return own(Nulls(child(column))); }

    /// The columns of `count` of these rows.
    [[nodiscard]] ColumnsView part(std::size_t first, std::size_t count) const {
        ColumnsView part = *this;
        part.first_ += first;
        part.size_ = count;
        return part;
    }

protected:
    [[nodiscard]] const ArrowArray* structs() const { return structs_; }
    [[nodiscard]] std::size_t row_count() const { return size_; }

private:
    [[nodiscard]] const ArrowArray* child(const ColumnInput& column) const {
        return structs_ == nullptr ? &detail::no_rows : structs_->children[column.child];
    }
    [[nodiscard]] const ArrowArray* child(const ColumnInput& column, ColumnType type,
                                          bool lists = false) const {
        if (structs_ != nullptr && (column.type != type || (column.length != 0) != lists))
            detail::refuse(column, type, lists);
        return child(column);
    }
    /// Of a column of all rows, the values of these.
    template <class View>
    [[nodiscard]] View own(const View& all) const {
        return all.subspan(first_, size_);
    }

    const ArrowArray* structs_ = nullptr;
    std::size_t first_ = 0, size_ = 0;
};

/// A layer over a batch. Children: 0 begin, 1 end, then the columns.
class LayerView : public ColumnsView {
public:
    LayerView() = default;
    explicit LayerView(const ArrowArray* list)
        : ColumnsView(list == nullptr ? nullptr : list->children[0]),
          offsets_(list == nullptr ? nullptr : static_cast<const std::int32_t*>(list->buffers[1])) {}

    /// False: an optional input that nothing provides. Everything below is then empty.
    explicit operator bool() const { return offsets_ != nullptr; }

    /// Rows of the batch's i-th document: first(i) .. first(i + 1) - 1.
    [[nodiscard]] std::size_t first(std::int64_t document) const {
        return offsets_ == nullptr ? 0 : static_cast<std::size_t>(offsets_[document]);
    }
    [[nodiscard]] std::size_t rows() const { return row_count(); }
    [[nodiscard]] Spans spans() const {
        if (offsets_ == nullptr) return {};
        return {data(0), data(1), rows()};
    }
    [[nodiscard]] Spans spans(std::int64_t document) const {
        if (offsets_ == nullptr) return {};
        const std::size_t from = first(document);
        return {data(0) + from, data(1) + from, first(document + 1) - from};
    }
    /// The columns of one document's rows.
    [[nodiscard]] ColumnsView columns(std::int64_t document) const {
        return part(first(document), first(document + 1) - first(document));
    }

private:
    [[nodiscard]] const std::int32_t* data(int child) const {
        return static_cast<const std::int32_t*>(structs()->children[child]->buffers[1]);
    }

    const std::int32_t* offsets_ = nullptr;
};

/// A table, or a piece of one. Children are the columns.
class TableView : public ColumnsView {
public:
    using ColumnsView::ColumnsView;

    explicit operator bool() const { return structs() != nullptr; }
    [[nodiscard]] std::int64_t size() const { return static_cast<std::int64_t>(row_count()); }
};

}  // namespace rostra::inline v0
