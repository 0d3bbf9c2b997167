// SPDX-License-Identifier: Apache-2.0
#include "sentence_finder.hpp"

#include <algorithm>

#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/letters.hpp"

namespace rostra::sentences {
namespace {

using enum SentenceClass;

// No abbreviation is longer; what is need not be read to its beginning.
constexpr std::size_t kLongestAbbreviation = 40;

bool is_space(SentenceClass c) {
    return c == kSpace || c == kCarriageReturn || c == kLineFeed || c == kSeparator;
}

bool all_of(std::string_view text, bool (*is)(char)) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is);
}

bool is_roman(std::string_view word) {
    return all_of(word, [](char c) { return std::string_view("IVXLC").find(c) != std::string_view::npos; });
}

// What numbers an item or a section: 1, 12, 1.2.3, a, B, iv.
bool is_label(std::string_view word) {
    constexpr std::size_t kLongest = 6;
    if (word.empty() || word.size() > kLongest) return false;
    if (all_of(word, [](char c) { return is_ascii_digit(c) || c == '.'; }))
        return is_ascii_digit(word.front());
    if (word.size() == 1) return is_ascii_letter(word.front());
    return all_of(word, [](char c) { return std::string_view("ivx").find(c) != std::string_view::npos; });
}

bool is_letter(SentenceClass c) { return c == kUpper || c == kLower || c == kLetter; }

}  // namespace

std::size_t SentenceFinder::next(std::string_view text, std::size_t begin) const {
    return sentence_end(text.substr(0, begin + next_item(text.substr(begin))), begin);
}

std::size_t SentenceFinder::sentence_end(std::string_view text, std::size_t begin) const {
    for (std::size_t at = begin; at < text.size();) {
        const SentenceBreak found = rules_->next(text, at);
        if (found.end == text.size() || found.is_line_end) return found.end;
        if (found.is_denied) {
            const std::size_t end = denied_end(text, begin, found);
            if (end != found.mark) return end;
            at = found.end;
            continue;
        }
        const std::size_t end = with_references(text, found);
        if (end != found.end) return end;
        if (ends(text, begin, found)) return with_closing_guillemet(text, found.end);
        at = found.end;
    }
    return text.size();
}

bool SentenceFinder::ends(std::string_view text, std::size_t begin, const SentenceBreak& at) const {
    const Follower behind = follower(text, at.end);
    if (behind.first == kLower) return begins_list(text.substr(at.end));
    if (at.is_period) return ends_by_period(text, begin, at, behind);
    if (is_asked_behind(text, at.end)) return false;
    // `Y!J`, `?id=3`: what ends a sentence in the Latin script has a space behind it.
    const char mark = text[at.mark];
    return (mark != '!' && mark != '?') || at.end != at.mark_end || behind.word.empty();
}

bool SentenceFinder::ends_by_period(std::string_view text, std::size_t begin, const SentenceBreak& at,
                                    const Follower& follower) const {
    // An ellipsis of spaced full stops stands for words; a fourth one ends the sentence.
    if (text.substr(begin, at.mark - begin).ends_with(". . ") &&
        !text.substr(begin, at.mark - begin).ends_with(". . . ")) {
        return false;
    }
    if (ItemLabel::at_begin_of(text.substr(begin)).size() > at.mark - begin) return false;
    const std::string_view word = behind_elision(word_before(text, begin, at.mark));
    if (word.empty()) return true;
    // Something left out, `[...]`, and what numbers an item, `• 1.`
    const std::size_t word_begin = at.mark - word.size();
    if (word == ".." && word_begin > begin && text[word_begin - 1] == '[') return false;
    if (is_label(word) && !has_words(text.substr(begin, word_begin - begin))) return false;

    const bool number_follows = follower.first == kNumeric || is_roman(follower.word);
    if (number_follows && lists_->before_number.has_any_case(word)) return false;
    if (lists_->never_last.has_any_case(word)) return false;
    // `7 a.m. Tuesday`, `10 a.m. EDT`
    if (lists_->often_last.has_any_case(word)) return !lists_->after_time.has(follower.word);
    // `1920 г. А. С. Орлов`: an initial is no word that begins sentences.
    const auto follower_end =
        static_cast<std::size_t>(follower.word.data() - text.data()) + follower.word.size();
    const bool initial_follows =
        single_letter(follower.word) == kUpper && text.substr(follower_end).starts_with('.');
    if (is_known(word) && initial_follows) return false;
    if (all_of(word, is_ascii_digit)) return !lists_->after_ordinal.has(follower.word);
    if (is_known(word)) return lists_->starters.has(follower.word);
    const SentenceClass initial = single_letter(word);
    if (!is_letter(initial)) return true;
    // `z. B.`: letters go together.
    if (is_letter(single_letter(follower.word))) {
        const auto behind =
            static_cast<std::size_t>(follower.word.data() - text.data()) + follower.word.size();
        if (text.substr(behind).starts_with('.')) return false;
    }
    // A name's initial; a lone capital may also end a sentence, as in `plan B`.
    return initial != kUpper || follower.first != kUpper || lists_->starters.has(follower.word);
}

