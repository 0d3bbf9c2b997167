// SPDX-License-Identifier: Apache-2.0
#include "blanks.hpp"

#include <unicode/uchar.h>

#include "rostra/analysis/language/code_points.hpp"

namespace rostra::sentences {
namespace {

bool is_blank(char32_t c) {
    constexpr char32_t kFirstBeyondAscii = 0x80;
    if (c < kFirstBeyondAscii) return c == ' ' || (c >= '\t' && c <= '\r');
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

}  // namespace

std::size_t behind_blanks(std::string_view text, std::size_t from) {
    while (from < text.size()) {
        std::size_t behind = from;
        if (!is_blank(next_code_point(text, behind))) break;
        from = behind;
    }
    return from;
}

std::string_view without_blanks_behind(std::string_view text) {
    while (!text.empty()) {
        std::size_t last = text.size();
        if (!is_blank(previous_code_point(text, last))) break;
        text = text.substr(0, last);
    }
    return text;
}

}  // namespace rostra::sentences
