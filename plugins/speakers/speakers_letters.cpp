// SPDX-License-Identifier: Apache-2.0
#include "speakers_letters.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "rostra/analysis/language/code_points.hpp"
#include "rostra/analysis/language/letters.hpp"

namespace rostra::speakers {

namespace {

enum class Letter : std::uint8_t { upper, lower, uncased, digit, period, other };

Letter letter_of(char32_t c) {
    if (c == '.') {
        return Letter::period;
    }
    return is_capital(c)  ? Letter::upper
           : is_small(c)  ? Letter::lower
           : is_letter(c) ? Letter::uncased
           : is_digit(c)  ? Letter::digit
                          : Letter::other;
}

/// Whether all are small letters of ASCII, as most words are behind their first letter.
bool is_small_ascii(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return is_ascii_small(c); });
}

}  // namespace

WordShape word_shape(std::string_view word) {
    if (word.size() > 1 && is_ascii_letter(word[0]) && is_small_ascii(word.substr(1)))
        return is_ascii_capital(word[0]) ? WordShape::title : WordShape::lower;
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

std::string_view strip_marks(std::string_view word) {
    std::size_t begin = 0, end = word.size();
    for (std::size_t at = 0; at < end && !is_alphanumeric(next_code_point(word, at));) begin = at;
    if (begin == end) return {};
    for (std::size_t at = end; !is_alphanumeric(previous_code_point(word, at));) end = at;
    return word.substr(begin, end - begin);
}

bool ends_sentence(std::string_view text) {
    std::size_t at = text.size();
    switch (text.empty() ? U'\0' : previous_code_point(text, at)) {
        case U'.':
        case U'?':
        case U'!':
        case U'。':
        case U'？':
        case U'！':
        case U'؟':
        case U'।':
        case U'"':
        case U'”':
        case U'»':
        case U'…':
            return true;
        default:
            return false;
    }
}

std::string uncapitalize(std::string_view word, bool dotless) {
    std::string out;
    bool after_capital = false;
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = next_code_point(word, at);
        constexpr char32_t kSigma = 0x3A3,
                           kLastSigma = 0x3C2;  // of Greek, which has a letter of its own at a word's end
        std::size_t next = at;
        const bool last = at == word.size() || !is_letter(next_code_point(word, next));
        append_utf8(out, !after_capital ? c : c == kSigma && last ? kLastSigma : to_small(c, dotless));
        after_capital = is_capital(c);
    }
    return out;
}

}  // namespace rostra::speakers
