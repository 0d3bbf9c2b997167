// SPDX-License-Identifier: Apache-2.0
#include "quotes.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "dashed_speech.hpp"
#include "direct_quotes.hpp"
#include "quote_pairing.hpp"
#include "quote_text.hpp"
#include "retold_speech.hpp"
#include "sayings.hpp"
#include "sentence_bounds.hpp"
#include "stretches.hpp"
#include "turn_about.hpp"
#include "unspaced_speech.hpp"

namespace rostra::quotes {

namespace {

constexpr std::int32_t kFewestForGenre = 200;  // words of a text that tells what kind it is

/// What kind of text it is: a speech has `we` outside marks, a novel few names, dates and numbers.
Genre genre_of(const Scan& scan, std::span<const Span> marked) {
    constexpr std::int64_t kOwnVoice = 4;  // of a thousand words
    constexpr std::int64_t kNumber = 8;    // as good as so many names
    constexpr std::int64_t kLeast =
        110;  // of a thousand words: 95 of 100 articles have more, 95 of 100 novels fewer
    if (scan.words < kFewestForGenre) return Genre::report;
    std::int64_t names = kNumber * scan.numbers;
    for (const Capital& capital : scan.capitals) names += capital.inside && capital.span.size() > 1 ? 1 : 0;
    if (names * 1000 <= kLeast * scan.words) return Genre::novel;
    std::int64_t own = 0;
    std::size_t mark = 0;
    for (const std::int32_t at : scan.own_voice) {
        while (mark < marked.size() && marked[mark].end <= at) ++mark;
        own += mark == marked.size() || marked[mark].begin > at ? 1 : 0;
    }
    return own * 1000 > kOwnVoice * scan.words ? Genre::speech : Genre::report;
}

bool in_order(const Quote& a, const Quote& b) { return a.span < b.span; }

/// What the words of a stretch say somebody says, and what stands in marks in it.
void read_stretch(QuoteTokens& tokens, Sayings& sayings, const std::vector<MarkedSpan>& pairs,
                  const QuoteWords& words, Genre genre, std::vector<Quote>& quotes) {
    sayings.read();
    const std::vector<Quote> retold = RetoldSpeech(tokens, sayings, pairs, words, genre).choose();
    const std::vector<Quote> direct = DirectQuotes(tokens, sayings, words).choose(pairs, false, retold);
    quotes.insert(quotes.end(), retold.begin(), retold.end());
    quotes.insert(quotes.end(), direct.begin(), direct.end());
}

/// « …, dit-elle, … »: who says it stands between the marks, too.
void read_inserted(QuoteTokens& tokens, Sayings& sayings, const Scan& scan,
                   const std::vector<MarkedSpan>& pairs, std::vector<Quote>& quotes) {
    const auto first_cue = [&scan](std::int32_t at) {
        return std::lower_bound(scan.cues.begin(), scan.cues.end(), at,
                                [](const CueWord& cue, std::int32_t to) { return cue.span.begin < to; });
    };
    for (Quote& quote : quotes) {
        if (quote.type != QuoteType::direct || quote.speaker || quote.closed) continue;
        const auto cue = first_cue(quote.span.begin);
        if (cue == scan.cues.end() || cue->span.begin >= quote.span.end) continue;
        tokens.read(quote.span, pairs, -1);
        sayings.read();
        for (const Saying& saying : sayings.all()) {
            if (!saying.inverted || !saying.source || saying.begin == 0 || saying.end >= tokens.size())
                continue;
            const TokenKind left = tokens[saying.begin - 1].kind, right = tokens[saying.end].kind;
            const bool parted =
                (left == TokenKind::comma || left == TokenKind::dash) &&
                (right == TokenKind::comma || right == TokenKind::dash || right == TokenKind::stop);
            if (!parted || !tokens[saying.cue].is(kCue) || saying.source->kind == SourceKind::description)
                continue;
            quote.speaker = saying.source;
            quote.cue = tokens[saying.cue].span();
            quote.tie = Tie::clause;
            break;
        }
    }
}

int count_words(std::string_view text, Span span, int most) {
    int words = 0;
    const auto limit = static_cast<std::size_t>(span.end);
    for (auto at = static_cast<std::size_t>(span.begin); at < limit && words < most;) {
        const std::size_t end = word_end(text, at, limit);
        words += end > at ? 1 : 0;
        at = end > at ? end : next_boundary(text, at);
    }
    return words;
}

/// Whether nothing else stands on the lines of a span, and nobody speaks on those around.
bool is_alone(std::string_view text, Span span) {
    const std::size_t before = skip_blanks_back(text, static_cast<std::size_t>(span.begin), 0);
    const std::size_t behind = skip_blanks(text, static_cast<std::size_t>(span.end), text.size());
    if (before == 0 || text[before - 1] != '\n' || behind >= text.size() || text[behind] != '\n')
        return false;
    const std::size_t last = text.find_last_not_of(" \t\r\n", before);
    const std::size_t next = text.find_first_not_of(" \t\r\n", behind);
    if (last == std::string_view::npos || next == std::string_view::npos) return false;
    return !is_quote_mark(symbol_before(text, last + 1).code) && !is_quote_mark(symbol_at(text, next).code);
}

/// Leaves out headings that are a phrase of somebody in the article: a line in marks, short, and nobody says it.
void drop_headings(std::string_view text, std::vector<Quote>& quotes) {
    constexpr int kMostWords = 6;
    std::vector<std::int32_t> continued;
    for (const Quote& quote : quotes) continued.push_back(quote.continues);
    std::sort(continued.begin(), continued.end());
    std::erase_if(quotes, [&](const Quote& quote) {
        return quote.type == QuoteType::direct && !quote.speaker && !quote.closed && quote.cue.empty() &&
               quote.continues < 0 && is_alone(text, quote.around) &&
               count_words(text, quote.span, kMostWords + 1) <= kMostWords &&
               !std::binary_search(continued.begin(), continued.end(), quote.span.begin);
    });
}

/// Ties what goes on without a clause of its own to what it goes on from: pieces that one clause is about, and a paragraph
/// that is nothing but a quotation behind one that ends with who says it.
void join_pieces(std::string_view text, const Scan& scan, Genre genre, std::vector<Quote>& quotes) {
    constexpr std::int32_t kLongestTail = 200;  // bytes from a clause to the end of its paragraph
    constexpr int kFewestWords = 4;
    for (std::size_t i = 1; i < quotes.size(); ++i) {
        Quote& quote = quotes[i];
        const Quote& last = quotes[i - 1];
        if (quote.type != QuoteType::direct || quote.continues >= 0 || last.around.end > quote.around.begin)
            continue;
        if (!quote.cue.empty()) {
            if (quote.cue == last.cue) quote.continues = last.span.begin;
            continue;
        }
        if (quote.speaker || quote.closed || genre != Genre::report) continue;
        // Towns need people “who stay,” Xu said. Where the marks do not end what is told, nothing goes on.
        const bool marked = last.type == QuoteType::mixed && last.span.end > 0 &&
                            is_quote_mark(symbol_before(text, static_cast<std::size_t>(last.span.end)).code);
        if (last.type != QuoteType::direct && !marked) continue;
        if (last.cue.begin < last.around.end || !last.speaker) continue;
        const std::int32_t from = std::max(last.cue.end, last.speaker->span.end);
        if (from >= quote.around.begin || quote.around.begin - from > kLongestTail) continue;
        const std::string_view between = slice(text, {from, quote.around.begin});
        const std::size_t line = between.find('\n');
        if (line == std::string_view::npos ||
            between.find_first_not_of(" \t\r\n", line) != std::string_view::npos)
            continue;
        const std::size_t asked = skip_blanks_back(text, static_cast<std::size_t>(last.span.end), 0);
        if (asked > 0 && text[asked - 1] == '?') continue;
        // Another clause, or another sentence, is about something else.
        const auto cue =
            std::lower_bound(scan.cues.begin(), scan.cues.end(), from,
                             [](const CueWord& one, std::int32_t to) { return one.span.begin < to; });
        if (cue != scan.cues.end() && cue->span.begin < quote.around.begin && (cue->flags & kParticiple) == 0)
            continue;
        if (count_words(text, quote.span, kFewestWords) < kFewestWords) continue;
        quote.continues = last.span.begin;
        quote.speaker = last.speaker;
        quote.cue = last.cue;
        quote.tie = Tie::far;
    }
}

}  // namespace

std::vector<FoundQuote> find_quotes(std::string_view text, std::span<const Span> cuts,
                                    const QuoteWords& words, const RunNames& run, Scan& scan) {
    scan_text(text, cuts, words, scan);
    const LineUse lines = line_use(text);
    const std::vector<MarkedSpan> pairs = pair_marks(text, scan, words);
    std::vector<Span> marked;
    for (const MarkedSpan& pair : pairs) {
        if (pair.depth == 0) marked.push_back(pair.outer);
    }
    const Genre genre = genre_of(scan, marked);
    QuoteTokens tokens(text, scan, words, lines != LineUse::wraps);
    Sayings sayings(tokens);
    std::vector<Quote> quotes;
    for (const Span stretch : stretches_of(text, cuts, scan, pairs, lines)) {
        tokens.read(stretch, pairs, 0);
        read_stretch(tokens, sayings, pairs, words, genre, quotes);
    }
    const std::vector<Quote> unspaced = unspaced_speech(text, cuts, pairs, words);
    std::erase_if(quotes, [&unspaced](const Quote& quote) {
        const auto next =
            std::lower_bound(unspaced.begin(), unspaced.end(), quote.around.begin,
                             [](const Quote& one, std::int32_t at) { return one.span.end <= at; });
        return next != unspaced.end() && next->span.overlaps(quote.around);
    });
    quotes.insert(quotes.end(), unspaced.begin(), unspaced.end());
    read_inserted(tokens, sayings, scan, pairs, quotes);
    // Inside quotations, only what is quoted there by name.
    for (std::size_t i = 0; i + 1 < pairs.size(); ++i) {
        if (pairs[i + 1].depth <= pairs[i].depth) continue;
        tokens.read(pairs[i].inner, pairs, pairs[i].depth + 1);
        sayings.read();
        const std::vector<Quote> inside = DirectQuotes(tokens, sayings, words).choose(pairs, true, {});
        quotes.insert(quotes.end(), inside.begin(), inside.end());
    }
    std::stable_sort(quotes.begin(), quotes.end(), in_order);
    const std::vector<Quote> dashed = DashedSpeech(tokens, sayings).choose(quotes, cuts);
    if (!dashed.empty()) {
        std::erase_if(quotes, [&dashed](const Quote& quote) {
            return quote.type != QuoteType::direct &&
                   std::any_of(dashed.begin(), dashed.end(),
                               [&quote](const Quote& one) { return one.around.overlaps(quote.span); });
        });
    }
    quotes.insert(quotes.end(), dashed.begin(), dashed.end());
    std::stable_sort(quotes.begin(), quotes.end(), in_order);
    join_pieces(text, scan, genre, quotes);
    if (genre == Genre::report && scan.words >= kFewestForGenre) drop_headings(text, quotes);
    if (quotes.empty()) return {};

    const SentenceBounds sentences(text, words, lines != LineUse::wraps);
    std::vector<SpeakerIdentity> identities =
        SpeakerNames(text, scan, words, sentences, run, genre == Genre::novel).identify(quotes, marked);
    name_by_turns(text, quotes, identities);
    std::vector<FoundQuote> found;
    found.reserve(quotes.size());
    for (std::size_t i = 0; i < quotes.size(); ++i) {
        found.push_back({std::move(quotes[i]), std::move(identities[i])});
    }
    return found;
}

}  // namespace rostra::quotes
