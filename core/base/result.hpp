// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <variant>

#include "base/assert.hpp"
#include "base/error.hpp"

namespace rostra::core {

/// A value, or the error that stands in its place.
///
///     Result<Text> text = decode(bytes);
///     if (!text) return text.error();
///     use(*text);
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value)
        : held_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
    Result(Error error)
        : held_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

    explicit operator bool() const { return held_.index() == 0; }

    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(value()); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    [[nodiscard]] T& value() {
        ROSTRA_ASSERT(held_.index() == 0);
        return *std::get_if<0>(&held_);
    }
    [[nodiscard]] const T& value() const {
        ROSTRA_ASSERT(held_.index() == 0);
        return *std::get_if<0>(&held_);
    }
    [[nodiscard]] const Error& error() const {
        ROSTRA_ASSERT(held_.index() == 1);
        return *std::get_if<1>(&held_);
    }

private:
    std::variant<T, Error> held_;
};

/// Success without a value, or an error.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)), ok_(false) {}  // NOLINT(google-explicit-constructor)

    explicit operator bool() const { return ok_; }
    [[nodiscard]] const Error& error() const {
        ROSTRA_ASSERT(!ok_);
        return error_;
    }

private:
    Error error_;
    bool ok_ = true;
};

}  // namespace rostra::core
