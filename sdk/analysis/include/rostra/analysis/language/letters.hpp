// SPDX-License-Identifier: Apache-2.0
// What kind of character a code point is, and case. Calls ICU: a plugin that includes this links rostra::language.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <unicode/uchar.h>

#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/code_points.hpp"

namespace rostra {
inline namespace v0 {

// ASCII is told without a call, since most of most texts is ASCII.

[[nodiscard]] inline bool is_letter(char32_t c) {
    if (c < 0x80) return is_ascii_letter(static_cast<char>(c));
    return u_isalpha(static_cast<UChar32>(c)) != 0;
}

/// Of any script.
[[nodiscard]] inline bool is_digit(char32_t c) {
    if (c < 0x80) return is_ascii_digit(static_cast<char>(c));
    return u_isdigit(static_cast<UChar32>(c)) != 0;
}

[[nodiscard]] inline bool is_alphanumeric(char32_t c) { return is_letter(c) || is_digit(c); }

/// A letter, a digit, or a mark that combines with the letter before it, as an accent of its own.
[[nodiscard]] inline bool is_word_part(char32_t c) {
    return is_alphanumeric(c) || (c >= 0x80 && u_getCombiningClass(static_cast<UChar32>(c)) != 0);
}

/// A capital letter, also of two letters in one (`ǅ`).
[[nodiscard]] inline bool is_capital(char32_t c) {
    if (c < 0x80) return is_ascii_capital(static_cast<char>(c));
    return u_isUUppercase(static_cast<UChar32>(c)) != 0 || u_istitle(static_cast<UChar32>(c)) != 0;
}

/// A lower-case letter, the signs of ordinals among them: `1.ª`.
[[nodiscard]] inline bool is_small(char32_t c) {
    if (c < 0x80) return is_ascii_small(static_cast<char>(c));
    return u_islower(static_cast<UChar32>(c)) != 0 || c == 0xAA || c == 0xBA;
}

/// The lower-case letter of a capital, one code point for one; other characters as they are.
[[nodiscard]] inline char32_t to_small(char32_t c) {
    if (c < 0x80) return static_cast<char32_t>(to_ascii_small(static_cast<char>(c)));
    return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

/// Without difference of case: Unicode's simple case folding, one code point for one.
[[nodiscard]] inline char32_t fold_case(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

inline void append_folded(std::string& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = fold_case(next_code_point(text, at));
        if (c < 0x80) {
            out += static_cast<char>(c);
        } else {
            append_utf8(out, c);
        }
    }
}

[[nodiscard]] inline std::string fold_case(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    append_folded(folded, text);
    return folded;
}

/// The small letter of a capital as a language has it: in Turkish and Azerbaijani that of `I` is `ı` (Unicode, SpecialCasing.txt).
[[nodiscard]] inline char32_t to_small(char32_t c, bool dotless) {
    constexpr char32_t kDottedCapital = 0x130, kDotless = 0x131;
    if (c == kDottedCapital) return U'i';
    return dotless && c == U'I' ? kDotless : to_small(c);
}

/// As phrases are compared: without difference of case, with one space between words and no blanks around them. `i` with a dot
/// and without are one, since the language decides which of them a capital stands for: YILMAZ is Yılmaz. Takes the place of
/// what `folded` held, so that its memory is used again.
inline void fold_phrase(std::string_view text, std::string& folded) {
    constexpr char32_t kDottedCapital = 0x130, kDotless = 0x131;
    folded.clear();
    std::size_t from = 0;
    for (std::string_view word; !(word = next_between_blanks(text, from)).empty();) {
        if (!folded.empty()) folded += ' ';
        for (std::size_t at = 0; at < word.size();) {
            const char32_t c = fold_case(next_code_point(word, at));
            if (c < 0x80) {
                folded += static_cast<char>(c);
            } else {
                append_utf8(folded, c == kDottedCapital || c == kDotless ? U'i' : c);
            }
        }
    }
}
[[nodiscard]] inline std::string fold_phrase(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    fold_phrase(text, folded);
    return folded;
}

/// How many characters of a kind there are, counted up to `limit`: count_characters<is_letter>(text, 10).
template <bool (*is)(char32_t)>
[[nodiscard]] int count_characters(std::string_view text, int limit) {
    int count = 0;
    for (std::size_t at = 0; at < text.size() && count < limit;)
        count += is(next_code_point(text, at)) ? 1 : 0;
    return count;
}

}  // namespace v0
}  // namespace rostra
