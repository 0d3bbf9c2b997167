// SPDX-License-Identifier: Apache-2.0
#include "speakers_letters.hpp"

#include <cstdint>

#include <unicode/uchar.h>

#include "rostra/analysis/language/code_points.hpp"
#include "speakers_lines.hpp"

namespace rostra::speakers {

namespace {

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

bool is_alphanumeric(char32_t c) {
    if (c < 0x80) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    return u_isalnum(icu(c)) != 0;
}

}  // namespace

namespace {

enum class Letter : std::uint8_t { upper, lower, uncased, digit, period, other };

Letter letter_of(char32_t c) {
    if (c < 0x80) {
        return c >= 'a' && c <= 'z'   ? Letter::lower
               : c >= 'A' && c <= 'Z' ? Letter::upper
               : c >= '0' && c <= '9' ? Letter::digit
               : c == '.'             ? Letter::period
                                      : Letter::other;
    }
    if (u_isUUppercase(icu(c)) || u_istitle(icu(c))) {
        return Letter::upper;
    }
    return u_isULowercase(icu(c)) ? Letter::lower
           : u_isalpha(icu(c))    ? Letter::uncased
           : u_isdigit(icu(c))    ? Letter::digit
                                  : Letter::other;
}

}  // namespace

WordShape word_shape(std::string_view word) {
    int upper = 0;
    int lower = 0;
    int uncased = 0;
    int digits = 0;
    bool starts_upper = false;
    bool ends_upper = false;
    bool dotted = false;  // U.S., J.D.: letters with a period after the first
    bool period = false;
    bool elided = false;  // d'Edat: an apostrophe after small letters
    for (std::size_t at = 0; at < word.size();) {
        const char32_t code = next_code_point(word, at);
        const Letter letter = letter_of(code);
        elided = elided || ((code == '\'' || code == 0x2019) && lower > 0 && upper == 0);
        const bool cased = letter == Letter::upper || letter == Letter::lower;
        starts_upper =
            starts_upper || (letter == Letter::upper && upper + uncased == 0 && (lower == 0 || elided));
        ends_upper = cased ? letter == Letter::upper : ends_upper;
        dotted = dotted || (period && cased);
        period = period || (letter == Letter::period && upper == 1);
        upper += letter == Letter::upper ? 1 : 0;
        lower += letter == Letter::lower ? 1 : 0;
        uncased += letter == Letter::uncased ? 1 : 0;
        digits += letter == Letter::digit ? 1 : 0;
    }
    if (uncased > upper + lower) {
        return WordShape::uncased;
    }
    if (upper + lower == 0) {
        return digits > 0 ? WordShape::number : WordShape::mark;
    }
    if (lower == 0 && (upper == 1 || dotted)) {
        return WordShape::initial;
    }
    if (upper >= 2 && lower <= 2 && ends_upper) {
        return WordShape::capitals;
    }
    return starts_upper ? WordShape::title : WordShape::lower;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t at = skip_space(text, 0, text.size());
    while (at < text.size()) {
        std::size_t end = at;
        while (end < text.size() && space_length(text, end) == 0) {
            ++end;
        }
        words.push_back(text.substr(at, end - at));
        at = skip_space(text, end, text.size());
    }
    return words;
}

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const std::string_view word : words_of(text)) {
        if (!out.empty()) {
            out += ' ';
        }
        for (std::size_t at = 0; at < word.size();) {
            const char c = word[at];
            if (static_cast<unsigned char>(c) < 0x80) {
                out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
                ++at;
            } else {
                append_utf8(out, static_cast<char32_t>(
                                     u_foldCase(icu(next_code_point(word, at)), U_FOLD_CASE_DEFAULT)));
            }
        }
    }
    return out;
}

std::string_view strip_marks(std::string_view word) {
    std::size_t begin = word.size();
    std::size_t end = 0;
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t from = at;
        if (is_alphanumeric(next_code_point(word, at))) {
            begin = from < begin ? from : begin;
            end = at;
        }
    }
    return begin < end ? word.substr(begin, end - begin) : std::string_view{};
}

bool ends_sentence(std::string_view text) {
    for (const std::string_view mark : {".", "?", "!", "。", "？", "！", "؟", "।", "\"", "”", "»", "…"}) {
        if (text.ends_with(mark)) {
            return true;
        }
    }
    return false;
}

std::string squeeze(std::string_view text) {
    std::string out;
    for (const std::string_view word : words_of(text)) {
        if (!out.empty()) {
            out += ' ';
        }
        out += word;
    }
    return out;
}

std::string uncapitalize(std::string_view word) {
    std::string out;
    bool after_capital = false;
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = next_code_point(word, at);
        append_utf8(out, after_capital ? static_cast<char32_t>(u_tolower(icu(c))) : c);
        after_capital = u_isUUppercase(icu(c)) != 0;
    }
    return out;
}

int count_letters(std::string_view text, int limit) {
    int count = 0;
    for (std::size_t at = 0; at < text.size() && count < limit;) {
        count += is_alphanumeric(next_code_point(text, at)) ? 1 : 0;
    }
    return count;
}

}  // namespace rostra::speakers
