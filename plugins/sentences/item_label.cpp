// SPDX-License-Identifier: Apache-2.0
#include "item_label.hpp"

#include <algorithm>
#include <array>

#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/code_points.hpp"

namespace rostra::sentences {
namespace {

// Signs that do nothing but begin items.
constexpr std::array<std::string_view, 9> kBullets = {"•", "‣", "⁃", "◦", "▪", "▫", "●", "○", "■"};
constexpr std::array<std::string_view, 6> kLineBullets = {"- ", "* ", "+ ", "– ", "— ", "· "};

template <std::size_t count>
std::string_view sign_before(std::string_view text, const std::array<std::string_view, count>& signs) {
    const auto* const sign = std::find_if(signs.begin(), signs.end(),
                                          [&](std::string_view each) { return text.starts_with(each); });
    return sign == signs.end() ? std::string_view() : *sign;
}

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Of i, v and x alone: no list goes up to fifty. 0 where it is no such number.
std::int32_t roman_value(std::string_view word) {
    const auto value = [](char c) { return c == 'i' ? 1 : c == 'v' ? 5 : c == 'x' ? 10 : 0; };
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const std::int32_t here = value(word[i]);
        if (here == 0) return 0;
        sum += i + 1 < word.size() && here < value(word[i + 1]) ? -here : here;
    }
    return sum;
}

}  // namespace

bool ItemLabel::read_number(std::string_view word) {
    constexpr std::size_t kMostDigits = 3;
    constexpr std::size_t kLongestRoman = 6;
    if (word.empty()) return false;
    if (is_ascii_digit(word.front())) {
        if (word.size() > kMostDigits || word.front() == '0' ||
            !std::all_of(word.begin(), word.end(), is_ascii_digit))
            return false;
        for (const char c : word) digits_ = 10 * digits_ + (c - '0');
        return true;
    }
    if (word.size() <= kLongestRoman) roman_ = roman_value(word);
    if (word.size() == 1) letter_ = word.front();
    // `J. Smith` is a name.
    if (is_ascii_capital(letter_) && closing_ == ".") letter_ = 0;
    return roman_ != 0 || letter_ != 0;
}

ItemLabel ItemLabel::at_begin_of(std::string_view text, bool at_line_begin) {
    ItemLabel label;
    // Most texts begin with a word.
    if (text.size() < 2 || (is_ascii_letter(text[0]) && is_ascii_letter(text[1]) && !is_ascii_small(text[0])))
        return label;
    std::size_t at = 0;
    if (is_trail_byte(text[1])) label.bullet_ = sign_before(text, kBullets);
    if (label.bullet_.empty() && at_line_begin) {
        label.bullet_ = sign_before(text, kLineBullets);
        // `* * *` stands for what is left out.
        if (text.substr(label.bullet_.size()).starts_with(label.bullet_.substr(0, 1))) label.bullet_ = {};
    }
    label.size_ = at = label.bullet_.size();
    while (at != 0 && at < text.size() && text[at] == ' ') ++at;
    const bool opened = at < text.size() && text[at] == '(';
    const std::size_t begin = opened ? at + 1 : at;
    std::size_t end = begin;
    while (end < text.size() && (is_ascii_digit(text[end]) || is_ascii_letter(text[end]))) ++end;
    const std::string_view behind = text.substr(end);
    std::string_view closing;
    for (const std::string_view mark : {".)", ")", "."}) {
        if (closing.empty() && behind.starts_with(mark)) closing = mark;
    }
    if (closing.empty() || (opened && closing != ")")) return label;
    const std::size_t label_end = end + closing.size();
    if (label_end >= text.size() || !is_blank(text[label_end])) return label;
    ItemLabel numbered = label;
    numbered.opened_ = opened;
    numbered.closing_ = closing;
    if (!numbered.read_number(text.substr(begin, end - begin))) return label;
    numbered.size_ = label_end;
    return numbered;
}

bool ItemLabel::goes_before(const ItemLabel& next) const {
    if (next.size_ == 0 || bullet_ != next.bullet_ || opened_ != next.opened_ || closing_ != next.closing_)
        return false;
    if (closing_.empty()) return true;
    return (digits_ != 0 && next.digits_ == digits_ + 1) || (roman_ != 0 && next.roman_ == roman_ + 1) ||
           (letter_ != 0 && next.letter_ == letter_ + 1);
}

std::size_t ItemLabel::next_item(std::string_view text) const {
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (!is_blank(text[at - 1]) || is_blank(text[at])) continue;
        if (goes_before(at_begin_of(text.substr(at)))) return at;
    }
    return std::string_view::npos;
}

}  // namespace rostra::sentences
