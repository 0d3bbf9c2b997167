// SPDX-License-Identifier: Apache-2.0
// Letters and digits of ASCII, by bytes: for rules that mean no others, and for the byte of a longer character, which is none.
#pragma once

#include <string>
#include <string_view>

namespace rostra {
inline namespace v0 {

[[nodiscard]] constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_ascii_small(char c) { return c >= 'a' && c <= 'z'; }
[[nodiscard]] constexpr bool is_ascii_capital(char c) { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool is_ascii_letter(char c) { return is_ascii_small(c) || is_ascii_capital(c); }

[[nodiscard]] constexpr char to_ascii_small(char c) {
    return is_ascii_capital(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}
[[nodiscard]] inline std::string to_ascii_small(std::string_view text) {
    std::string small(text);
    for (char& c : small) c = to_ascii_small(c);
    return small;
}

}  // namespace v0
}  // namespace rostra
