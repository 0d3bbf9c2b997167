// SPDX-License-Identifier: Apache-2.0
#include "facts_text.hpp"

#include <unicode/uchar.h>

#include "rostra/analysis/language/code_points.hpp"

namespace rostra::document_facts {
namespace {

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

}  // namespace

std::string fold(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t at = 0; at < text.size();)
        append_utf8(folded,
                    static_cast<char32_t>(u_foldCase(icu(next_code_point(text, at)), U_FOLD_CASE_DEFAULT)));
    return folded;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty()) {
        std::size_t behind = 0;
        if (!is_blank(next_code_point(text, behind))) break;
        text.remove_prefix(behind);
    }
    while (!text.empty()) {
        std::size_t last = text.size();
        if (!is_blank(previous_code_point(text, last))) break;
        text = text.substr(0, last);
    }
    return text;
}

std::string with_single_spaces(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (!is_blank(c)) {
            append_utf8(out, c);
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

bool is_letter(char32_t c) { return u_isalpha(icu(c)) != 0; }
bool is_capital(char32_t c) { return u_isupper(icu(c)) != 0; }
bool is_small(char32_t c) { return u_islower(icu(c)) != 0; }

bool is_blank(char32_t c) {
    constexpr char32_t kByteOrderMark = 0xFEFF;
    return u_isUWhiteSpace(icu(c)) != 0 || c == kByteOrderMark;
}

bool is_ideograph(char32_t c) {
    constexpr char32_t kFirst = 0x2E80;
    if (c < kFirst) return false;
    constexpr char32_t kFirstKana = 0x3040;
    constexpr char32_t kLastKana = 0x30FF;
    return (c >= kFirstKana && c <= kLastKana) || u_hasBinaryProperty(icu(c), UCHAR_IDEOGRAPHIC) != 0;
}

char32_t first_of(std::string_view text) {
    std::size_t at = 0;
    return text.empty() ? U'\0' : next_code_point(text, at);
}

char32_t last_of(std::string_view text) {
    std::size_t at = text.size();
    return text.empty() ? U'\0' : previous_code_point(text, at);
}

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    std::size_t ideographs = 0;
    bool within = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (is_ideograph(c)) {
            ++ideographs;
            within = false;
        } else if (is_blank(c)) {
            within = false;
        } else if (!within && (is_letter(c) || u_isdigit(icu(c)) != 0)) {
            within = true;
            ++words;
        }
    }
    return words + (ideographs + 1) / 2;
}

std::string_view first_word(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size()) {
        std::size_t behind = end;
        const char32_t c = next_code_point(text, behind);
        if (!is_letter(c)) break;
        end = behind;
        if (is_ideograph(c)) break;
    }
    return text.substr(0, end);
}

}  // namespace rostra::document_facts
