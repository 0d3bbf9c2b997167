// SPDX-License-Identifier: Apache-2.0
#include "said_words.hpp"

#include <algorithm>

#include "rostra/analysis/language/letters.hpp"
#include "rostra/analysis/language/word_key.hpp"
#include "rostra/analysis/language/word_list.hpp"

namespace rostra::quote_match {

namespace {

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BC; }
bool ends_sentence(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}
bool is_ideograph(char32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF); }

void add_all(const Data& data, const std::string& name, WordSet& words) {
    const WordList list = WordList::of(data, name);
    for (const WordList::Entry& entry : list.entries()) words.insert(fold_case(entry.text));
}

}  // namespace

TurningWords::TurningWords(const Data& data, std::string_view language) {
    const std::string folder = std::string(language) + "/";
    add_all(data, folder + "negations.txt", negations_);
    add_all(data, folder + "conditions.txt", conditions_);
    add_all(data, folder + "numbers.txt", numbers_);
    for (const std::string& word : negations_) {
        if (word.starts_with('-')) endings_.push_back(word.substr(1));
    }
    std::sort(endings_.begin(), endings_.end());
}

std::uint8_t TurningWords::of(std::string_view folded) const {
    std::uint8_t turning = 0;
    const bool ends = std::any_of(endings_.begin(), endings_.end(),
                                  [&](const std::string& ending) { return folded.ends_with(ending); });
    if (ends || negations_.contains(folded)) turning |= kNegation;
    if (conditions_.contains(folded)) turning |= kCondition;
    if (numbers_.contains(folded) || std::any_of(folded.begin(), folded.end(), is_ascii_digit))
        turning |= kNumber;
    return turning;
}

void append_words(std::string_view text, Span span, std::int32_t turn, const TurningWords& turning,
                  std::vector<SaidWord>& words) {
    const std::string_view head = text.substr(0, static_cast<std::size_t>(span.end));
    std::string folded;
    bool left_out = false, new_sentence = true, in_brackets = false;
    int dots = 0;
    for (auto at = static_cast<std::size_t>(span.begin); at < head.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(head, at);
        if (!is_alphanumeric(c)) {
            if (c == '[') in_brackets = left_out = true;
            if (c == ']') in_brackets = false;
            // Two dots or more stand for what is left out; blanks may part them.
            dots = c == '.' ? dots + 1 : is_blank(c) ? dots : 0;
            if (c == 0x2026 || dots >= 2) left_out = true;
            new_sentence = new_sentence || ends_sentence(c);
            continue;
        }
        dots = 0;
        folded.clear();
        append_utf8(folded, fold_case(c));
        while (at < head.size() && !is_ideograph(c)) {
            std::size_t ahead = at;
            const char32_t next = next_code_point(head, ahead);
            if (is_word_part(next) && !is_ideograph(next)) {
                append_utf8(folded, fold_case(next));
                at = ahead;
                continue;
            }
            // don't, l'an, 1,000, 2.5: a sign between two letters or two digits.
            std::size_t behind = ahead;
            const char32_t after = ahead < head.size() ? next_code_point(head, behind) : U' ';
            const bool digits =
                is_ascii_digit(folded.back()) && is_digit(after) && (next == ',' || next == '.');
            if (!digits && !(is_apostrophe(next) && is_letter(after))) break;
            if (next != ',') folded += next == '.' ? '.' : '\'';
            at = ahead;
        }
        if (in_brackets) continue;
        words.push_back({word_key(folded), static_cast<std::int32_t>(begin), static_cast<std::int32_t>(at),
                         turn, turning.of(folded), left_out, new_sentence});
        left_out = new_sentence = false;
    }
}

}  // namespace rostra::quote_match
