// SPDX-License-Identifier: Apache-2.0
#include "direct_quotes.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "quote_text.hpp"
#include "unspaced_speech.hpp"
#include "written_title.hpp"

namespace rostra::quotes {

namespace {

constexpr std::int32_t kLongestInterruption = 200;  // bytes between two parts of one quotation
constexpr std::int32_t kLongestClause = 400;  // bytes of the sentence between two that says who says both
constexpr std::int32_t kToMark = 120;         // bytes between a cue and the quotation it announces
constexpr std::size_t kMostLead = 4;          // words between marks and the clause behind them

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

}  // namespace

struct DirectQuotes::Place {
    bool begins_sentence = false;  ///< nothing of the sentence stands before it
    bool punctuated = false;       ///< ends with a mark of its own, or a comma right behind
    bool ends_line = false;
    bool ends_sentence = false;  ///< nothing of the sentence stands behind it
    Found before, behind;
};

/// “…,” Xu said; “…” (he laughed), said Xu
DirectQuotes::Found DirectQuotes::behind(std::size_t token) const {
    for (std::size_t i = sayings_.first_from(token + 1); i < sayings_.all().size(); ++i) {
        const Saying& saying = sayings_.all()[i];
        std::size_t at = token + 1;
        while (at < saying.begin && at <= token + kMostLead) {
            const Token& between = tokens_[at];
            const bool skipped = between.kind == TokenKind::comma || between.kind == TokenKind::dash ||
                                 (between.is(kBetween) && !between.is(kPronoun | kConjunction));
            if (!skipped) break;
            ++at;
        }
        if (at == saying.begin && saying.begin > token) {
            // He said, “…,” and she answered: the words behind are a clause before the next marks.
            const bool announces = saying.lead == Lead::quote || saying.lead == Lead::colon;
            if (saying.lead == Lead::naming && !saying.inverted) return {};
            if (tokens_[token + 1].first && tokens_[saying.cue].is(kSource)) return {};
            if (tokens_[token + 1].first && announces && !saying.inverted) return {};
            // “….” Xu said that …: a sentence of its own
            if (tokens_[token + 1].first && saying.lead != Lead::none && !saying.inverted) return {};
            return {&saying, true};
        }
        if (saying.begin > token + kMostLead + 1) break;
    }
    return {};
}

/// Xu said: “…”
DirectQuotes::Found DirectQuotes::before(std::size_t token) const {
    const std::int32_t open = tokens_[token].begin;
    for (std::size_t i = sayings_.first_from(token); i-- > 0;) {
        const Saying& saying = sayings_.all()[i];
        if (tokens_[saying.cue].end + kToMark < open) break;
        if (tokens_.sentence_end(saying.cue) <= token && saying.content != token) break;
        if (saying.end > token) continue;
        if (saying.content == token) return {&saying, true};
        const Token& sign = tokens_[token - 1];
        const bool parted =
            sign.kind == TokenKind::comma || sign.kind == TokenKind::colon || sign.kind == TokenKind::dash;
        const bool another = std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(saying.cue),
                                         tokens_.begin() + static_cast<std::ptrdiff_t>(token),
                                         [](const Token& one) { return one.kind == TokenKind::quote; });
        if (another) break;
        if (tokens_[saying.cue].is(kSource) && saying.end + 1 == token && parted) return {&saying, true};
        if (parted && !saying.borrowed && saying.lead != Lead::infinitive) return {&saying, false};
    }
    return {};
}

