// SPDX-License-Identifier: Apache-2.0
#include "unicode/caption_probe.hpp"

#include <algorithm>
#include <cstddef>

namespace rostra::core {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The first line of `text`, which is taken off.
std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    return line;
}

/// "00:00:01,000 --> 00:00:04,000", with a period for the comma as many write it.
bool is_time_line(std::string_view line) {
    constexpr std::string_view kShape = "dd:dd:dd,ddd --> dd:dd:dd,ddd";
    if (line.size() < kShape.size()) return false;
    for (std::size_t i = 0; i < kShape.size(); ++i) {
        const bool fits = kShape[i] == 'd'   ? is_digit(line[i])
                          : kShape[i] == ',' ? line[i] == ',' || line[i] == '.'
                                             : line[i] == kShape[i];
        if (!fits) return false;
    }
    return true;
}

}  // namespace

std::string_view caption_format(std::string_view head) {
    constexpr std::string_view kVtt = "WEBVTT";
    if (head.starts_with(kVtt)) {
        const std::string_view after = head.substr(kVtt.size());
        const bool ends =
            after.empty() || after[0] == ' ' || after[0] == '\t' || after[0] == '\n' || after[0] == '\r';
        return ends ? "captions (WebVTT)" : "";
    }
    if (head.empty() || !is_digit(head[0])) return "";
    const std::string_view number = take_line(head);
    const bool numbered = std::all_of(number.begin(), number.end(), is_digit);
    return numbered && is_time_line(take_line(head)) ? "captions (SubRip)" : "";
}

}  // namespace rostra::core
