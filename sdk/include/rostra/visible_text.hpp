// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rostra {
inline namespace v0 {

// Control characters in what is written for people and programs to read. Many readers of CSV and SQL end a value at a
// NUL or refuse it, and a terminal obeys ESC. So each of U+0000 to U+001F but tab, line feed and carriage return, and
// U+007F, is written as the character that shows it (U+2400 for NUL, ␛ for ESC), and each of U+0080 to U+009F, which
// no character shows, as U+FFFD. Nothing is lost by it: rows say where in the text they stand, and the text keeps its
// bytes.

namespace detail {

[[nodiscard]] constexpr bool is_shown_control(unsigned char byte) {
    return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
}

}  // namespace detail

/// Whether a text may hold one; true also of some that hold none. One pass without branches.
[[nodiscard]] inline bool may_hold_controls(std::string_view text) {
    unsigned found = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        found |= static_cast<unsigned>(detail::is_shown_control(byte)) | static_cast<unsigned>(byte == 0xC2);
    }
    return found != 0;
}

/// Appends valid UTF-8 as said above.
inline void append_visible(std::string& out, std::string_view text) {
    std::size_t copied = 0;
    const auto copy_until = [&](std::size_t at, std::size_t skipped) {
        out.append(text.substr(copied, at - copied));
        copied = at + skipped;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (detail::is_shown_control(byte)) {
            copy_until(i, 1);
            out += "\xE2\x90";
            out += static_cast<char>(byte == 0x7F ? 0xA1 : 0x80 + byte);
        } else if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
            copy_until(i, 2);
            out += "\xEF\xBF\xBD";
        }
    }
    copy_until(text.size(), 0);
}

}  // namespace v0
}  // namespace rostra
