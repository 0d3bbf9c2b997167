// SPDX-License-Identifier: Apache-2.0
#include "line_layout.hpp"

#include <algorithm>
#include <vector>

#include "blanks.hpp"
#include "rostra/analysis/language/code_points.hpp"

namespace rostra::sentences {
namespace {

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

bool stops_mid_sentence(std::string_view line) {
    constexpr std::string_view kClosers = ".?!:;\"')]-";
    return !line.empty() && kClosers.find(line.back()) == std::string_view::npos;
}

}  // namespace

std::size_t line_end(std::string_view text, std::size_t from) {
    while (from < text.size() && !is_line_end(text[from])) ++from;
    return from;
}

std::size_t behind_line_end(std::string_view text, std::size_t end) {
    if (end == text.size()) return end;
    return text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n' ? end + 2 : end + 1;
}

std::size_t line_length(std::string_view line) {
    return line.size() - static_cast<std::size_t>(std::count_if(line.begin(), line.end(), is_trail_byte));
}

LineLayout line_layout(std::string_view text) {
    constexpr std::size_t kSample = std::size_t{1} << 16;
    constexpr std::size_t kWidest = 120;
    constexpr std::size_t kEnough = 5;
    struct Line {
        std::size_t length;
        bool stops_mid_sentence;
    };
    text = text.substr(0, kSample);
    std::vector<Line> followed;  // lines that another follows
    std::size_t longest = 0;
    Line previous = {0, false};
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = line_end(text, at);
        const std::string_view line = without_blanks_behind(text.substr(at, end - at));
        const std::size_t length = line_length(line);
        if (length > kWidest) return {};
        longest = std::max(longest, length);
        if (previous.length != 0 && length != 0) followed.push_back(previous);
        previous = {length, stops_mid_sentence(line)};
        at = behind_line_end(text, end);
    }
    if (followed.empty()) return {};
    const auto is_full = [](std::size_t length, std::size_t width) { return 3 * length >= 2 * width; };
    const auto count = [&](auto is) {
        return static_cast<std::size_t>(std::count_if(followed.begin(), followed.end(), is));
    };
    const std::size_t full = count([&](const Line& line) { return is_full(line.length, longest); });
    const std::size_t broken =
        count([&](const Line& line) { return is_full(line.length, longest) && line.stops_mid_sentence; });
    const bool wrapped = full >= kEnough && 2 * broken > full && 2 * full > followed.size();
    // The width as most lines have it: a single longer one does not set it.
    const auto usual = followed.begin() + static_cast<std::ptrdiff_t>(3 * followed.size() / 4);
    std::nth_element(followed.begin(), usual, followed.end(),
                     [](const Line& a, const Line& b) { return a.length < b.length; });
    return {wrapped, (2 * usual->length + 2) / 3};
}

}  // namespace rostra::sentences
