// SPDX-License-Identifier: Apache-2.0
// What a number counts, and what it is of.
#include <algorithm>

#include "quantity.hpp"
#include "rostra/analysis/language/letters.hpp"

namespace rostra::figures {

namespace {

constexpr std::size_t kMostWords = 5;

bool may_be_noun(const Reading& reading, std::size_t at) {
    if (!reading.is_word(at) ||
        reading.is(at, kNounStop | kNumber | kAnd | kOf | kTo | kFrom | kPer | kLink | kArticle))
        return false;
    return !(reading.is(at, kMonth) && (!reading.word(at).capital_month || reading.begins_with_capital(at)));
}

void append_word(const Reading& reading, std::size_t at, std::string& text) {
    if (!text.empty() && !(reading.is_glued(at) && is_ideograph(0))) text += ' ';
    append_folded(text, reading.text(at));
}

bool is_ideograph_token(const Reading& reading, std::size_t at) {
    std::size_t next = 0;
    return reading.is_word(at) && is_ideograph(next_code_point(reading.text(at), next));
}

/// Behind what a link of Markdown leads to, where one ends there: [13 million](https://…) Americans.
std::size_t behind_link(const Reading& reading, std::size_t at) {
    constexpr std::size_t kLongest = 200;
    if (!reading.is_sign(at, "]") || !reading.is_sign(at + 1, "(") || !reading.is_glued(at + 1)) return at;
    for (std::size_t end = at + 2; end < reading.size() && end - at < kLongest; ++end) {
        if (reading.is_sign(end, ")")) return end + 1;
    }
    return at;
}

/// Ideographs up to the next sign, four at most: where a word ends is not known.
Noun read_ideograph_noun(const Reading& reading, std::size_t at) {
    constexpr std::size_t kMost = 4;
    while (reading.is(at, kCounter)) ++at;
    Noun noun{{}, at};
    for (std::size_t i = 0;
         i < kMost && is_ideograph_token(reading, noun.end) && !reading.is(noun.end, kNounStop);
         ++i, ++noun.end)
        noun.text += reading.text(noun.end);
    return noun;
}

}  // namespace

Noun read_noun(const Reading& reading, const Quantity& quantity) {
    std::size_t at = quantity.end;
    if (!reading.words().knows_nouns()) return {{}, at};
    const std::size_t behind = at + (reading.is_hyphen(at) && reading.is_glued(at) ? 1 : 0);
    if (const PhraseMatch after = reading.match(reading.words().after, behind)) {
        at = after.end;
    } else if (quantity.hyphen_noun) {
        ++at;
    }
    // **13 million** Americans: stars that print bold
    for (int stars = 0; stars < 2 && reading.is_sign(at, "*"); ++stars) ++at;
    at = behind_link(reading, at);
    if (reading.is_word(at) && reading.word(at).noun_lead) ++at;
    if (is_ideograph_token(reading, at)) return read_ideograph_noun(reading, at);
    if (reading.is(at, kOf)) {
        ++at;
        for (int skipped = 0; skipped < 2 && reading.is(at, kNounStop | kArticle); ++skipped) ++at;
    }
    // 3.5 tons of the grain: what follows a unit without `of` is what the unit is part of, as in a 10-day visit.
    Noun noun{{}, at};
    std::size_t words = 0, plural_end = 0;
    std::string plural_text;
    while (words < kMostWords && may_be_noun(reading, at)) {
        const bool plural = reading.is_plural(at);
        if (plural_end != 0 && !plural) break;
        append_word(reading, at, noun.text);
        ++words;
        ++at;
        while (reading.is_hyphen(at) && reading.is_glued(at) && reading.is_word(at + 1) &&
               reading.is_glued(at + 1)) {
            noun.text += '-';
            append_folded(noun.text, reading.text(at + 1));
            at += 2;
        }
        noun.end = at;
        if (plural) {
            plural_end = at;
            plural_text = noun.text;
        }
        if (words == 1 && quantity.hyphen_noun) break;
    }
    if (plural_end != 0) return {plural_text, plural_end};
    // Nothing shows where the noun ends: its first word where things are counted, two words behind a unit.
    const std::size_t keep = quantity.sort == Sort::count ? 1 : 2;
    if (words > keep) {
        std::size_t cut = 0;
        for (std::size_t i = 0; i < keep; ++i) cut = noun.text.find(' ', cut + (i == 0 ? 0 : 1));
        noun.text.resize(std::min(cut, noun.text.size()));
        noun.end = quantity.end + 1;
    }
    return noun;
}

std::string read_subject(const Reading& reading, std::size_t first, std::size_t from) {
    constexpr std::size_t kFar = 4;
    std::size_t link = first;
    std::size_t at = first;
    for (std::size_t steps = 0; steps < kFar && at > from; ++steps) {
        --at;
        if (reading.is_end(at)) return {};
        if (reading.is(at, kLink) && !reading.is(at, kTo | kPer)) {
            link = at;
            break;
        }
    }
    while (link > from && reading.is(link - 1, kLink)) --link;
    if (link == first) return {};
    std::vector<std::size_t> words;
    for (at = link; at > from && words.size() < kMostWords && may_be_noun(reading, at - 1); --at)
        words.push_back(at - 1);
    std::string subject;
    for (auto word = words.rbegin(); word != words.rend(); ++word) append_word(reading, *word, subject);
    return subject;
}

}  // namespace rostra::figures
