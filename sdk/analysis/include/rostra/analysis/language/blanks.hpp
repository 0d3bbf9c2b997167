// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/analysis/language/code_points.hpp"
#include "rostra/span.hpp"

namespace rostra {
inline namespace v0 {

/// Unicode's property White_Space: a closed list (PropList.txt of Unicode 15).
[[nodiscard]] constexpr bool is_white_space(char32_t c) {
    if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// What shows nothing: white space, the zero-width space and the byte-order mark. Texts copied from pages have both.
[[nodiscard]] constexpr bool is_blank(char32_t c) { return is_white_space(c) || c == 0x200B || c == 0xFEFF; }

/// A blank that ends no line.
[[nodiscard]] constexpr bool is_blank_in_line(char32_t c) {
    return is_blank(c) && !(c >= '\n' && c <= '\f') && c != 0x85 && c != 0x2028 && c != 0x2029;
}

// All offsets below are bytes of `text`, at the edges of characters, begin <= end <= text.size().

/// Where the blanks at the front of [begin, end) end.
[[nodiscard]] constexpr std::size_t skip_blanks(std::string_view text, std::size_t begin, std::size_t end) {
    text = text.substr(0, end);
    while (begin < end) {
        std::size_t next = begin;
        if (!is_blank(next_code_point(text, next))) break;
        begin = next;
    }
    return begin;
}

/// Where the blanks at the back of [begin, end) begin.
[[nodiscard]] constexpr std::size_t trim_blanks(std::string_view text, std::size_t begin, std::size_t end) {
    while (end > begin) {
        std::size_t at = end;
        if (!is_blank(previous_code_point(text, at))) break;
        end = at;
    }
    return end;
}

/// How many bytes a blank at `at` < text.size() has; 0 where there is none.
[[nodiscard]] constexpr std::size_t blank_size(std::string_view text, std::size_t at) {
    std::size_t end = at;
    return is_blank(next_code_point(text, end)) ? end - at : 0;
}

/// `text` without the blanks around it.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) {
    const std::size_t begin = skip_blanks(text, 0, text.size());
    return text.substr(begin, trim_blanks(text, begin, text.size()) - begin);
}

/// The same of a place in a text.
[[nodiscard]] constexpr Span trimmed(std::string_view text, Span span) {
    const auto end = static_cast<std::size_t>(span.end);
    const std::size_t begin = skip_blanks(text, static_cast<std::size_t>(span.begin), end);
    return {static_cast<std::int32_t>(begin), static_cast<std::int32_t>(trim_blanks(text, begin, end))};
}

/// What stands between blanks from `at` on, which is moved behind it; nothing where there are but blanks.
[[nodiscard]] constexpr std::string_view next_between_blanks(std::string_view text, std::size_t& at) {
    const std::size_t begin = skip_blanks(text, at, text.size());
    std::size_t end = begin;
    for (at = begin; at < text.size() && !is_blank(next_code_point(text, at));) end = at;
    at = end;
    return text.substr(begin, end - begin);
}

/// The same, all at once.
[[nodiscard]] inline std::vector<std::string_view> words_between_blanks(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t at = 0;
    for (std::string_view word; !(word = next_between_blanks(text, at)).empty();) words.push_back(word);
    return words;
}

/// `text` with one space between its words and no blanks around it.
[[nodiscard]] inline std::string with_single_spaces(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    std::size_t at = 0;
    for (std::string_view word; !(word = next_between_blanks(text, at)).empty();) {
        if (!out.empty()) out += ' ';
        out += word;
    }
    return out;
}

}  // namespace v0
}  // namespace rostra
