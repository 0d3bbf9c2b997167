// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace rostra::sentences {

// The host promises valid UTF-8. A byte that is none counts as U+FFFD by itself, so that no text leads
// astray.

inline bool is_trail_byte(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// The code point at `position` < text.size(), which is moved behind it.
inline char32_t next_code_point(std::string_view text, std::size_t& position) {
    constexpr char32_t kReplacement = 0xFFFD;
    constexpr char32_t kLast = 0x10FFFF;
    const auto byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[position + i]));
    };
    const char32_t lead = byte(0);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t code_point = size < 2 ? lead : lead & (0x7FU >> size);
    bool good = size != 0 && size <= text.size() - position;
    for (std::size_t i = 1; good && i < size; ++i) {
        good = is_trail_byte(text[position + i]);
        code_point = code_point << 6 | (byte(i) & 0x3F);
    }
    good = good && code_point <= kLast;
    position += good ? size : 1;
    return good ? code_point : kReplacement;
}

/// The code point before `position` > 0, which is moved before it.
inline char32_t previous_code_point(std::string_view text, std::size_t& position) {
    std::size_t begin = position - 1;
    while (begin > 0 && position - begin < 4 && is_trail_byte(text[begin])) --begin;
    std::size_t end = begin;
    const char32_t code_point = next_code_point(text, end);
    if (end == position) {
        position = begin;
        return code_point;
    }
    --position;
    return 0xFFFD;
}

}  // namespace rostra::sentences
