// SPDX-License-Identifier: Apache-2.0
#include "speakers_lines.hpp"

#include <cstring>

namespace rostra::speakers {

// U+0085, U+00A0, U+2000..U+200B, U+2028, U+2029, U+202F, U+205F, U+3000, U+FEFF.
std::size_t wide_space_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::size_t left = text.size() - at;
    if (byte(at) == 0xC2 && left >= 2) {
        return byte(at + 1) == 0xA0 || byte(at + 1) == 0x85 ? 2 : 0;
    }
    if (left < 3) {
        return 0;
    }
    const unsigned second = byte(at + 1);
    const unsigned third = byte(at + 2);
    if (byte(at) == 0xE2 && second == 0x80) {
        return (third >= 0x80 && third <= 0x8B) || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0;
    }
    const bool wide = (byte(at) == 0xE2 && second == 0x81 && third == 0x9F) ||
                      (byte(at) == 0xE3 && second == 0x80 && third == 0x80) ||
                      (byte(at) == 0xEF && second == 0xBB && third == 0xBF);
    return wide ? 3 : 0;
}

std::size_t skip_space(std::string_view text, std::size_t begin, std::size_t end) {
    while (begin < end) {
        const std::size_t length = space_length(text, begin);
        if (length == 0) {
            break;
        }
        begin += length;
    }
    return begin < end ? begin : end;
}

std::size_t trim_space(std::string_view text, std::size_t begin, std::size_t end) {
    while (end > begin) {
        const std::size_t left = end - begin;
        if (space_length(text, end - 1) == 1) {
            end -= 1;
        } else if (left >= 2 && space_length(text, end - 2) == 2) {
            end -= 2;
        } else if (left >= 3 && space_length(text, end - 3) == 3) {
            end -= 3;
        } else {
            break;
        }
    }
    return end;
}

std::vector<Line> split_lines(std::string_view text) {
    std::vector<Line> lines;
    bool after_gap = true;
    std::size_t start = 0;
    while (start < text.size()) {
        const void* found = std::memchr(text.data() + start, '\n', text.size() - start);
        const std::size_t stop =
            found == nullptr ? text.size()
                             : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
        const std::size_t begin = skip_space(text, start, stop);
        if (begin == stop) {
            after_gap = true;
        } else {
            Line line;
            line.start = static_cast<std::int32_t>(start);
            line.begin = static_cast<std::int32_t>(begin);
            line.end = static_cast<std::int32_t>(trim_space(text, begin, stop));
            for (std::size_t at = start; at < begin; at += space_length(text, at)) {
                line.indent += 1;
            }
            line.after_gap = after_gap;
            lines.push_back(line);
            after_gap = false;
        }
        start = stop + 1;
    }
    return lines;
}

}  // namespace rostra::speakers
