// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
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

/// The high bit of each of eight bytes that is below U+0020, or U+007F, or the first of U+0080 to U+00BF; it may also be
/// set of a byte behind one of these.
[[nodiscard]] constexpr std::uint64_t odd_bytes(std::uint64_t bytes) {
    constexpr std::uint64_t kEach = 0x0101010101010101;
    constexpr std::uint64_t kHigh = 0x80 * kEach;
    const auto below = [](std::uint64_t word, std::uint64_t limit) {
        return (word - limit * kEach) & ~word & kHigh;
    };
    return below(bytes, 0x20) | below(bytes ^ 0x7F * kEach, 1) | below(bytes ^ 0xC2 * kEach, 1);
}

template <class Word>
[[nodiscard]] inline std::uint64_t word_at(const char* bytes) {
    Word word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

/// Whether a control character begins at one of the bytes [begin, end) of a text.
[[nodiscard]] inline bool holds_control_in(std::string_view text, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (is_shown_control(byte)) return true;
        if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0)
            return true;
    }
    return false;
}

}  // namespace detail

/// Whether a text, valid UTF-8, holds one.
[[nodiscard]] inline bool holds_controls(std::string_view text) {
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t bytes;
        std::memcpy(&bytes, text.data() + at, sizeof bytes);
        // Most of what is odd is a line break, or a letter of U+00A0 to U+00BF.
        if (detail::odd_bytes(bytes) != 0 && detail::holds_control_in(text, at, at + 8)) return true;
    }
    return detail::holds_control_in(text, at, text.size());
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