// Its class; that of no letter where it is not one letter alone.
SentenceClass SentenceFinder::single_letter(std::string_view word) const {
    if (word.empty()) return kOther;
    std::size_t end = 0;
    const SentenceClass c = rules_->next_class(word, end);
    return end == word.size() ? c : kOther;
}

// `“Why now?” Monti asked.`, `« Où ? », dit-elle`: what asks or exclaims stands in marks, and the sentence goes on.
bool SentenceFinder::is_asked_behind(std::string_view text, std::size_t from) const {
    constexpr std::string_view kGuillemet = "»";
    if (text.substr(from).starts_with(kGuillemet)) {
        const std::size_t behind = from + kGuillemet.size();
        return text.substr(behind).starts_with(',') ||
               (behind < text.size() && follower(text, behind).first == kLower);
    }
    if (lists_->says.empty()) return false;
    std::size_t before = from;
    while (before > 0 && is_space(rules_->previous_class(text, before))) {
    }
    std::size_t mark = before;
    if (mark >= text.size() || rules_->next_class(text, mark) != kClose || before == from) return false;
    constexpr int kMostNames = 3;  // words of a name
    std::size_t at = from;
    for (int names = 0; names <= kMostNames; ++names) {
        const Follower word = follower(text, at);
        if (word.word.empty() || static_cast<std::size_t>(word.word.data() - text.data()) != at) return false;
        if (names > 0 && word.first == kLower) return lists_->says.has(word.word);
        if (word.first != kUpper || lists_->starters.has(word.word)) return false;
        at += word.word.size();
        if (at + 1 >= text.size() || text[at] != ' ') return false;
        ++at;
    }
    return false;
}

// `L’on`: the abbreviation behind an article.
std::string_view SentenceFinder::behind_elision(std::string_view word) {
    constexpr std::string_view kApostrophe = "’";
    constexpr std::size_t kLongestArticle = 5;
    const std::size_t curly = word.find(kApostrophe);
    if (curly != std::string_view::npos && curly <= kLongestArticle)
        return word.substr(curly + kApostrophe.size());
    const std::size_t straight = word.find('\'');
    return straight != std::string_view::npos && straight <= kLongestArticle ? word.substr(straight + 1)
                                                                             : word;
}

// U.S, D.C, J.R.R, J.-P: single letters and full stops, the first a capital.
bool SentenceFinder::is_acronym(std::string_view word) const {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < word.size(); ++at) {
        const SentenceClass c = rules_->next_class(word, at);
        if (letters == 0 ? c != kUpper : !is_letter(c)) return false;
        ++letters;
        if (at < word.size() && word[at] != '.') return false;
        if (at + 1 < word.size() && word[at + 1] == '-') ++at;
    }
    return letters > 1;
}

// `store. a) milk b) bread`, `world.Today`, `cognition.10 This`. The mark's place where it ends nothing.
std::size_t SentenceFinder::denied_end(std::string_view text, std::size_t begin,
                                       const SentenceBreak& at) const {
    if (at.end != at.mark_end)
        return begins_list(text.substr(at.end)) && ends_by_period(text, begin, at, follower(text, at.end))
                   ? at.end
                   : at.mark;
    constexpr std::size_t kShortestWord = 3;
    const std::string_view word = word_before(text, begin, at.mark);
    if (!word.empty() && (word.size() < kShortestWord || !all_of(word, is_ascii_letter) || is_known(word) ||
                          lists_->before_number.has_any_case(word) || lists_->never_last.has_any_case(word)))
        return at.mark;
    if (is_ascii_digit(text[at.end])) {
        const std::size_t end = behind_reference_numbers(text, at.end);
        return end == at.end || follower(text, end).first != kUpper ? at.mark : end;
    }
    const std::string_view behind = follower(text, at.end).word;
    const std::size_t behind_end = at.end + behind.size();
    const bool is_spaced = behind_end < text.size() && text[behind_end] == ' ';
    const bool is_title = text.substr(behind_end).starts_with(". ") && lists_->never_last.has(behind);
    return !word.empty() && (is_title || (is_spaced && lists_->starters.has(behind))) ? at.end : at.mark;
}