DirectQuotes::Place DirectQuotes::look(std::size_t token, const MarkedSpan& pair, std::size_t from) const {
    const std::string_view text = tokens_.text();
    const auto open = static_cast<std::size_t>(pair.outer.begin);
    const auto close = static_cast<std::size_t>(pair.outer.end);
    Place place;
    const char32_t ends =
        last_sign(text, static_cast<std::size_t>(pair.inner.begin), static_cast<std::size_t>(pair.inner.end));
    const std::size_t next = skip_blanks(text, close, text.size());
    const char32_t follows = next < text.size() ? symbol_at(text, next).code : '\n';
    place.punctuated =
        is_sentence_end(ends) || is_comma(ends) || is_dash(ends) || is_comma(follows) || is_dash(follows);
    place.ends_line = follows == '\n';
    place.ends_sentence = place.ends_line || is_sentence_end(follows);

    const std::size_t left = skip_blanks_back(text, open, from);
    const Symbol sign = left > from ? symbol_before(text, left) : Symbol{1, '\n'};
    place.begins_sentence =
        sign.size != 0 &&
        (sign.code == '\n' || is_sentence_end(sign.code) || is_colon(sign.code) || is_dash(sign.code) ||
         sign.code == ')' || sign.code == ']' || sign.code == '*' || sign.code == '_');
    place.before = before(token);
    place.behind = behind(token);
    // What stands on the next line is a clause of this one only where it goes on the sentence.
    if (place.behind.saying != nullptr) {
        const std::size_t begin = static_cast<std::size_t>(tokens_[place.behind.saying->begin].begin);
        const bool line = text.substr(close, begin - close).find('\n') != std::string_view::npos;
        if (line && !is_lower_at(text, begin)) place.behind = {};
    }
    return place;
}

/// 罗照辉表示：“…”: in a script without blanks the name ends where the cue begins, and begins where the clause does.
bool DirectQuotes::read_unspaced(std::size_t open, Quote& quote) const {
    constexpr std::size_t kLongestName = 60;  // bytes
    if (words_.unspaced_cues().empty()) return false;
    const std::string_view text = tokens_.text();
    std::size_t at = skip_blanks_back(text, open, 0);
    const Symbol sign = symbol_before(text, at);
    if (is_colon(sign.code) || is_comma(sign.code)) at -= sign.size;
    for (const std::string& cue : words_.unspaced_cues()) {
        if (!text.substr(0, at).ends_with(cue)) continue;
        const std::size_t begin = at - cue.size();
        const std::size_t least = begin > kLongestName ? character_floor(text, begin - kLongestName) : 0;
        quote.cue = span_of(begin, at);
        quote.tie = Tie::clause;
        quote.speaker = unspaced_source(text, word_begin(text, begin, least), begin, words_);
        return true;
    }
    return false;
}

/// “…” — Ana Ruiz, minister
std::optional<SourcePhrase> DirectQuotes::signed_by(std::size_t token) const {
    if (token + 2 >= tokens_.size() || tokens_[token + 1].kind != TokenKind::dash) return std::nullopt;
    auto name = sayings_.reader().after(token + 2, tokens_.size());
    if (!name || name->kind != SourceKind::name) return std::nullopt;
    const std::string_view text = tokens_.text();
    const auto end = static_cast<std::size_t>(name->span.end);
    const std::size_t next = skip_blanks(text, end, text.size());
    const bool over = next >= text.size() || text[next] == '\n';
    const bool office = next < text.size() && text[next] == ',';
    if (!over && !office) return std::nullopt;
    const std::size_t line = std::min(text.find('\n', next), text.size());
    const std::size_t last = tokens_.at(static_cast<std::int32_t>(line));
    if (sayings_.reader().has_verb(name->end, last)) return std::nullopt;
    return name;
}

/// Ana Ruiz, director: “…”; From Ana Ruiz: “…”
std::optional<SourcePhrase> DirectQuotes::announced_by(std::size_t token) const {
    if (token == 0 || tokens_[token - 1].kind != TokenKind::colon) return std::nullopt;
    std::size_t begin = tokens_.sentence_begin(token - 1);
    if (sayings_.reader().has_verb(begin, token)) return std::nullopt;
    if (tokens_[begin].is(kPreposition)) ++begin;
    auto name = sayings_.reader().after(begin, token);
    const bool alone =
        name && name->kind == SourceKind::name && name->end < token && !tokens_[name->end].word();
    return alone ? name : std::nullopt;
}

