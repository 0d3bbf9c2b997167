// SPDX-License-Identifier: Apache-2.0
#include "quotes.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "dashed_speech.hpp"
#include "direct_quotes.hpp"
#include "quote_pairing.hpp"
#include "retold_speech.hpp"
#include "sayings.hpp"
#include "sentence_bounds.hpp"
#include "stretches.hpp"

namespace rostra::quotes {

namespace {

/// What kind of text it is: a speech has `we` outside marks, a novel few names, dates and numbers.
Genre genre_of(const Scan& scan, std::span<const Span> marked) {
    constexpr std::int32_t kFewestWords = 200;
    constexpr std::int64_t kOwnVoice = 4;  // of a thousand words
    constexpr std::int64_t kNumber = 8;    // as good as so many names
    constexpr std::int64_t kLeast =
        110;  // of a thousand words: 95 of 100 articles have more, 95 of 100 novels fewer
    if (scan.words < kFewestWords) return Genre::report;
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
    if (quotes.empty()) return {};

    const SentenceBounds sentences(text, words, lines != LineUse::wraps);
    std::vector<SpeakerIdentity> identities =
        SpeakerNames(text, scan, words, sentences, run, genre == Genre::novel).identify(quotes, marked);
    std::vector<FoundQuote> found;
    found.reserve(quotes.size());
    for (std::size_t i = 0; i < quotes.size(); ++i) {
        found.push_back({std::move(quotes[i]), std::move(identities[i])});
    }
    return found;
}

}  // namespace rostra::quotes