// Behind `10 ` or `11 12 ` and the spaces; `from` where no such numbers stand there.
std::size_t SentenceFinder::behind_reference_numbers(std::string_view text, std::size_t from) const {
    constexpr std::size_t kMostDigits = 3;
    std::size_t at = from;
    while (at < text.size() && is_ascii_digit(text[at])) {
        const std::size_t number = at;
        while (at < text.size() && is_ascii_digit(text[at])) ++at;
        if (at - number > kMostDigits) return from;
        const std::size_t joined = at < text.size() && (text[at] == ',' || text[at] == '-') ? at + 1 : at;
        const std::size_t spaced = behind_spaces(text, joined);
        if (spaced == at) return from;
        at = spaced;
    }
    return at;
}

// A lower-case letter that numbers an item, `a) here b) there`, begins a sentence.
bool SentenceFinder::begins_list(std::string_view text) const { return next_item(text) != text.size(); }

// Where the next item of the list begins that begins the text; its end where there is none.
std::size_t SentenceFinder::next_item(std::string_view text) const {
    constexpr std::size_t kFarthest = 1024;
    const ItemLabel label = ItemLabel::at_begin_of(text);
    if (label.size() == 0 || (label.may_be_ordinal() && !lists_->after_ordinal.empty())) return text.size();
    const std::size_t item = label.next_item(text.substr(label.size(), kFarthest));
    return item == std::string_view::npos ? text.size() : label.size() + item;
}

bool SentenceFinder::is_known(std::string_view word) const {
    if (is_acronym(word) || lists_->abbreviations.has_any_case(word)) return true;
    const std::size_t hyphen = word.rfind('-');
    return hyphen != std::string_view::npos && lists_->abbreviations.has_any_case(word.substr(hyphen + 1));
}

bool SentenceFinder::has_words(std::string_view text) const {
    for (std::size_t at = 0; at < text.size();) {
        const SentenceClass c = rules_->next_class(text, at);
        if (c == kUpper || c == kLower || c == kLetter || c == kNumeric) return true;
    }
    return false;
}

// Back to white space, a bracket or a quotation mark. Empty where it is too long to be an abbreviation.
std::string_view SentenceFinder::word_before(std::string_view text, std::size_t begin,
                                             std::size_t mark) const {
    std::size_t from = mark;
    while (from > begin) {
        std::size_t before = from;
        const SentenceClass c = rules_->previous_class(text, before);
        if (is_space(c) || c == kClose) break;
        from = before;
        if (mark - from > kLongestAbbreviation) return {};
    }
    return text.substr(from, mark - from);
}

SentenceFinder::Follower SentenceFinder::follower(std::string_view text, std::size_t from) const {
    SentenceClass c = kOther;
    std::size_t begin = from;
    for (std::size_t at = from; at < text.size(); begin = at) {
        c = rules_->next_class(text, at);
        if (c != kClose && !is_space(c)) break;
    }
    std::size_t end = begin;
    while (end < text.size() && end - begin <= kLongestAbbreviation) {
        std::size_t behind = end;
        const SentenceClass part = rules_->next_class(text, behind);
        if (part != kUpper && part != kLower && part != kLetter && part != kExtend) break;
        end = behind;
    }
    return {text.substr(begin, end - begin), c};
}

// `decreed.[1][2] The`: what is cited belongs to the sentence. The rules end it within the bracket.
std::size_t SentenceFinder::with_references(std::string_view text, const SentenceBreak& at) const {
    constexpr std::size_t kLongest = 12;
    std::size_t end = at.mark_end;
    while (end < text.size() && text[end] == '[') {
        const std::size_t close = text.substr(end, kLongest).find(']');
        if (close == std::string_view::npos || close == 1 || !is_ascii_digit(text[end + 1])) return at.end;
        end += close + 1;
    }
    if (end == at.mark_end) return at.end;
    const std::size_t spaced = behind_spaces(text, end);
    return spaced == end && end < text.size() ? at.end : spaced;
}

// French sets its quotation marks off by spaces: `« Bonjour. » Puis`.
std::size_t SentenceFinder::with_closing_guillemet(std::string_view text, std::size_t end) const {
    constexpr std::string_view kGuillemet = "»";
    if (!text.substr(end).starts_with(kGuillemet)) return end;
    const std::size_t spaced = behind_spaces(text, end + kGuillemet.size());
    return spaced > end + kGuillemet.size() || spaced == text.size() ? spaced : end;
}

std::size_t SentenceFinder::behind_spaces(std::string_view text, std::size_t from) const {
    while (from < text.size()) {
        std::size_t behind = from;
        if (!is_space(rules_->next_class(text, behind))) break;
        from = behind;
    }
    return from;
}

}  // namespace rostra::sentences
