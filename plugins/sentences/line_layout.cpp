// SPDX-License-Identifier: Apache-2.0
#include "line_layout.hpp"

#include <algorithm>
#include <vector>

#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/code_points.hpp"
#include "rostra/analysis/language/text_lines.hpp"

namespace rostra::sentences {
namespace {

bool stops_mid_sentence(std::string_view line) {
    constexpr std::string_view kClosers = ".?!:;\"')]-";
    return !line.empty() && kClosers.find(line.back()) == std::string_view::npos;
}

/// The characters of a line. An address at the end of a wide one does not count: nobody wraps it.
std::size_t length_of(std::string_view line) {
    constexpr std::size_t kWide = 76;
    const std::size_t length = count_code_points(line);
    const std::size_t word = line.find_last_of(" \t") + 1;
    if (length <= kWide || line.find("://", word) == std::string_view::npos) return length;
    return std::max<std::size_t>(1, count_code_points(line.substr(0, word)));
}

}  // namespace

LineLayout line_layout(std::string_view text) {
    constexpr std::size_t kSample = std::size_t{1} << 16;
    constexpr std::size_t kWidest = 120;
    constexpr std::size_t kEnough = 5;
    struct LineShape {
        std::size_t length;
        bool stops_mid_sentence;
    };
    text = text.substr(0, kSample);
    std::vector<LineShape> followed;  // lines that another follows
    std::size_t longest = 0;
    LineShape previous = {0, false};
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = line_end(text, at);
        const std::string_view line = text.substr(at, trim_blanks(text, at, end) - at);
        const std::size_t length = length_of(line);
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
    const std::size_t full = count([&](const LineShape& line) { return is_full(line.length, longest); });
    const std::size_t broken = count(
        [&](const LineShape& line) { return is_full(line.length, longest) && line.stops_mid_sentence; });
    const bool wrapped = full >= kEnough && 2 * broken > full && 2 * full > followed.size();
    // The width as most lines have it: a single longer one does not set it.
    const auto usual = followed.begin() + static_cast<std::ptrdiff_t>(3 * followed.size() / 4);
    std::nth_element(followed.begin(), usual, followed.end(),
                     [](const LineShape& a, const LineShape& b) { return a.length < b.length; });
    return {wrapped, (2 * usual->length + 2) / 3};
}

}  // namespace rostra::sentences
