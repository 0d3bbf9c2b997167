// SPDX-License-Identifier: Apache-2.0
// What may stand before a label on its line: times, bullets, numbers, arrows.
#include <algorithm>
#include <iterator>
#include <utility>

#include "clock_times.hpp"
#include "label_line.hpp"
#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/letters.hpp"

namespace rostra::speakers {

namespace {

constexpr std::size_t kMostDigits = 4;
constexpr std::size_t kLongestWord = 6;  // bytes of `Anf`, before a number
constexpr int kMostParts = 5;

struct Sign {
    std::string_view text;
    Opening opening;
};

constexpr Sign kSigns[] = {
    {"- ", Opening::item}, {"* ", Opening::item}, {"+ ", Opening::item},  {"• ", Opening::item},
    {"· ", Opening::item}, {"◦ ", Opening::item}, {"-\t", Opening::item}, {"– ", Opening::dash},
    {"— ", Opening::dash}, {"―", Opening::dash},
};

std::size_t behind_digits(const LabelLine& line, std::size_t at) {
    while (at < line.end && is_ascii_digit(line.text[at])) ++at;
    return at;
}

/// Behind the number of a question, a line or a speech: `3. 林健鋒議員：`, `12) ANA RUIZ:`
std::size_t behind_number(LabelLine& line, std::size_t at) {
    const std::size_t digits = behind_digits(line, at);
    if (digits - at > kMostDigits || digits == line.end) return at;
    const bool marked = line.text[digits] == '.' || line.text[digits] == ')';
    const std::size_t behind = digits + (marked ? 1 : 0);
    const std::size_t next = line.skip(behind);
    const bool parted =
        next > behind || (marked && next < line.end && static_cast<unsigned char>(line.text[next]) >= 0xE3);
    if (!parted || next == line.end || line.label.form.opening == Opening::number) return at;
    line.label.form.opening = Opening::number;
    return next;
}

/// Behind a word and a number: `Anf. 12 ANNA LIND`
std::size_t behind_word_and_number(LabelLine& line, std::size_t at) {
    const std::size_t period = line.text.substr(at, std::min(kLongestWord + 1, line.end - at)).find('.');
    if (period == std::string_view::npos || period < 2) return at;
    const std::size_t number = line.skip(at + period + 1);
    const std::size_t behind = behind_digits(line, number);
    const std::size_t next = line.skip(behind);
    if (behind == number || behind - number > kMostDigits || next == behind || next == line.end) return at;
    std::size_t letter = next;
    if (!is_capital(next_code_point(line.text, letter))) return at;
    line.label.form.opening = Opening::number;
    return next;
}

bool is_symbol(char32_t c) {
    constexpr std::pair<char32_t, char32_t> kRanges[] = {
        {0x2190, 0x2BFF}, {0x3007, 0x3007}, {0x1F000, 0x1FAFF}};
    return std::any_of(std::begin(kRanges), std::end(kRanges),
                       [&](const auto& range) { return range.first <= c && c <= range.second; });
}

/// Whether a character joins symbols to one, or says how they are drawn: as in 🧑‍💻
bool joins_symbols(char32_t c) { return c == 0x200D || c == 0xFE0E || c == 0xFE0F; }

/// Behind a symbol, and those that are one with it; or `at`.
std::size_t behind_symbols(std::string_view text, std::size_t at) {
    if (static_cast<unsigned char>(text[at]) < 0xE2) return at;
    std::size_t behind = at, next = at;
    bool joined = true;
    while (next < text.size()) {
        const char32_t c = next_code_point(text, next);
        const bool tone = c >= 0x1F3FB && c <= 0x1F3FF;
        if (!joins_symbols(c) && !tone && !(joined && is_symbol(c))) break;
        joined = c == 0x200D;
        behind = next;
    }
    return behind;
}

/// Behind one thing that may stand before a label, noted in the form; or `at`.
std::size_t behind_part(LabelLine& line, std::size_t at) {
    if (is_ascii_letter(line.text[at])) return behind_word_and_number(line, at);
    if (const std::size_t timed = time_end(line.text, at, line.end); timed != at) {
        line.label.form.time_before = true;
        line.label.time = {static_cast<std::int32_t>(at), static_cast<std::int32_t>(timed)};
        const std::size_t next = line.skip(timed);
        for (const std::string_view joint : {"- ", "– ", "— ", ": ", "| "}) {
            if (line.next_is(next, joint)) return next + joint.size();
        }
        return timed;
    }
    if (line.next_is(at, ">>")) {
        line.label.form.opening = Opening::arrow;
        return std::min(line.text.find_first_not_of('>', at), line.end);
    }
    if (line.next_is(at, "> ") || line.next_is(at, "| ")) return at + 2;
    const std::size_t hashes = std::min(line.text.find_first_not_of('#', at), line.end) - at;
    if (hashes > 0 && hashes <= 6 && at + hashes < line.end && line.text[at + hashes] == ' ') {
        line.label.form.opening = Opening::heading;
        return at + hashes;
    }
    for (const Sign& sign : kSigns) {
        if (line.next_is(at, sign.text)) {
            line.label.form.opening = sign.opening;
            return at + sign.text.size();
        }
    }
    if (const std::size_t behind = behind_symbols(line.text, at); behind > at && behind < line.end) {
        line.label.form.opening = Opening::mark;
        return behind;
    }
    return is_ascii_digit(line.text[at]) ? behind_number(line, at) : behind_word_and_number(line, at);
}

}  // namespace

void pass_opening(LabelLine& line) {
    for (int part = 0; part < kMostParts && line.begin < line.end; ++part) {
        const std::size_t behind = line.skip(behind_part(line, line.begin));
        if (behind == line.begin) break;
        line.begin = behind;
    }
}

}  // namespace rostra::speakers
