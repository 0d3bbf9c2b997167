// SPDX-License-Identifier: Apache-2.0
#include "direct_quotes.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "quote_text.hpp"

namespace rostra::quotes {

namespace {

constexpr std::size_t kLongestInterruption = 200;  // bytes between two parts of one quotation

bool is_dash(char32_t code) { return code == '-' || (code >= 0x2012 && code <= 0x2015); }
bool is_comma(char32_t code) { return code == ',' || code == 0xFF0C || code == 0x3001; }
bool is_colon(char32_t code) { return code == ':' || code == ';' || code == 0xFF1A; }

/// What was said, without blanks around it and without the comma that belongs to the sentence around.
Span said(std::string_view text, Span inner) {
    auto begin = static_cast<std::size_t>(inner.begin);
    auto end = static_cast<std::size_t>(inner.end);
    const auto trim = [&] {
        for (std::size_t before = end + 1; end != before;) {
            before = end;
            end = skip_blanks_back(text, end, begin, true);
        }
        for (std::size_t before = end; begin < end; before = begin) {
            begin = skip_blanks(text, begin, end, true);
            if (begin == before) break;
        }
    };
    trim();
    const Symbol last = begin < end ? symbol_before(text, end) : Symbol{};
    if (last.size != 0 && is_comma(last.code)) end -= last.size;
    trim();
    return span_of(begin, end);
}

int count_words(std::string_view text, Span span, int most) {
    int words = 0;
    for (auto at = static_cast<std::size_t>(span.begin);
         at < static_cast<std::size_t>(span.end) && words < most;) {
        const Symbol symbol = symbol_at(text, at);
        if (symbol.size == 0) {
            ++words;
            at = word_end(text, at, static_cast<std::size_t>(span.end));
        } else {
            at += symbol.size;
        }
    }
    return words;
}

/// Where the words end that say who says `last`, when they stand behind it; they announce nothing more.
std::size_t behind_clause(const Quote& last, std::size_t from) {
    return std::max(from, static_cast<std::size_t>(last.cue.end));
}

}  // namespace

struct DirectQuotes::Place {
    bool begins_sentence = false;  ///< nothing of the sentence stands before it
    bool punctuated = false;       ///< ends with a mark of its own, or a comma right behind
    bool ends_line = false;
    bool ends_sentence = false;  ///< nothing of the sentence stands behind it
    std::optional<Attribution> before, behind;
};

DirectQuotes::Place DirectQuotes::look(const MarkedSpan& pair, Span room, const Quote* last) const {
    const auto from = static_cast<std::size_t>(room.begin);
    const auto open = static_cast<std::size_t>(pair.outer.begin);
    const auto close = static_cast<std::size_t>(pair.outer.end);
    Place place;
    const std::size_t end = skip_blanks_back(text_, static_cast<std::size_t>(pair.inner.end),
                                             static_cast<std::size_t>(pair.inner.begin), true);
    const char32_t ends = symbol_before(text_, end).code;
    const std::size_t next = skip_blanks(text_, close, text_.size());
    const char32_t follows = next < text_.size() ? symbol_at(text_, next).code : '\n';
    place.punctuated = is_sentence_end(ends) || is_comma(ends) || is_dash(ends) || is_comma(follows);
    place.ends_line = follows == '\n';
    place.ends_sentence = place.ends_line || is_sentence_end(follows);

    const std::size_t left = skip_blanks_back(text_, open, from);
    const Symbol sign = left > from ? symbol_before(text_, left) : Symbol{1, '\n'};
    place.begins_sentence =
        sign.size != 0 &&
        (sign.code == '\n' || is_sentence_end(sign.code) || is_colon(sign.code) || is_dash(sign.code) ||
         sign.code == ')' || sign.code == ']' || sign.code == '*' || sign.code == '_');
    place.before = attributions_.before(open, last == nullptr ? from : behind_clause(*last, from));
    place.behind = attributions_.behind(close, static_cast<std::size_t>(room.end), place.punctuated);
    return place;
}

/// Whether a quotation interrupted by who says it goes on at `open`.
bool DirectQuotes::goes_on(const Quote& last, std::size_t open) const {
    const auto from = static_cast<std::size_t>(last.around.end);
    if (open - from > kLongestInterruption || sentences_.end(from, open) < open) return false;
    const std::size_t left = skip_blanks_back(text_, open, from, true);
    const char32_t sign = symbol_before(text_, left).code;
    return left > from && (is_comma(sign) || is_colon(sign) || is_dash(sign));
}

/// Whether the sentence that says who says `last` is over, and nothing but the next quotation of its
/// paragraph follows.
bool DirectQuotes::follows(const Quote& last, std::size_t open) const {
    const auto from = static_cast<std::size_t>(last.around.end);
    if (last.cue.empty() || last.cue.begin < last.around.end || open - from > kLongestInterruption)
        return false;
    const std::size_t end = sentences_.end(static_cast<std::size_t>(last.cue.end), open);
    return end < open && skip_blanks(text_, end, open, true) == open;
}

std::optional<Quote> DirectQuotes::judge(const MarkedSpan& pair, Span room, const Quote* last) const {
    const auto open = static_cast<std::size_t>(pair.outer.begin);
    const Place place = look(pair, room, last);
    Quote quote;
    quote.span = said(text_, pair.inner);
    quote.around = pair.outer;
    quote.last_paragraph = pair.last_paragraph;
    const int words = count_words(text_, quote.span, 3);
    if (words == 0) return std::nullopt;

    const bool continued = last != nullptr && goes_on(*last, open);
    const std::optional<Attribution>* named = nullptr;
    if (place.behind && (place.behind->speaker || place.punctuated)) {
        named = &place.behind;
    } else if (place.before && (place.before->touches || place.punctuated || place.ends_sentence)) {
        named = &place.before;
    }
    if (named != nullptr) {
        if (((*named)->cue_flags & (kCue | kSource)) == 0) return std::nullopt;  // only thought
        quote.speaker = (*named)->speaker;
        quote.cue = (*named)->cue;
    } else if (!continued) {
        const bool whole = place.punctuated || (place.ends_line && words > 2);
        if (pair.depth > 0 || !place.begins_sentence || !whole) return std::nullopt;
    }
    if (!quote.speaker && last != nullptr &&
        (continued || (named == nullptr && last->last_paragraph == pair.paragraph && follows(*last, open)))) {
        quote.speaker = last->speaker;
        quote.cue = last->cue;
    }
    if (pair.depth > 0 && !quote.speaker) return std::nullopt;
    return quote;
}

std::vector<Quote> DirectQuotes::choose(const std::vector<MarkedSpan>& pairs) const {
    constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    // What stands around the pairs that are open at a place: the room up to the next pair beside each.
    struct Level {
        std::size_t last_pair = kNone;   // the pair before the next one of this level
        std::size_t last_quote = kNone;  // the same, where it was a quotation
    };
    const auto whole = static_cast<std::int32_t>(text_.size());
    std::vector<std::int32_t> next(pairs.size(), whole);  // where the next pair beside each begins
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto depth = static_cast<std::size_t>(pairs[i].depth);
        if (depth > 0) next[i] = pairs[open[depth - 1]].inner.end;
        if (depth < open.size() && pairs[open[depth]].outer.end <= pairs[i].outer.begin &&
            (depth == 0 || pairs[open[depth - 1]].inner.contains(pairs[open[depth]].outer))) {
            next[open[depth]] = pairs[i].outer.begin;
        }
        open.resize(depth);
        open.push_back(i);
    }

    std::vector<Quote> quotes;
    std::vector<Level> levels;
    std::vector<std::size_t> parents;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto depth = static_cast<std::size_t>(pairs[i].depth);
        levels.resize(depth + 1);
        parents.resize(depth);
        const Level& level = levels[depth];
        std::int32_t from = depth == 0 ? 0 : pairs[parents[depth - 1]].inner.begin;
        if (level.last_pair != kNone) from = pairs[level.last_pair].outer.end;
        const Quote* last = level.last_quote == kNone ? nullptr : &quotes[level.last_quote];
        const std::optional<Quote> quote = judge(pairs[i], {from, next[i]}, last);
        levels[depth] = {i, quote ? quotes.size() : kNone};
        parents.push_back(i);
        if (quote) quotes.push_back(*quote);
    }
    return quotes;
}

}  // namespace rostra::quotes
