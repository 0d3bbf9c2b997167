// SPDX-License-Identifier: Apache-2.0
#include "indirect_speech.hpp"

#include <algorithm>

#include "quote_text.hpp"

namespace rostra::quotes {

namespace {

constexpr std::size_t kReach = 800;       // bytes of a sentence on either side of its cue
constexpr std::size_t kLongestWord = 64;  // bytes
constexpr int kFewestWords = 3;           // of what was said
constexpr int kFewestWithoutThat = 4;     // the same where no `that` stands before it
constexpr int kMostToThat = 8;            // words between a cue and `that`
constexpr std::uint32_t kNoName =
    kTitle | kMale | kFemale | kStop | kPronoun | kArticle | kDeterminer | kBetween;

bool is_comma(char32_t code) { return code == ',' || code == 0xFF0C || code == 0x3001; }

}  // namespace

std::vector<Quote> IndirectSpeech::choose(const std::vector<MarkedSpan>& pairs,
                                          std::span<const Quote> direct) {
    std::vector<Quote> quotes;
    std::size_t pair = 0;
    std::size_t next_direct = 0;
    for (const CueWord& cue : scan_.cues) {
        if ((cue.flags & (kCue | kSource)) == 0) continue;
        while (pair < pairs.size() && (pairs[pair].depth > 0 || pairs[pair].outer.end <= cue.span.begin))
            ++pair;
        if (pair < pairs.size() && pairs[pair].outer.begin < cue.span.begin) continue;  // inside marks

        const auto at = static_cast<std::size_t>(cue.span.begin);
        if ((cue.flags & kSource) == 0 && follows_no_name(at)) continue;
        const std::size_t least = at > kReach ? character_floor(text_, at - kReach) : 0;
        const Sentence sentence = {sentences_.begin(at, least),
                                   sentences_.end(at, character_floor(text_, at + kReach))};
        const std::optional<Clause> clause = read(cue, sentence);
        if (!clause) continue;

        while (next_direct < direct.size() &&
               direct[next_direct].around.end <= static_cast<std::int32_t>(sentence.begin)) {
            ++next_direct;
        }
        bool quoted = false;
        for (std::size_t i = next_direct; i < direct.size() && !quoted; ++i) {
            if (direct[i].around.begin >= static_cast<std::int32_t>(sentence.end)) break;
            quoted = direct[i].around.overlaps(clause->said) || direct[i].cue == cue.span;
        }
        if (quoted) continue;
        const Marked marked = marked_in(pairs, clause->said);
        if (clause->parenthetical && marked == Marked::titles)
            continue;  // retold, or her own words? Nothing tells
        Quote quote;
        quote.span = clause->said;
        quote.around = clause->said;
        quote.speaker = clause->speaker;
        quote.cue = cue.span;
        quote.type = marked == Marked::words ? QuoteType::mixed : QuoteType::indirect;
        quotes.push_back(quote);
    }
    return quotes;
}

IndirectSpeech::Marked IndirectSpeech::marked_in(const std::vector<MarkedSpan>& pairs, Span said) const {
    const auto first =
        std::lower_bound(pairs.begin(), pairs.end(), said.begin,
                         [](const MarkedSpan& one, std::int32_t begin) { return one.outer.begin < begin; });
    const auto last =
        std::find_if(first, pairs.end(), [&](const MarkedSpan& one) { return one.outer.begin >= said.end; });
    if (first == last) return Marked::nothing;
    const bool titles = std::all_of(first, last, [&](const MarkedSpan& one) { return is_title(one.inner); });
    return titles ? Marked::titles : Marked::words;
}

/// Whether words are written as titles of works and events are: two or more with capitals, and only small ones without.
bool IndirectSpeech::is_title(Span inner) const {
    constexpr std::uint32_t kSmall = kStop | kConnector | kConjunction | kArticle | kParticle | kDeterminer;
    const auto end = static_cast<std::size_t>(inner.end);
    int capitals = 0;
    for (auto at = static_cast<std::size_t>(inner.begin); at < end;) {
        const std::size_t behind = word_end(text_, at, end);
        if (behind == at) {
            at += symbol_at(text_, at).size;
            continue;
        }
        capitals += is_capital_at(text_, at) ? 1 : 0;
        const bool small = behind - at == 1 || (words_.flags(text_.substr(at, behind - at)) & kSmall) != 0;
        if (is_lower_at(text_, at) && !small) return false;
        at = behind;
    }
    return capitals >= 2;
}

/// Whether the word right before a cue rules a name out, as most do: he said, to say. Asked first, for it is
/// cheap.
bool IndirectSpeech::follows_no_name(std::size_t cue) const {
    const std::size_t least = cue > kLongestWord ? character_floor(text_, cue - kLongestWord) : 0;
    const std::uint32_t flags = reader_.word_before(cue, least).flags;
    if ((flags & (kPronoun | kArticle | kDeterminer)) != 0) return true;
    return (flags & kStop) != 0 && (flags & (kBetween | kConjunction)) == 0;
}

std::optional<IndirectSpeech::Clause> IndirectSpeech::read(const CueWord& cue, const Sentence& sentence) {
    std::optional<Clause> clause =
        (cue.flags & kSource) != 0 ? read_source(cue, sentence) : read_cue(cue, sentence);
    if (clause && !is_name(clause->speaker)) clause.reset();
    return clause;
}

/// According to Xu, the party has …; …, according to Xu.
std::optional<IndirectSpeech::Clause> IndirectSpeech::read_source(const CueWord& cue,
                                                                  const Sentence& sentence) {
    const auto begin = static_cast<std::size_t>(cue.span.begin);
    const auto speaker = reader_.after(static_cast<std::size_t>(cue.span.end), sentence.end);
    if (!speaker || !speaker->named) return std::nullopt;
    const Span before = trimmed(sentence.begin, begin);
    if (has_words(before, kFewestWords)) {
        if (retells(sentence.begin, begin)) return std::nullopt;
        return Clause{*speaker, before};
    }
    const std::size_t comma =
        text_.substr(0, sentence.end).find(',', static_cast<std::size_t>(speaker->span.end));
    if (comma == std::string_view::npos) return std::nullopt;
    const Span behind = trimmed(comma + 1, sentence.end);
    if (!has_words(behind, kFewestWords)) return std::nullopt;
    return Clause{*speaker, behind};
}

std::optional<IndirectSpeech::Clause> IndirectSpeech::read_cue(const CueWord& cue, const Sentence& sentence) {
    const auto begin = static_cast<std::size_t>(cue.span.begin);
    const auto end = static_cast<std::size_t>(cue.span.end);
    const std::size_t left = skip_blanks_back(text_, begin, sentence.begin, true);
    const bool reports = (cue.flags & kReport) != 0;
    const PhraseWord next = reader_.word_after(end, sentence.end);
    if (reports && left > sentence.begin && is_comma(symbol_before(text_, left).code) &&
        (next.flags & kThat) == 0) {
        // …, said Xu
        const auto speaker = reader_.after(end, sentence.end);
        const Span said = trimmed(sentence.begin, left);
        if (speaker && speaker->named && has_words(said, kFewestWords)) return Clause{*speaker, said, true};
    }
    const auto speaker = attributions_.subject(cue, sentence.begin, sentence.end);
    if (!speaker || !speaker->named || speaker->span.begin > cue.span.begin) return std::nullopt;
    if (const std::size_t clause = begin_of_clause(cue, sentence.end); clause > 0) {
        const Span said = trimmed(clause, sentence.end);
        if (has_words(said, kFewestWords)) return Clause{*speaker, said};
    }
    // …, Xu said.
    const auto name = static_cast<std::size_t>(speaker->span.begin);
    const std::size_t before = skip_blanks_back(text_, name, sentence.begin, true);
    const std::size_t behind = skip_blanks(text_, end, sentence.end, true);
    const bool over = reports && (behind >= sentence.end || symbol_at(text_, behind).size != 0);
    if (!over || before <= sentence.begin || !is_comma(symbol_before(text_, before).code))
        return std::nullopt;
    const Span said = trimmed(sentence.begin, before);
    if (!has_words(said, kFewestWords)) return std::nullopt;
    return Clause{*speaker, said, true};
}

/// Whether a sentence begins with somebody's saying something, whoever that is: They said that …
bool IndirectSpeech::retells(std::size_t begin, std::size_t end) const {
    std::size_t read = begin;
    for (auto cue = attributions_.first_cue(begin); cue != scan_.cues.end(); ++cue) {
        const auto at = static_cast<std::size_t>(cue->span.begin);
        if (at >= end) return false;
        for (PhraseWord word = reader_.word_after(read, at); word; word = reader_.word_after(read, at)) {
            if (skip_blanks(text_, read, word.begin, true) != word.begin)
                return false;  // a clause of its own
            read = word.end;
        }
        if ((cue->flags & kCue) != 0 && begin_of_clause(*cue, end) > 0) return true;
    }
    return false;
}

/// Where the reported clause behind a cue begins: said that …, told reporters that …, noted …; 0 where none
/// does.
std::size_t IndirectSpeech::begin_of_clause(const CueWord& cue, std::size_t end) const {
    const PhraseWord first = reader_.word_after(static_cast<std::size_t>(cue.span.end), end);
    // told reporters that, said in a statement that; but not: laughed so loud that
    const bool far = (cue.flags & kReport) != 0 || (first.flags & kStop) == 0;
    auto at = static_cast<std::size_t>(cue.span.end);
    PhraseWord word = first;
    for (int count = 0; word && (count == 0 || far) && count < kMostToThat; ++count) {
        if (skip_blanks(text_, at, word.begin, true) != word.begin || (word.flags & kCue) != 0) break;
        if ((word.flags & kThat) != 0) return word.end;
        at = word.end;
        word = reader_.word_after(at, end);
    }
    if (!first || (cue.flags & kReport) == 0 || (first.flags & (kStop | kBetween | kPronoun | kThought)) != 0)
        return 0;
    return has_words(span_of(first.begin, end), kFewestWithoutThat) ? first.begin : 0;
}

/// Whether a capital letter of the phrase is a name's: it stands inside a sentence, there or elsewhere in the
/// text.
bool IndirectSpeech::is_name(const SpeakerPhrase& phrase) {
    const auto first = std::lower_bound(scan_.capitals.begin(), scan_.capitals.end(), phrase.span.begin,
                                        [](const Capital& c, std::int32_t at) { return c.span.begin < at; });
    for (auto capital = first; capital != scan_.capitals.end() && capital->span.end <= phrase.span.end;
         ++capital) {
        if ((words_.flags(capital->hash) & kNoName) != 0) continue;
        if (capital->inside) return true;
        if (!inside_known_) {
            for (const Capital& one : scan_.capitals) {
                if (one.inside) inside_.push_back(one.hash);
            }
            std::sort(inside_.begin(), inside_.end());
            inside_known_ = true;
        }
        if (std::binary_search(inside_.begin(), inside_.end(), capital->hash)) return true;
    }
    return false;
}

/// Without blanks and punctuation around, but for what ends a question or an exclamation.
Span IndirectSpeech::trimmed(std::size_t begin, std::size_t end) const {
    while (begin < end && symbol_at(text_, begin).size != 0 && !is_quote_mark(symbol_at(text_, begin).code)) {
        begin += symbol_at(text_, begin).size;
    }
    while (end > begin) {
        const Symbol symbol = symbol_before(text_, end);
        if (symbol.size == 0 || symbol.code == '?' || symbol.code == '!' || symbol.code == ')' ||
            is_quote_mark(symbol.code)) {
            break;
        }
        end -= symbol.size;
    }
    return span_of(begin, end);
}

bool IndirectSpeech::has_words(Span span, int least) const {
    auto at = static_cast<std::size_t>(span.begin);
    const auto end = static_cast<std::size_t>(span.end);
    int words = 0;
    while (at < end && words < least) {
        const std::size_t behind = word_end(text_, at, end);
        if (behind > at) ++words;
        at = behind > at ? behind : at + symbol_at(text_, at).size;
    }
    return words >= least;
}

}  // namespace rostra::quotes
