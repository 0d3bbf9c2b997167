// SPDX-License-Identifier: Apache-2.0
#include "clock_times.hpp"

#include <algorithm>
#include <array>

#include "decimal_times.hpp"
#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"

namespace rostra::speakers {

namespace {

constexpr std::size_t kLongest = 64;  // bytes of a time with its date and brackets

std::size_t digits_end(std::string_view text, std::size_t at, std::size_t end) {
    while (at < end && is_ascii_digit(text[at])) ++at;
    return at;
}

/// Behind `AM`, `p.m.`, `h`, `UTC` and the like at `at`, a space before it or none; or `at`.
std::size_t unit_end(std::string_view text, std::size_t at, std::size_t end) {
    const std::size_t from = at < end && text[at] == ' ' ? at + 1 : at;
    for (const std::string_view unit :
         {"AM", "PM", "am", "pm", "a.m.", "p.m.", "A.M.", "P.M.", "UTC", "GMT", "Z", "h", "s", "Uhr"}) {
        const std::size_t behind = from + unit.size();
        if (behind <= end && text.substr(from, unit.size()) == unit &&
            (behind == end || (!is_ascii_letter(text[behind]) && !is_ascii_digit(text[behind])))) {
            return behind;
        }
    }
    return at;
}

/// What a stretch of numbers tells: how many, and what stands between them.
struct Numbers {
    int count = 0;
    bool colon = false;   // 10:02
    bool date = false;    // 12/03/21, 2021-03-12
    bool spaced = false;  // 00 01 20 05: pairs of digits, a space between them
    bool pairs = true;
    std::size_t end = 0;
};

/// Reads numbers and the marks between them. Within brackets more may stand between them.
Numbers read_numbers(std::string_view text, std::size_t at, std::size_t end, bool bracketed) {
    Numbers numbers;
    numbers.end = at;
    while (at < end && is_ascii_digit(text[at])) {
        const std::size_t behind = digits_end(text, at, end);
        if (behind - at > 4) break;
        ++numbers.count;
        numbers.pairs = numbers.pairs && behind - at <= 2;
        numbers.end = at = unit_end(text, behind, end);
        if (at + 1 >= end) break;
        const char mark = text[at];
        const bool digit_next = is_ascii_digit(text[at + 1]);
        if (mark == ':' && digit_next) {
            numbers.colon = true;
            ++at;
        } else if ((mark == '.' || mark == ',') && digit_next && numbers.count > 0) {
            ++at;
        } else if ((mark == '/' || mark == '-') && digit_next) {
            numbers.date = true;
            ++at;
        } else if (mark == 'T' && digit_next) {
            ++at;
        } else if (mark == ' ' && digit_next) {
            numbers.spaced = true;
            ++at;
        } else if (mark == ',' && text[at + 1] == ' ' && at + 2 < end && is_ascii_digit(text[at + 2])) {
            at += 2;
        } else if (bracketed && text.substr(at).find_first_not_of(" ->") < end - at) {
            const std::size_t next = text.find_first_not_of(" ->", at);
            if (next == at || next >= end || !is_ascii_digit(text[next])) break;
            at = next;
        } else {
            break;
        }
    }
    return numbers;
}

}  // namespace

std::size_t time_end(std::string_view text, std::size_t at, std::size_t end) {
    if (at >= end) return at;
    end = std::min(end, at + kLongest);
    const char first = text[at];
    if (!is_ascii_digit(first)) {
        if (first != '[' && first != '(' && first != '<') return at;
        const std::size_t inside = std::min(text.find_first_not_of(" -+~", at + 1), end);
        if (inside >= end || !is_ascii_digit(text[inside])) return at;
        const char close = first == '[' ? ']' : first == '(' ? ')' : '>';
        const Numbers numbers = read_numbers(text, inside, end, true);
        if (numbers.count < 2 || numbers.end >= end || text[numbers.end] != close) return at;
        std::size_t behind = numbers.end + 1;
        if (first == '[' && behind < end && text[behind] == '(') {  // a link
            const std::size_t over = text.substr(0, std::min(text.size(), behind + 512)).find(')', behind);
            behind = over == std::string_view::npos ? behind : over + 1;
        }
        return behind;
    }
    if (const std::optional<DecimalTimes> seconds = decimal_times(text, at, end)) return seconds->behind;
    const Numbers numbers = read_numbers(text, at, end, false);
    const bool columns = numbers.spaced && numbers.pairs && numbers.count >= 3;
    const bool time = numbers.colon && numbers.count >= 2;
    const bool date = numbers.date && numbers.count >= 3;
    const bool over = numbers.end == end || !is_ascii_letter(text[numbers.end]);
    return over && (columns || time || date) ? numbers.end : at;
}

namespace {

/// Reads the next time at or behind `at`, which then stands behind it.
std::optional<std::int64_t> next_time(std::string_view words, std::size_t& at) {
    while (at < words.size()) {
        if (!is_ascii_digit(words[at])) {
            ++at;
            continue;
        }
        // One group of numbers joined by colons, or by single spaces.
        std::array<std::int64_t, 4> parts{};
        std::size_t count = 0;
        char joint = 0;
        std::int64_t fraction = 0;
        while (at < words.size() && is_ascii_digit(words[at]) && count < parts.size()) {
            const std::size_t behind = digits_end(words, at, words.size());
            if (behind - at > 4) return std::nullopt;
            std::int64_t value = 0;
            for (std::size_t i = at; i < behind; ++i) value = value * 10 + (words[i] - '0');
            parts[count++] = value;
            at = behind;
            const bool more = at + 1 < words.size() && is_ascii_digit(words[at + 1]);
            if (more && (words[at] == ':' || words[at] == ' ') && (joint == 0 || joint == words[at])) {
                joint = words[at++];
                continue;
            }
            if (more && joint == ':' && (words[at] == '.' || words[at] == ',')) {
                std::int64_t scale = 100;
                for (++at; at < words.size() && is_ascii_digit(words[at]); ++at, scale /= 10)
                    fraction += (words[at] - '0') * scale;
            }
            break;
        }
        if (joint == ':' ? count < 2 : joint != ' ' || count < 3) continue;
        const std::size_t noon = unit_end(words, at, words.size());
        const bool half_day = noon > at && (words[noon - 1] == 'm' || words[noon - 1] == 'M');
        if (count == 2 && !half_day) return (parts[0] * 60 + parts[1]) * 1000 + fraction;
        const std::size_t first = count == 4 ? 1 : 0;
        std::int64_t hours = parts[first] + (count == 4 ? parts[0] * 24 : 0);
        if (half_day) {
            const char letter = words[words[at] == ' ' ? at + 1 : at];
            hours = hours % 12 + (letter == 'p' || letter == 'P' ? 12 : 0);
        }
        const std::int64_t seconds = count == 2 ? 0 : parts[first + 2];
        return ((hours * 60 + parts[first + 1]) * 60 + seconds) * 1000 + fraction;
    }
    return std::nullopt;
}

}  // namespace

Period period_of(std::string_view words) {
    if (const std::optional<DecimalTimes> seconds = decimal_times(words, 0, words.size()))
        return {seconds->begin, seconds->end};
    std::size_t at = 0;
    Period period;
    period.begin = next_time(words, at);
    if (period.begin) period.end = next_time(words, at);
    return period;
}

}  // namespace rostra::speakers
