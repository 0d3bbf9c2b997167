// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <charconv>
#include <cstdint>
#include <string>

namespace rostra {
inline namespace v0 {

/// Appends a number as every result prints it.
inline void append_number(std::string& out, std::int64_t value) {
    char digits[20];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

namespace detail {

template <class Real>
void append_real(std::string& out, Real value, Real plain_to) {
    constexpr Real kPlainFrom = static_cast<Real>(1e-5);
    const Real size = value < 0 ? -value : value;
    char digits[32];
    const bool plain = size == 0 || (size >= kPlainFrom && size < plain_to);
    const auto written = plain
                             ? std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed)
                             : std::to_chars(digits, digits + sizeof digits, value);
    out.append(digits, written.ptr);
}

}  // namespace detail

/// The fewest digits that read back as the same number, plain ("100000", "0.25") where that is short enough to read,
/// with an exponent beyond ("1e-09"). Finite numbers only.
inline void append_number(std::string& out, double value) { detail::append_real(out, value, 1e15); }
inline void append_number(std::string& out, float value) { detail::append_real(out, value, 1e7F); }

}  // namespace v0
}  // namespace rostra