/// Whether a quotation interrupted by who says it goes on at `token`.
bool DirectQuotes::goes_on(const Quote& last, std::size_t last_token, std::size_t token) const {
    if (tokens_[token].begin - last.around.end > kLongestInterruption || token == 0) return false;
    // Xu: “It is.” Berg: “It is not.”
    if (tokens_[last_token + 1].first && (last.cue.empty() || last.cue.begin < last.around.end)) return false;
    for (std::size_t i = last_token + 1; i <= token; ++i) {
        if (tokens_[i].first && i > last_token + 1) return false;
        if (tokens_[i].kind == TokenKind::quote && i < token) return false;
        if (tokens_[i].kind == TokenKind::stop) return false;
    }
    const TokenKind sign = tokens_[token - 1].kind;
    return token > last_token + 1 &&
           (sign == TokenKind::comma || sign == TokenKind::colon || sign == TokenKind::dash);
}

/// Whether the sentence that says who says `last` is over, and nothing but the next quotation of its paragraph follows.
bool DirectQuotes::follows(const Quote& last, std::size_t last_token, std::size_t token) const {
    if (last.cue.empty() || last.cue.begin < last.around.end ||
        tokens_[token].begin - last.around.end > kLongestClause) {
        return false;
    }
    // On the next line another one may answer; wrapped lines seldom end where a sentence does.
    const std::string_view between = slice(tokens_.text(), {last.cue.begin, tokens_[token].begin});
    if (between.find('\n') != std::string_view::npos) return false;
    return token > last_token + 1 && tokens_.sentence_end(tokens_.at(last.cue.begin)) == token &&
           !another_speaks(last, token);
}

/// Whether somebody else is said to speak between the clause of `last` and a token.
bool DirectQuotes::another_speaks(const Quote& last, std::size_t token) const {
    for (std::size_t i = sayings_.first_from(tokens_.at(last.cue.end)); i < sayings_.all().size(); ++i) {
        const Saying& saying = sayings_.all()[i];
        if (saying.cue >= token) break;
        const bool own = saying.source && !saying.borrowed && !saying.relative && !saying.inverted;
        if (own && tokens_[saying.cue].is(kCue) && saying.lead == Lead::none) return true;
    }
    return false;
}

bool DirectQuotes::ends_as_sentence(Span span) const {
    return is_sentence_end(
        last_sign(tokens_.text(), static_cast<std::size_t>(span.begin), static_cast<std::size_t>(span.end)));
}

