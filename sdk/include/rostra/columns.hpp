// SPDX-License-Identifier: Apache-2.0
// Reading columns: views over the host's arrays, nothing copied.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "rostra/abi/arrow.h"
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

namespace detail {

template <class T>
std::span<const T> values(const ArrowArray* column) {
    return {static_cast<const T*>(column->buffers[1]), static_cast<std::size_t>(column->length)};
}
inline DictionaryColumn dictionary(const ArrowArray* column) {
    return {values<std::int32_t>(column), Strings(column->dictionary)};
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
    /// A column over the whole batch by its child number (ColumnInput::child).
    template <class T>
    [[nodiscard]] std::span<const T> values(std::uint32_t child) const {
        return list_ == nullptr ? std::span<const T>() : detail::values<T>(structs()->children[child]);
    }
    [[nodiscard]] DictionaryColumn dictionary(std::uint32_t child) const {
        return list_ == nullptr ? DictionaryColumn() : detail::dictionary(structs()->children[child]);
    }
    [[nodiscard]] Strings strings(std::uint32_t child) const {
        return list_ == nullptr ? Strings() : Strings(structs()->children[child]);
    }

private:
    [[nodiscard]] const std::int32_t* offsets() const {
        return static_cast<const std::int32_t*>(list_->buffers[1]);
    }
    [[nodiscard]] const ArrowArray* structs() const { return list_->children[0]; }
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

    template <class T>
    [[nodiscard]] std::span<const T> values(std::uint32_t child) const {
        return rows_ == nullptr ? std::span<const T>() : detail::values<T>(rows_->children[child]);
    }
    [[nodiscard]] DictionaryColumn dictionary(std::uint32_t child) const {
        return rows_ == nullptr ? DictionaryColumn() : detail::dictionary(rows_->children[child]);
    }
    [[nodiscard]] Strings strings(std::uint32_t child) const {
        return rows_ == nullptr ? Strings() : Strings(rows_->children[child]);
    }

private:
    const ArrowArray* rows_ = nullptr;
};

}  // namespace v0
}  // namespace rostra
