// SPDX-License-Identifier: Apache-2.0
#include "decimal_times.hpp"

#include "rostra/analysis/language/ascii.hpp"

namespace rostra::speakers {

namespace {

constexpr std::size_t kMostDigits = 6;     // of whole seconds
constexpr std::size_t kMostFractions = 4;  // digits
constexpr std::size_t kWidest = 12;        // blanks between the two

/// Reads `12.34` and moves `at` behind it; -1 where it is no number with a fraction.
std::int64_t read_seconds(std::string_view text, std::size_t& at, std::size_t end) {
    const std::size_t first = at;
    std::int64_t milliseconds = 0;
    while (at < end && at - first <= kMostDigits && is_ascii_digit(text[at]))
        milliseconds = milliseconds * 10 + (text[at++] - '0');
    if (at == first || at - first > kMostDigits || at == end || text[at] != '.') return -1;
    milliseconds *= 1000;
    const std::size_t fraction = ++at;
    for (std::int64_t scale = 100; at < end && is_ascii_digit(text[at]); ++at, scale /= 10)
        milliseconds += (text[at] - '0') * scale;
    return at == fraction || at - fraction > kMostFractions ? -1 : milliseconds;
}

bool is_space(char c) { return c == ' ' || c == '\t'; }

}  // namespace

std::optional<DecimalTimes> decimal_times(std::string_view text, std::size_t at, std::size_t end) {
    DecimalTimes times;
    times.begin = read_seconds(text, at, end);
    const std::size_t blanks = at;
    while (at < end && is_space(text[at])) ++at;
    if (times.begin < 0 || at == blanks || at - blanks > kWidest) return std::nullopt;
    times.end = read_seconds(text, at, end);
    if (times.end < times.begin || (at < end && !is_space(text[at]))) return std::nullopt;
    times.behind = at;
    return times;
}

}  // namespace rostra::speakers
