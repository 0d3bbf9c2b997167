// SPDX-License-Identifier: Apache-2.0
#include "quote_tokens.hpp"

#include <algorithm>

#include "quote_text.hpp"
#include "rostra/analysis/language/ascii.hpp"

namespace rostra::quotes {

namespace {

constexpr std::size_t kLongestElision = 5;  // bytes: dell’
constexpr WordFlags kNoStopBehind = kAbbreviation;

bool is_apostrophe(char32_t code) { return code == '\'' || code == 0x2019; }
bool is_hyphen(char32_t code) { return code == '-' || code == 0x2010 || code == 0x2011; }

TokenKind kind_of(char32_t code) {
    switch (code) {
        case ',':
        case 0xFF0C:
        case 0x3001:
            return TokenKind::comma;
        case ':':
        case 0xFF1A:
            return TokenKind::colon;
        case ';':
        case 0xFF1B:
            return TokenKind::semicolon;
        case '(':
        case '[':
        case 0xFF08:
            return TokenKind::open;
        case ')':
        case ']':
        case 0xFF09:
            return TokenKind::close;
        case '-':
        case 0x2012:
        case 0x2013:
        case 0x2014:
        case 0x2015:
            return TokenKind::dash;
        default:
            return TokenKind::word;
    }
}

}  // namespace

WordFlags QuoteTokens::flags_of(std::size_t begin, std::size_t end) const {
    return words_.flags(text_, begin, end);
}

void QuoteTokens::add(TokenKind kind, std::size_t begin, std::size_t end, WordFlags flags) {
    Token token;
    token.begin = static_cast<std::int32_t>(begin);
    token.end = static_cast<std::int32_t>(end);
    token.kind = kind;
    token.flags = flags;
    token.first = first_;
    if (kind == TokenKind::word) token.capital = is_capital_at(text_, begin);
    tokens_.push_back(token);
    first_ = false;
}

/// The end of the word at `at`, with the initials and digits that go on there: U.S, 1,140
std::size_t QuoteTokens::read_letters(std::size_t at, std::size_t limit) const {
    const std::size_t begin = at;
    at = word_end(text_, at, limit);
    while (at + 1 < limit && is_ascii_digit(text_[at - 1]) &&
           (text_[at] == ',' || text_[at] == '.' || text_[at] == ':') && is_ascii_digit(text_[at + 1])) {
        at = word_end(text_, at + 1, limit);  // 1,140; 9:30
    }
    if (at - begin != 1 || !is_capital_at(text_, begin)) return at;
    while (at + 1 < limit && text_[at] == '.' && is_capital_at(text_, at + 1) &&
           (at + 2 >= limit || !is_word_at(text_, at + 2))) {
        at += 2;
    }
    return at;
}

void QuoteTokens::read_word(std::size_t limit) {
    const std::size_t begin = at_;
    while (cue_ < scan_.cues.size() && scan_.cues[cue_].span.begin < static_cast<std::int32_t>(begin)) ++cue_;
    if (cue_ < scan_.cues.size() && scan_.cues[cue_].span.begin == static_cast<std::int32_t>(begin)) {
        const CueWord& cue = scan_.cues[cue_];
        const auto end = static_cast<std::size_t>(cue.span.end);
        if (text_.substr(begin, end - begin).find(' ') != std::string_view::npos && end <= limit) {
            at_ = end;
            add(TokenKind::word, begin, end, cue.flags);
            return;
        }
    }
    std::size_t end = read_letters(begin, limit);
    while (end < limit && text_[end] != ' ') {
        const Symbol joint = symbol_at(text_, end);
        const std::size_t next = end + joint.size;
        if (joint.size == 0 || next >= limit || !is_word_at(text_, next)) break;
        if (is_hyphen(joint.code)) {
            const WordFlags before = flags_of(begin, end);
            const std::size_t behind = word_end(text_, next, limit);
            const bool inverted = (before & (kCue | kThought | kVerb)) != 0 &&
                                  ((flags_of(next, behind) & kPronoun) != 0 || behind - next == 1);
            if (inverted) {
                add(TokenKind::word, begin, end, before);
                // demanda-t-il: what stands before the pronoun is a filler
                at_ = behind - next == 1 && behind < limit && is_hyphen(symbol_at(text_, behind).code)
                          ? behind + 1
                          : next;
                return;
            }
            end = read_letters(next, limit);
        } else if (is_apostrophe(joint.code)) {
            const std::size_t behind = word_end(text_, next, limit);
            const std::string_view tail = text_.substr(next, behind - next);
            if (tail == "s" || tail == "S") {
                const WordFlags flags = flags_of(begin, end);
                add(TokenKind::word, begin, end,
                    (flags & kPronoun) != 0 ? flags : flags & ~(kCue | kThought));
                tokens_.back().possessive = true;
                at_ = behind;
                return;
            }
            // D’Souza inside a sentence is one name
            const bool name =
                !first_ && end - begin == 1 && is_capital_at(text_, begin) && is_capital_at(text_, next);
            const bool elided = !name && end - begin <= kLongestElision &&
                                (flags_of(begin, end) & kElision) != 0 &&
                                (flags_of(next, behind) & kElision) == 0;
            const bool contracted = (flags_of(next, behind) & kElision) != 0 || tail == "t";
            if (elided || contracted) {
                WordFlags flags = flags_of(begin, end);
                if (contracted && (flags & kPronoun) == 0) flags = kVerb | kBetween;  // don’t, won’t
                if (elided) flags |= kArticle | kPreposition;
                add(TokenKind::word, begin, end, flags);
                at_ = elided ? next : behind;
                if (contracted && (flags & kPronoun) != 0) {
                    add(TokenKind::word, next, behind, kVerb | kBetween);  // he’ll
                }
                return;
            }
            end = behind;
        } else {
            break;
        }
    }
    at_ = end;
    WordFlags flags = flags_of(begin, end);
    const bool opens = first_;
    const bool dotted = text_.substr(begin, end - begin).find('.') != std::string_view::npos;
    if (dotted || (end - begin == 1 && is_capital_at(text_, begin))) flags |= kAbbreviation;
    add(TokenKind::word, begin, end, flags);
    // Facing a vote, …: the capital of a first word is no name's where it looks like a form of a verb.
    if (opens && tokens_.back().capital && (flags & (kMaleName | kFemaleName)) == 0 &&
        !is_name_inside(begin, end)) {
        const std::string_view word = text_.substr(begin, end - begin);
        const bool form = word.size() > 4 && (word.ends_with("ing") || word.ends_with("ed"));
        tokens_.back().doubtful = true;
        tokens_.back().capital = !form;
    }
}

/// Whether the word has its capital inside a sentence of the text, too.
bool QuoteTokens::is_name_inside(std::size_t begin, std::size_t end) {
    if (!inside_known_) {
        for (const Capital& capital : scan_.capitals) {
            if (capital.inside) inside_.push_back(capital.hash);
        }
        std::sort(inside_.begin(), inside_.end());
        inside_known_ = true;
    }
    return std::binary_search(inside_.begin(), inside_.end(), word_hash(text_, begin, end));
}

/// Whether the sign at `at`, one that may end a sentence, does.
bool QuoteTokens::ends_sentence(std::size_t at) const {
    const Symbol symbol = symbol_at(text_, at);
    if (symbol.code > 0x2026) return true;
    const std::size_t behind = at + symbol.size;
    if (behind < text_.size() && (is_word_at(text_, behind) || text_[behind] == ',')) return false;
    if (symbol.code != '.') return true;
    // (D-Vt.) said
    std::size_t next = behind;
    while (next < text_.size() && (text_[next] == ')' || text_[next] == ']' || text_[next] == '.')) ++next;
    const std::size_t word = skip_blanks(text_, next, text_.size());
    if (word > next && word < text_.size() && is_lower_at(text_, word)) return false;
    const bool closed = next > behind && (text_[behind] == ')' || text_[behind] == ']');
    if (closed && next < text_.size() && (text_[next] == ',' || text_[next] == ';' || text_[next - 1] == '.'))
        return false;
    if (tokens_.empty() || tokens_.back().end != static_cast<std::int32_t>(at)) return true;
    const bool short_form = tokens_.back().is(kNoStopBehind);
    return !short_form || behind >= text_.size();
}

void QuoteTokens::read_symbol(std::size_t limit) {
    const Symbol symbol = symbol_at(text_, at_);
    const std::size_t begin = at_;
    at_ += symbol.size;
    if (symbol.code == '\n') {
        const std::size_t next = skip_blanks(text_, at_, limit);
        if (lines_end_sentences_ ? !is_lower_at(text_, next) : next >= limit || text_[next] == '\n')
            first_ = true;
        return;
    }
    if (symbol.code == '-' && at_ < limit && text_[at_] == '-') ++at_;
    if (is_sentence_end(symbol.code)) {
        if (!ends_sentence(begin)) return;
        add(TokenKind::stop, begin, at_);
        first_ = true;
        return;
    }
    const TokenKind kind = kind_of(symbol.code);
    if (kind != TokenKind::word) add(kind, begin, at_);
}

void QuoteTokens::add_quote(const MarkedSpan& pair, std::size_t index) {
    const auto end = static_cast<std::size_t>(pair.outer.end);
    const auto open = static_cast<std::size_t>(pair.outer.begin);
    // … (D-Md.) “They are.”: behind a period what ends as a sentence does is one
    const bool ends = is_sentence_end(last_sign(text_, static_cast<std::size_t>(pair.inner.begin),
                                                static_cast<std::size_t>(pair.inner.end)));
    const std::size_t before = skip_blanks_back(text_, open, 0);
    const bool behind_stop = before > 0 && text_[before - 1] == '.';
    const bool behind_quote = !tokens_.empty() && tokens_.back().kind == TokenKind::quote && ended_;
    if ((behind_stop || behind_quote) && is_capital_at(text_, static_cast<std::size_t>(pair.inner.begin)) &&
        ends) {
        first_ = true;
    }
    add(TokenKind::quote, static_cast<std::size_t>(pair.outer.begin), end);
    tokens_.back().pair = static_cast<std::int32_t>(index);
    at_ = end;
    const std::size_t next = skip_blanks(text_, end, text_.size(), true);
    ended_ = ends;
    first_ = ended_ && is_word_at(text_, next) && !is_lower_at(text_, next);
}

void QuoteTokens::read(Span stretch, std::span<const MarkedSpan> pairs, std::int32_t depth) {
    constexpr std::size_t kUsual = 512;  // tokens of a stretch
    tokens_.clear();
    tokens_.reserve(kUsual);
    first_ = true;
    at_ = static_cast<std::size_t>(stretch.begin);
    const auto limit = static_cast<std::size_t>(stretch.end);
    cue_ = static_cast<std::size_t>(
        std::lower_bound(scan_.cues.begin(), scan_.cues.end(), stretch.begin,
                         [](const CueWord& cue, std::int32_t at) { return cue.span.begin < at; }) -
        scan_.cues.begin());
    std::size_t pair = static_cast<std::size_t>(
        std::lower_bound(pairs.begin(), pairs.end(), stretch.begin,
                         [](const MarkedSpan& one, std::int32_t at) { return one.outer.begin < at; }) -
        pairs.begin());
    while (at_ < limit) {
        while (pair < pairs.size() &&
               (pairs[pair].depth != depth || pairs[pair].outer.begin < static_cast<std::int32_t>(at_))) {
            ++pair;
        }
        if (pair < pairs.size() && pairs[pair].outer.begin == static_cast<std::int32_t>(at_) &&
            pairs[pair].outer.end <= stretch.end) {
            add_quote(pairs[pair], pair);
        } else if (byte_class(text_[at_]) == ByteClass::blank) {
            ++at_;
        } else if (symbol_at(text_, at_).size == 0) {
            const std::size_t next =
                pair < pairs.size() ? static_cast<std::size_t>(pairs[pair].outer.begin) : limit;
            read_word(std::min(limit, next));
        } else {
            read_symbol(limit);
        }
    }
    number_sentences();
    find_unlisted_cues();
}

/// “…,” he mocks. A verb in no list that stands between marks and a sign, with a source before it, says that somebody speaks.
void QuoteTokens::find_unlisted_cues() {
    constexpr std::size_t kMostName = 4;
    constexpr WordFlags kListed =
        kVerb | kBetween | kStop | kCue | kThought | kPreposition | kTime | kPerson | kBody;
    for (std::size_t i = 0; i + 2 < tokens_.size(); ++i) {
        if (tokens_[i].kind != TokenKind::quote) continue;
        std::size_t verb = i + 1;
        if (tokens_[verb].kind == TokenKind::comma) ++verb;
        const std::size_t source = verb;
        if ((*this)[source].is(kHe | kShe)) {
            ++verb;
        } else {
            while (verb < source + kMostName && (*this)[verb].word() && (*this)[verb].capital &&
                   !(*this)[verb].is(kPronoun | kTime | kArticle)) {
                ++verb;
            }
        }
        const Token& token = (*this)[verb];
        const Token& next = (*this)[verb + 1];
        const bool over = !next.word() || next.first || next.is(kPreposition | kTime);
        if (verb == source || !token.word() || token.capital || !token.is(kForm) || token.is(kListed) ||
            !over)
            continue;
        const auto begin = static_cast<std::size_t>(tokens_[i].begin);
        const std::size_t end = skip_blanks_back(text_, static_cast<std::size_t>(tokens_[i].end), begin);
        const char32_t sign = last_sign(text_, begin, end);
        if (sign != ',' && sign != '?' && sign != '!' && (*this)[source - 1].kind != TokenKind::comma)
            continue;
        tokens_[verb].flags |= kCue | kReport;
    }
}

void QuoteTokens::number_sentences() {
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= tokens_.size(); ++i) {
        if (i < tokens_.size() && !tokens_[i].first) continue;
        for (std::size_t one = begin; one < i; ++one) {
            tokens_[one].sentence_begin = static_cast<std::int32_t>(begin);
            tokens_[one].sentence_end = static_cast<std::int32_t>(i);
        }
        begin = i;
    }
}

std::size_t QuoteTokens::at(std::int32_t place) const {
    const auto found = std::lower_bound(tokens_.begin(), tokens_.end(), place,
                                        [](const Token& token, std::int32_t to) { return token.begin < to; });
    return static_cast<std::size_t>(found - tokens_.begin());
}

}  // namespace rostra::quotes
