// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace rostra {
inline namespace v0 {

/// The first of these bytes at `at` or behind it; text.size() where there is none. As find_first_of, which calls a function
/// of the C library for every byte of the text.
///
///     find_any<'"', '\\'>(text, at)
template <char... kBytes>
[[nodiscard]] constexpr std::size_t find_any(std::string_view text, std::size_t at) {
    while (at < text.size() && ((text[at] != kBytes) && ...)) ++at;
    return at;
}

/// The first byte that is none of these.
template <char... kBytes>
[[nodiscard]] constexpr std::size_t find_other(std::string_view text, std::size_t at) {
    while (at < text.size() && ((text[at] == kBytes) || ...)) ++at;
    return at;
}

}  // namespace v0
}  // namespace rostra
