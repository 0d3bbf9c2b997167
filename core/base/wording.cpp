// SPDX-License-Identifier: Apache-2.0
#include "base/wording.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace rostra::core {
namespace {

constexpr std::size_t kLongestQuoted = 80;

struct Range {
    char32_t first;
    char32_t last;
};

// Unicode's East Asian Wide and Fullwidth blocks, and emoji: coarse, for aligning a caret.
constexpr std::array kWide = {
    Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},   Range{0x3041, 0xA4CF},   Range{0xAC00, 0xD7A3},
    Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE6F},   Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},
    Range{0x1F300, 0x1F64F}, Range{0x1F680, 0x1F6FF}, Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD},
};

// Combining marks of the common scripts, joiners and variation selectors.
constexpr std::array kZeroWidth = {
    Range{0x0300, 0x036F}, Range{0x0483, 0x0489}, Range{0x0591, 0x05BD}, Range{0x064B, 0x065F},
    Range{0x0E31, 0x0E31}, Range{0x0E34, 0x0E3A}, Range{0x0E47, 0x0E4E}, Range{0x200B, 0x200F},
    Range{0x20D0, 0x20FF}, Range{0xFE00, 0xFE0F}, Range{0xFE20, 0xFE2F}, Range{0xFEFF, 0xFEFF},
};

template <std::size_t N>
bool holds(const std::array<Range, N>& ranges, char32_t c) {
    return std::any_of(ranges.begin(), ranges.end(), [c](Range r) { return r.first <= c && c <= r.last; });
}

unsigned byte(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

char32_t decode(std::string_view text, std::size_t length) {
    if (length < 2) return byte(text, 0);
    char32_t c = byte(text, 0) & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) c = (c << 6) | (byte(text, i) & 0x3FU);
    return c;
}

/// Whether the character that `text` starts with is one that a terminal obeys: U+0000 to U+001F, U+007F to U+009F.
bool starts_with_control(std::string_view text) {
    return byte(text, 0) < 0x20 || text[0] == 0x7F ||
           (byte(text, 0) == 0xC2 && text.size() > 1 && byte(text, 1) < 0xA0);
}

}  // namespace

std::size_t utf8_length(std::string_view text) {
    if (text.empty()) return 0;
    const unsigned lead = byte(text, 0);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(text, i) & 0xC0U) != 0x80U) return 0;
    }
    const char32_t c = decode(text, length);
    const bool overlong = (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
    const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
    return overlong || surrogate || c > 0x10FFFF ? 0 : length;
}

std::string printable(std::string_view text) {
    std::string shown;
    while (!text.empty()) {
        const std::size_t length = utf8_length(text);
        const bool bad = length == 0 || (starts_with_control(text) && text[0] != '\t');
        if (bad) {
            shown += '?';
        } else {
            shown += text.substr(0, length);
        }
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return shown;
}

std::string printable_lines(std::string_view text) {
    std::string shown;
    while (true) {
        const std::size_t end = text.find('\n');
        shown += printable(text.substr(0, end));
        if (end == std::string_view::npos) return shown;
        shown += '\n';
        text.remove_prefix(end + 1);
    }
}

std::string in_quotes(std::string_view name) {
    std::string shown = printable(name);
    std::replace(shown.begin(), shown.end(), '\t', ' ');
    if (shown.size() > kLongestQuoted) {
        std::size_t end = kLongestQuoted;
        while ((byte(shown, end) & 0xC0U) == 0x80U) --end;
        shown = shown.substr(0, end) + "…";
    }
    return "'" + shown + "'";
}

std::string listed(std::span<const std::string> names, std::string_view last) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? " " + std::string(last) + " " : ", ";
        text += in_quotes(names[i]);
    }
    return text;
}

std::string some_of(std::span<const std::string> first, std::size_t count) {
    if (count <= first.size()) return ": " + listed(first, "and");
    std::string text;
    for (const std::string& name : first) text += (text.empty() ? ", among them " : ", ") + in_quotes(name);
    return text;
}

int terminal_width(std::string_view text) {
    const std::size_t length = utf8_length(text);
    if (length == 0) return 1;
    const char32_t c = decode(text, length);
    return holds(kZeroWidth, c) ? 0 : holds(kWide, c) ? 2 : 1;
}

}  // namespace rostra::core
