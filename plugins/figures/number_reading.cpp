// SPDX-License-Identifier: Apache-2.0
// What is asked of the tokens of a sentence.
#include "number_reader.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"

namespace rostra::figures {

bool Reading::begins_with_capital(std::size_t i) const {
    if (!is_word(i)) return false;
    std::size_t at = 0;
    return is_capital(next_code_point(text(i), at));
}

bool Reading::is_plural(std::size_t i) const {
    if (!is_word(i) || is(i, kNounStop) || (words_.noun_capitals() && !begins_with_capital(i))) return false;
    return is(i, kPlural) || words_.ends_as_plural(fold_case(text(i)));
}

bool Reading::is_hyphen(std::size_t i) const { return is_sign(i, "-") || is_sign(i, "\u2011"); }

bool Reading::is_dash(std::size_t i) const {
    return is_hyphen(i) || is_sign(i, "–") || is_sign(i, "—") || is_sign(i, "~") || is_sign(i, "～");
}

bool Reading::is_behind_one_blank(std::size_t i) const {
    if (i == 0 || i >= size()) return false;
    const auto from = static_cast<std::size_t>(tokens_[i - 1].end),
               to = static_cast<std::size_t>(tokens_[i].begin);
    std::size_t end = from;
    return from < to && text_[from] != '\t' && is_blank_in_line(next_code_point(text_, end)) && end == to;
}

bool Reading::stands_alone(std::size_t i) const {
    const auto edge = [&](std::size_t from, std::size_t to) {
        const std::string_view gap = text_.substr(from, to - from);
        return gap.size() > 1 || gap.find_first_of("\t\n") != std::string_view::npos;
    };
    const auto begin = static_cast<std::size_t>(tokens_[i].begin),
               end = static_cast<std::size_t>(tokens_[i].end);
    const bool before = i == 0 || is_sign(i - 1, "|") ||
                        edge(static_cast<std::size_t>(tokens_[i - 1].end), begin) || parts_columns(i - 1);
    return before && (i + 1 >= size() || is_sign(i + 1, "|") || parts_columns(i + 1) ||
                      edge(end, static_cast<std::size_t>(tokens_[i + 1].begin)));
}

}  // namespace rostra::figures
