// SPDX-License-Identifier: Apache-2.0
#include "word_folding.hpp"

#include <algorithm>
#include <cstdint>
#include <stdexcept>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/code_points.hpp"
#include "rostra/analysis/language/language_tag.hpp"

namespace rostra::concordance {

namespace {

void require(UErrorCode status) {
    if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU: ") + u_errorName(status));
}

/// Writes with `write`, which says how long the result is where it does not fit.
template <class Text, class Write>
Text grown(std::size_t guess, Write write) {
    Text out(guess, 0);
    for (;;) {
        UErrorCode status = U_ZERO_ERROR;
        const std::int32_t size = write(out.data(), static_cast<std::int32_t>(out.size()), &status);
        const bool fits = static_cast<std::size_t>(size) <= out.size();
        out.resize(static_cast<std::size_t>(size));
        if (status != U_BUFFER_OVERFLOW_ERROR) require(status);
        if (fits) return out;
    }
}

/// The word with ı for I, and i for İ, in one letter or two.
std::string without_capital_i(std::string_view word) {
    std::string out;
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = next_code_point(word, at);
        if (c == U'I' && word.substr(at).starts_with("\u0307")) {
            out += 'i';
            at += 2;
        } else {
            append_utf8(out, c == U'I' ? U'ı' : c == U'İ' ? U'i' : c);
        }
    }
    return out;
}

/// Written without spaces between words: ideographs and kana, and the scripts whose lines are broken by dictionary.
bool needs_no_space(char32_t c) {
    constexpr char32_t kThai = 0x0E00;  // the first of them
    if (c < kThai) return false;
    switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LINE_BREAK)) {
        case U_LB_IDEOGRAPHIC:
        case U_LB_CONDITIONAL_JAPANESE_STARTER:
        case U_LB_COMPLEX_CONTEXT:
            return true;
        default:
            return false;
    }
}

}  // namespace

std::u16string units_of(std::string_view text) {
    return grown<std::u16string>(text.size(), [&](char16_t* out, std::int32_t room, UErrorCode* status) {
        std::int32_t size = 0;
        u_strFromUTF8WithSub(out, room, &size, text.data(), static_cast<std::int32_t>(text.size()), 0xFFFD,
                             nullptr, status);
        return size;
    });
}

std::string utf8_of(std::u16string_view units) {
    return grown<std::string>(3 * units.size(), [&](char* out, std::int32_t room, UErrorCode* status) {
        std::int32_t size = 0;
        u_strToUTF8WithSub(out, room, &size, units.data(), static_cast<std::int32_t>(units.size()), 0xFFFD,
                           nullptr, status);
        return size;
    });
}

Letters letters_of(std::string_view language) {
    const std::string primary = primary_language(language);
    return primary == "tr" || primary == "az" ? Letters::turkic : Letters::common;
}

std::string folded(std::string_view word, Letters letters) {
    if (letters == Letters::turkic) return folded(without_capital_i(word));
    if (std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
        return to_ascii_small(word);
    }
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* fold = unorm2_getNFKCCasefoldInstance(&status);
    require(status);
    const std::u16string units = units_of(word);
    std::u16string out =
        grown<std::u16string>(2 * units.size(), [&](char16_t* to, std::int32_t room, UErrorCode* failed) {
            return unorm2_normalize(fold, units.data(), static_cast<std::int32_t>(units.size()), to, room,
                                    failed);
        });
    std::replace(out.begin(), out.end(), u'\u2019', u'\'');
    return utf8_of(out);
}

bool runs_on(std::string_view word, std::string_view gap, std::string_view next_word) {
    std::size_t end = word.size(), begin = 0;
    if (word.empty() || next_word.empty() || !needs_no_space(previous_code_point(word, end)) ||
        !needs_no_space(next_code_point(next_word, begin))) {
        return false;
    }
    for (std::size_t at = 0; at < gap.size();) {
        if (!is_white_space(next_code_point(gap, at))) return false;
    }
    return true;
}

bool is_mark(std::string_view token) {
    constexpr std::uint32_t kNumbers = U_GC_N_MASK;
    for (std::size_t at = 0; at < token.size();) {
        const auto c = static_cast<UChar32>(next_code_point(token, at));
        if (u_isUAlphabetic(c) != 0 || (U_GET_GC_MASK(c) & kNumbers) != 0) return false;
    }
    return true;
}

}  // namespace rostra::concordance
