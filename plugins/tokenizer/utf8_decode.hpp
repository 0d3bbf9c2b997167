// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace rostra::tokenizer {

/// Whether a byte goes on with a character that has begun before it.
inline bool is_trail(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// The code point at `position` < text.size(), which is moved behind it. The host promises valid UTF-8; a
/// byte that is none is U+FFFD by itself.
inline char32_t next_code_point(std::string_view text, std::size_t& position) {
    constexpr char32_t kReplacement = 0xFFFD;
    constexpr char32_t kLast = 0x10FFFF;
    const char* const bytes = text.data() + position;
    const std::size_t left = text.size() - position;
    const auto bits = [bytes](std::size_t i, char32_t mask) {
        return static_cast<unsigned char>(bytes[i]) & mask;
    };

    const char32_t lead = bits(0, 0xFF);
    if (lead < 0x80) {
        position += 1;
        return lead;
    }
    if (lead >= 0xC0 && lead < 0xE0 && left >= 2 && is_trail(bytes[1])) {
        position += 2;
        return (lead & 0x1F) << 6 | bits(1, 0x3F);
    }
    if (lead >= 0xE0 && lead < 0xF0 && left >= 3 && is_trail(bytes[1]) && is_trail(bytes[2])) {
        position += 3;
        return (lead & 0x0F) << 12 | bits(1, 0x3F) << 6 | bits(2, 0x3F);
    }
    if (lead >= 0xF0 && left >= 4 && is_trail(bytes[1]) && is_trail(bytes[2]) && is_trail(bytes[3])) {
        const char32_t code_point =
            (lead & 0x07) << 18 | bits(1, 0x3F) << 12 | bits(2, 0x3F) << 6 | bits(3, 0x3F);
        if (code_point <= kLast) {
            position += 4;
            return code_point;
        }
    }
    position += 1;
    return kReplacement;
}

}  // namespace rostra::tokenizer
