// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rostra::speakers {

/// One line of a document that holds more than white space. Offsets are bytes of the document.
struct Line {
    std::int32_t start = 0;   ///< the line's first byte
    std::int32_t begin = 0;   ///< its first byte that is not white space
    std::int32_t end = 0;     ///< after its last byte that is not white space
    std::int32_t indent = 0;  ///< columns of white space before `begin`
    bool after_gap = false;   ///< a blank line, or nothing at all, stands before it
};

/// The lines of `text` that hold more than white space, in order. A line ends with `\n`; a `\r` before it is
/// white space, as are no-break, typographic and ideographic spaces.
std::vector<Line> split_lines(std::string_view text);

/// The length of the white space character beyond ASCII at `text[at]`, or 0 where there is none.
std::size_t wide_space_length(std::string_view text, std::size_t at);

/// The length of the white space character at `text[at]`, or 0 where there is none.
inline std::size_t space_length(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
        return byte == ' ' || (byte >= '\t' && byte <= '\r') ? 1 : 0;
    }
    return byte < 0xC2 ? 0 : wide_space_length(text, at);
}

/// `begin`, moved over white space, not beyond `end`.
std::size_t skip_space(std::string_view text, std::size_t begin, std::size_t end);

/// `end`, moved back over white space, not before `begin`.
std::size_t trim_space(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace rostra::speakers