std::optional<Quote> DirectQuotes::judge(std::size_t token, const MarkedSpan& pair, const Quote* last,
                                         std::size_t last_token, bool inside) const {
    const bool beside = token > 0 && tokens_[token - 1].kind == TokenKind::quote;
    const std::size_t from = beside ? static_cast<std::size_t>(tokens_[token - 1].end) : 0;
    const Place place = look(token, pair, from);
    Quote quote;
    quote.span = said(tokens_.text(), pair.inner);
    quote.around = pair.outer;
    quote.last_paragraph = pair.last_paragraph;
    const int words = count_words(tokens_.text(), quote.span, 3);
    if (words == 0) return std::nullopt;
    // on the show “Good Morning”; told “Good Morning”
    if (token > 0 && tokens_[token - 1].word() && !tokens_[token].first &&
        (!tokens_[token - 1].is(kCue) || tokens_[token - 1].is(kTell)) &&
        is_title(tokens_.text(), pair.inner, words_)) {
        return std::nullopt;
    }

    const bool continued = last != nullptr && goes_on(*last, last_token, token);
    Found named;
    if (place.behind.saying != nullptr &&
        (place.punctuated || (place.behind.saying->inverted && place.behind.saying->source))) {
        named = place.behind;
    } else if (place.before.saying != nullptr &&
               (place.before.touches || place.punctuated || place.ends_sentence)) {
        named = place.before;
    }
    // He felt, “the key”; the poll found: no sayings.
    if (named.saying != nullptr && !tokens_[named.saying->cue].is(kCue | kSource | kThought | kFinding))
        named = {};
    // They called it “the key”: a name, no saying.
    if (named.saying != nullptr && tokens_[named.saying->cue].is(kNaming) && named.saying->cue < token &&
        tokens_[token - 1].word()) {
        named = {};
    }
    if (named.saying != nullptr) {
        const Saying& saying = *named.saying;
        if (tokens_[saying.cue].is(kThought) && !tokens_[saying.cue].is(kCue))
            return std::nullopt;  // nobody hears it
        quote.speaker = saying.source;
        quote.closed = !saying.source;
        quote.cue = tokens_[saying.cue].span();
        const bool lent = saying.borrowed && tokens_[saying.cue].is(kParticiple);
        quote.tie = !named.touches ? Tie::far : lent ? Tie::borrowed : Tie::clause;
    } else if (read_unspaced(static_cast<std::size_t>(pair.outer.begin), quote)) {
        quote.closed = !quote.speaker;
    } else if (!continued) {
        const bool whole = place.punctuated || (place.ends_line && words > 2);
        if (inside || !place.begins_sentence || !whole) return std::nullopt;
        // “Good Morning,” a show that …
        const bool own_end = place.ends_line || ends_as_sentence(quote.span);
        if (!own_end && is_title(tokens_.text(), pair.inner, words_)) return std::nullopt;
    }
    if (!quote.speaker && !continued && quote.cue.empty() && place.begins_sentence) {
        quote.speaker = signed_by(token);
        if (!quote.speaker) quote.speaker = announced_by(token);
        if (quote.speaker) quote.tie = Tie::line;
    }
    if (last != nullptr && quote.tie != Tie::line && !(named.saying == nullptr && quote.tie == Tie::clause)) {
        // The clause between two pieces, or before both, is one clause; another one behind begins anew.
        const bool same = named.saying == nullptr || quote.tie == Tie::far || quote.cue == last->cue;
        const bool after = named.saying == nullptr && follows(*last, last_token, token);
        if (after || (continued && same)) {
            quote.speaker = last->speaker;
            quote.closed = last->closed;
            quote.cue = last->cue;
            quote.tie = last->tie == Tie::none ? Tie::none : Tie::same;
            quote.continues = last->span.begin;
        }
    }
    if (inside &&
        (!quote.speaker || !(quote.speaker->kind == SourceKind::name || quote.speaker->pronoun()))) {
        return std::nullopt;
    }
    return quote;
}

std::vector<Quote> DirectQuotes::choose(const std::vector<MarkedSpan>& pairs, bool inside,
                                        const std::vector<Quote>& retold) const {
    std::vector<Quote> quotes;
    std::size_t last_token = Saying::kNone;  // of the quotation before
    std::size_t next = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        if (tokens_[i].kind != TokenKind::quote) continue;
        while (next < retold.size() && retold[next].span.end <= tokens_[i].begin) ++next;
        const bool told = next < retold.size() && retold[next].span.begin < tokens_[i].end;
        const MarkedSpan& pair = pairs[static_cast<std::size_t>(tokens_[i].pair)];
        std::optional<Quote> quote;
        if (!told) {
            const bool known = last_token != Saying::kNone;
            const Quote* last = known ? &quotes.back() : nullptr;
            std::size_t behind = known ? last_token : 0;
            // The plan was dead, she said. “Nobody wants it.”
            if (next > 0 && retold[next - 1].cue.begin > retold[next - 1].span.end &&
                (last == nullptr || last->around.end < retold[next - 1].span.end)) {
                last = &retold[next - 1];
                behind = tokens_.at(last->span.end);
                if (behind > 0) --behind;
            }
            quote = judge(i, pair, last, behind, inside);
        }
        if (quote) {
            last_token = i;
            quotes.push_back(*quote);
        }
    }
    return quotes;
}

}  // namespace rostra::quotes
