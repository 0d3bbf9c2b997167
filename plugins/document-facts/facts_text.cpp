// SPDX-License-Identifier: Apache-2.0
#include "facts_text.hpp"

#include <unicode/uchar.h>

#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/code_points.hpp"
#include "rostra/analysis/language/letters.hpp"

namespace rostra::document_facts {
bool is_ideograph(char32_t c) {
    constexpr char32_t kFirst = 0x2E80;
    if (c < kFirst) return false;
    constexpr char32_t kFirstKana = 0x3040;
    constexpr char32_t kLastKana = 0x30FF;
    return (c >= kFirstKana && c <= kLastKana) ||
           u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_IDEOGRAPHIC) != 0;
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
        } else if (!within && (is_alphanumeric(c))) {
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
