// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "rostra/analysis/language/blanks.hpp"
#include "rostra/span.hpp"

namespace rostra {
inline namespace v0 {

// What ends a line is "\n", "\r\n" or "\r". In layout, where an empty line means something, "\n" alone does, and "\r" is
// a blank: files that went through several systems have "\r\r\n", which ends one line.

/// Where the next line end begins, or the end of the text.
[[nodiscard]] constexpr std::size_t line_end(std::string_view text, std::size_t from) {
    while (from < text.size() && text[from] != '\n' && text[from] != '\r') ++from;
    return from;
}

/// Behind the line end that begins at `end`, which may be the end of the text.
[[nodiscard]] constexpr std::size_t behind_line_end(std::string_view text, std::size_t end) {
    if (end == text.size()) return end;
    return text.substr(end).starts_with("\r\n") ? end + 2 : end + 1;
}

/// A line and its number.
struct NumberedLine {
    std::string_view text;   ///< without the line end
    std::size_t number = 0;  ///< from 1
};

/// All lines of a text, for messages that name them. A line end at the end of the text begins no further line.
[[nodiscard]] inline std::vector<NumberedLine> numbered_lines(std::string_view text) {
    std::vector<NumberedLine> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = line_end(text, at);
        lines.push_back({text.substr(at, end - at), lines.size() + 1});
        at = behind_line_end(text, end);
    }
    return lines;
}

/// A line that holds more than blanks, and where it stands. Offsets are bytes of the text.
struct Line {
    std::int32_t start = 0;   ///< the line's first byte
    std::int32_t begin = 0;   ///< its first byte that is no blank
    std::int32_t end = 0;     ///< behind its last byte that is no blank
    std::int32_t indent = 0;  ///< blanks before `begin`, in characters
    std::int32_t row = 0;     ///< its place among all lines, empty ones too
    bool after_gap = false;   ///< an empty line, or nothing at all, stands before it
    bool after_feed = false;  ///< a form feed stands between it and the line before

    [[nodiscard]] constexpr Span span() const { return {begin, end}; }
};

/// The lines of `text` that hold more than blanks, in order; "\n" ends them. `text` has at most 2^31 - 1 bytes.
[[nodiscard]] inline std::vector<Line> split_lines(std::string_view text) {
    const auto has_feed = [text](std::size_t from, std::size_t to) {
        return from < to && std::memchr(text.data() + from, '\f', to - from) != nullptr;
    };
    std::vector<Line> lines;
    Line line;
    line.after_gap = true;
    for (std::size_t start = 0; start < text.size(); ++line.row) {
        const std::size_t stop = std::min(text.find('\n', start), text.size());
        const std::size_t begin = skip_blanks(text, start, stop);
        const std::size_t end = trim_blanks(text, begin, stop);
        line.after_feed = has_feed(start, begin) || line.after_feed;
        if (begin == end) {
            line.after_gap = true;
        } else {
            line.start = static_cast<std::int32_t>(start);
            line.begin = static_cast<std::int32_t>(begin);
            line.end = static_cast<std::int32_t>(end);
            line.indent = static_cast<std::int32_t>(count_code_points(text.substr(start, begin - start)));
            lines.push_back(line);
            line.after_gap = false;
            line.after_feed = has_feed(end, stop);
        }
        start = stop + 1;
    }
    return lines;
}

}  // namespace v0
}  // namespace rostra
