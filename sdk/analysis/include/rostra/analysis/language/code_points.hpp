// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rostra {
inline namespace v0 {

// Texts by code points. The host hands over valid UTF-8; text from elsewhere may hold bytes that are none, and
// each of those is read as U+FFFD by itself.

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

/// Whether a byte goes on with a character that began before it.
[[nodiscard]] constexpr bool is_trail_byte(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// The code point at `at` < text.size(), which is moved behind it.
[[nodiscard]] constexpr char32_t next_code_point(std::string_view text, std::size_t& at) {
    constexpr char32_t kLast = 0x10FFFF;
    const char* const bytes = text.data() + at;
    const std::size_t left = text.size() - at;
    const auto bits = [bytes](std::size_t i, char32_t mask) {
        return static_cast<unsigned char>(bytes[i]) & mask;
    };

    const char32_t lead = bits(0, 0xFF);
    if (lead < 0x80) {
        at += 1;
        return lead;
    }
    if (lead >= 0xC0 && lead < 0xE0 && left >= 2 && is_trail_byte(bytes[1])) {
        at += 2;
        return (lead & 0x1F) << 6 | bits(1, 0x3F);
    }
    if (lead >= 0xE0 && lead < 0xF0 && left >= 3 && is_trail_byte(bytes[1]) && is_trail_byte(bytes[2])) {
        at += 3;
        return (lead & 0x0F) << 12 | bits(1, 0x3F) << 6 | bits(2, 0x3F);
    }
    if (lead >= 0xF0 && left >= 4 && is_trail_byte(bytes[1]) && is_trail_byte(bytes[2]) &&
        is_trail_byte(bytes[3])) {
        const char32_t code_point =
            (lead & 0x07) << 18 | bits(1, 0x3F) << 12 | bits(2, 0x3F) << 6 | bits(3, 0x3F);
        if (code_point <= kLast) {
            at += 4;
            return code_point;
        }
    }
    at += 1;
    return kReplacementCharacter;
}

/// The code point before `at` > 0, which is moved to where it begins.
[[nodiscard]] constexpr char32_t previous_code_point(std::string_view text, std::size_t& at) {
    std::size_t begin = at - 1;
    while (begin > 0 && at - begin < 4 && is_trail_byte(text[begin])) --begin;
    std::size_t end = begin;
    const char32_t code_point = next_code_point(text, end);
    if (end == at) {
        at = begin;
        return code_point;
    }
    --at;
    return kReplacementCharacter;
}

/// How many code points valid UTF-8 has.
[[nodiscard]] constexpr std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (const char byte : text) count += is_trail_byte(byte) ? 0U : 1U;
    return count;
}

/// Appends a code point that is no surrogate.
inline void append_utf8(std::string& text, char32_t code_point) {
    const auto put = [&text](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    const auto put_trail = [&](unsigned shift) { put(0x80 | (code_point >> shift & 0x3F)); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0 | code_point >> 6);
        put_trail(0);
    } else if (code_point < 0x10000) {
        put(0xE0 | code_point >> 12);
        put_trail(6);
        put_trail(0);
    } else {
        put(0xF0 | code_point >> 18);
        put_trail(12);
        put_trail(6);
        put_trail(0);
    }
}

}  // namespace v0
}  // namespace rostra
