// SPDX-License-Identifier: Apache-2.0
#include "numbered_parts.hpp"

#include <algorithm>
#include <cstddef>

#include "office_words.hpp"
#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "speakers_letters.hpp"

namespace rostra::speakers {

namespace {

/// `12`, `3a`, `IV`, `B`, with marks around.
bool is_numeral(std::string_view word) {
    const std::string_view bare = strip_marks(word);
    if (bare.empty()) return false;
    if (is_ascii_digit(bare.front())) return true;
    return std::all_of(
               bare.begin(), bare.end(),
               [](char c) { return std::string_view("IVXLCDMivxlcdm").find(c) != std::string_view::npos; }) ||
           word_shape(bare) == WordShape::initial;
}

/// Digits, then a period, a parenthesis or a dash: `2. NAMES`
bool begins_with_number(std::string_view said) {
    const std::size_t digits = said.find_first_not_of("0123456789");
    return digits != 0 && digits != std::string_view::npos && digits <= 4 &&
           (said[digits] == '.' || said[digits] == ')' || said[digits] == ':');
}

}  // namespace

bool is_numbered_part(std::string_view text, const Label& label, const WordLists& lists) {
    const std::string_view printed = slice(text, label.span());
    const std::size_t blank = printed.find_last_of(' ');
    if (blank == std::string_view::npos) {
        return label.form.ending == Ending::period &&
               begins_with_number(text.substr(static_cast<std::size_t>(label.said)));
    }
    if (!is_numeral(printed.substr(blank + 1))) return false;
    const std::vector<std::string_view> words = words_between_blanks(printed);
    return words.size() > 1 && words.size() <= 3 && has_word(lists.divisions, words.front()) &&
           std::all_of(words.begin() + 1, words.end(), is_numeral);
}

}  // namespace rostra::speakers
