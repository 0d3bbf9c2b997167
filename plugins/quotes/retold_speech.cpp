// SPDX-License-Identifier: Apache-2.0
#include "retold_speech.hpp"

#include <algorithm>
#include <string_view>

#include "quote_text.hpp"
#include "written_title.hpp"

namespace rostra::quotes {

namespace {

constexpr int kFewestWords = 3;        // of what was said
constexpr int kFewestWithoutThat = 4;  // the same where no `that` stands before it
constexpr std::size_t kMostTail = 8;   // words behind `Xu said` before its sentence ends: on Monday in Lisbon
constexpr std::size_t kMostApposed = 12;

}  // namespace

std::vector<Quote> RetoldSpeech::choose() {
    quotes_.clear();
    told_to_ = 0;
    const std::vector<Saying>& all = sayings_.all();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].cue < told_to_ || !may_tell(all[i])) continue;
        if (tokens_[all[i].cue].is(kSource)) {
            tell_source(all[i]);
        } else if (all[i].lead != Lead::none && !is_inserted(all[i])) {
            tell_behind(all[i], i);
        } else {
            tell_before(all[i]);
        }
    }
    const auto in_order = [](const Quote& a, const Quote& b) { return a.span.begin < b.span.begin; };
    std::stable_sort(quotes_.begin(), quotes_.end(), in_order);
    if (genre_ == Genre::report && words_.reported_forms() && tell_reported())
        std::stable_sort(quotes_.begin(), quotes_.end(), in_order);
    return std::move(quotes_);
}

/// At first, she said, she had not: what stands behind goes on what stands before.
bool RetoldSpeech::is_inserted(const Saying& saying) const {
    const std::size_t begin = tokens_.sentence_begin(saying.cue);
    if (saying.inverted || saying.borrowed || saying.begin <= begin ||
        tokens_[saying.begin - 1].kind != TokenKind::comma) {
        return false;
    }
    if (saying.lead == Lead::comma) return true;
    // The truth is, she said, “there is none.”
    if (saying.lead != Lead::quote || saying.content != saying.cue + 2) return false;
    const auto inner =
        static_cast<std::size_t>(pairs_[static_cast<std::size_t>(tokens_[saying.content].pair)].inner.begin);
    return genre_ == Genre::report && is_lower_at(tokens_.text(), inner) &&
           sayings_.reader().has_verb(begin, saying.begin);
}

/// Whether a source is somebody or something that speaks: not the flood that threatened the town.
bool RetoldSpeech::speaks(const SourcePhrase& source) const {
    if (source.kind != SourceKind::description) return true;
    for (std::size_t i = source.begin; i < source.end; ++i) {
        if (tokens_[i].is(kPerson | kBody | kTitle)) return true;
    }
    return false;
}

bool RetoldSpeech::may_tell(const Saying& saying) const {
    if (saying.passive || saying.lead == Lead::claim ||
        (saying.lead == Lead::infinitive && tokens_[saying.cue].is(kClaim)))
        return genre_ == Genre::report;
    if (!saying.source || !tokens_[saying.cue].is(kCue | kSource | kBelief | kFinding | kNaming | kTopic))
        return false;
    if (saying.lead == Lead::topic && (genre_ != Genre::report || !speaks(*saying.source))) return false;
    return !saying.source->pronoun() || (saying.source->flags & kNobody) == 0;
}

/// Xu said that …
void RetoldSpeech::tell_behind(const Saying& saying, std::size_t number) {
    std::size_t end = content_end(number, saying.content);
    if (saying.lead == Lead::topic) end = topic_end(saying.content, end);
    if (tokens_[saying.cue].is(kClaim) && (saying.lead == Lead::claim || saying.lead == Lead::infinitive))
        end = claim_end(saying.content, end, saying.lead == Lead::claim ? 1 : 0);
    if (tokens_[saying.cue].is(kNaming) && saying.lead != Lead::naming &&
        !tokens_[saying.cue].is(kCue | kTopic))
        return;
    const int least = saying.lead == Lead::bare || saying.lead == Lead::comma || saying.lead == Lead::claim
                          ? kFewestWithoutThat
                          : kFewestWords;
    // A report found the road closed; a man found the road.
    const bool finding = tokens_[saying.cue].is(kFinding);
    if (finding && saying.lead != Lead::that && saying.source && saying.source->kind != SourceKind::body)
        return;
    if (saying.lead == Lead::colon && saying.source && saying.source->kind == SourceKind::description) return;
    // They said that …, according to Xu: theirs or hers? Nothing tells
    if (end + 1 < tokens_.size() && tokens_[end].kind == TokenKind::comma && tokens_[end + 1].is(kSource) &&
        saying.source && saying.source->kind != SourceKind::name) {
        told_to_ = tokens_.sentence_end(saying.cue);
        return;
    }
    if (saying.content >= end || words_in(saying.content, end) < least) return;
    if (add(saying, saying.content, end, false)) told_to_ = end;
}

/// …, Xu said.  …, said Xu on Monday, …
void RetoldSpeech::tell_before(const Saying& saying) {
    if (!tokens_[saying.cue].is(kReport) || saying.borrowed || tokens_[saying.cue].is(kParticiple)) return;
    const std::size_t begin = tokens_.sentence_begin(saying.cue);
    const std::size_t end = tokens_.sentence_end(saying.cue);
    if (saying.begin <= begin) {
        // As Xu said, …
        if (!saying.aside || saying.end >= end || tokens_[saying.end].kind != TokenKind::comma) return;
        add(saying, saying.end + 1, end, true);
        return;
    }
    // …, she added: that what stands before is hers is for the sentence before to say
    const bool split = tokens_[std::min(saying.end, end - 1)].kind == TokenKind::comma;
    if (saying.source->pronoun() && !tokens_[saying.cue].is(kPlain) && !split) return;
    const Token& left = tokens_[saying.begin - 1];
    const bool parted =
        left.kind == TokenKind::comma || left.kind == TokenKind::quote || left.kind == TokenKind::dash;
    if (!parted) return;
    // What stands behind: nothing, an adverbial, or the rest of what is said.
    std::size_t tail = std::max(saying.end, saying.cue + 1);
    std::size_t words = 0;
    while (tail < end && tokens_[tail].word() && words < kMostTail) {
        ++tail;
        ++words;
    }
    if (tail < end && tokens_[tail].word()) return;
    // , said Xu, the editor of a paper: what stands behind the comma describes her, and is no clause
    const bool apposed = saying.inverted && tail + 1 < end &&
                         (!sayings_.is_clause(tail, end) || tokens_[tail + 1].is(kRelative | kArticle));
    const bool goes_on = tail < end && tokens_[tail].kind == TokenKind::comma && words == 0 && !apposed;
    const std::size_t last = left.kind == TokenKind::quote ? saying.begin : saying.begin - 1;
    if (words_in(begin, last) < (goes_on ? 1 : kFewestWords)) return;
    if (goes_on && words_in(tail + 1, end) < kFewestWords) return;
    const bool bare = goes_on && last == begin + 1 && tokens_[begin].is(kConjunction | kClause);
    if (bare) {
        add(saying, tail + 1, end, true);
        told_to_ = end;
        return;
    }
    if (!add(saying, begin, last, true)) return;
    if (goes_on) {
        const std::int32_t first = quotes_.back().span.begin;
        if (add(saying, tail + 1, end, true)) quotes_.back().continues = first;
        told_to_ = end;
    }
}

/// According to Xu, a minister, …; …, according to Xu.
void RetoldSpeech::tell_source(const Saying& saying) {
    const std::size_t begin = std::max(tokens_.sentence_begin(saying.cue), told_to_);
    const std::size_t end = tokens_.sentence_end(saying.cue);
    if (saying.source->pronoun() && (saying.source->flags & (kHe | kShe)) == 0) return;
    std::size_t last = saying.begin;
    while (last > begin && tokens_[last - 1].kind == TokenKind::comma) --last;
    if (words_in(begin, last) >= kFewestWords) {
        // They said that …, according to Xu: theirs, not hers
        const std::size_t first = sayings_.first_from(begin);
        const bool told = first < sayings_.all().size() && sayings_.all()[first].cue < last &&
                          sayings_.all()[first].lead != Lead::none &&
                          sayings_.all()[first].begin <= tokens_.sentence_begin(saying.cue) + 4;
        std::size_t next = saying.end;
        while (next < end && tokens_[next].word() && next < saying.end + kMostApposed) ++next;
        const bool between = next + 1 < end && tokens_[next].kind == TokenKind::comma &&
                             !sayings_.is_clause(begin, last) && sayings_.is_clause(next, end);
        const bool inner = tokens_[saying.cue].is(kInner) && last == saying.begin && saying.end < end &&
                           tokens_[saying.end].word();
        const bool parted = tokens_[saying.cue].is(kParted) && saying.end + 1 < end &&
                            tokens_[saying.end].kind == TokenKind::comma;
        const bool inside = inner || parted;
        if (!told && add(saying, begin, last, false) && (between || inside)) {
            const std::int32_t first_piece = quotes_.back().span.begin;
            if (add(saying, inside ? saying.end : next + 1, end, false))
                quotes_.back().continues = first_piece;
            if (inside) told_to_ = end;
        }
        return;
    }
    std::size_t comma = saying.end;
    while (comma < end && tokens_[comma].kind != TokenKind::comma && comma < saying.end + kMostApposed)
        ++comma;
    // Laut Ruiz wird der Hafen geschlossen: the verb stands right behind the source.
    if (saying.end < end && sayings_.reader().is_verb(saying.end) &&
        words_in(saying.end, end) >= kFewestWords) {
        if (add(saying, saying.end, end, false)) told_to_ = end;
        return;
    }
    if (comma >= end || tokens_[comma].kind != TokenKind::comma) return;
    // a minister: what stands between two commas and has no verb
    std::size_t next = comma + 1;
    while (next < end && tokens_[next].word()) ++next;
    const bool apposed = next < end && tokens_[next].kind == TokenKind::comma &&
                         next - comma <= kMostApposed && !sayings_.is_clause(comma, next) &&
                         saying.source->kind == SourceKind::name && words_in(next + 1, end) >= kFewestWords;
    const std::size_t from = apposed ? next + 1 : comma + 1;
    if (words_in(from, end) >= kFewestWords && add(saying, from, end, false)) told_to_ = end;
}

bool RetoldSpeech::fits_genre(const Saying& saying) const {
    const Token& cue = tokens_[saying.cue];
    if (genre_ == Genre::report) return true;
    if (!saying.source) return false;
    if (saying.source->kind != SourceKind::name || cue.is(kBelief | kFinding)) return false;
    if (genre_ == Genre::speech || cue.is(kSource)) return true;
    return saying.lead == Lead::that && !saying.borrowed && cue.is(kPlain);
}

bool RetoldSpeech::add(const Saying& saying, std::size_t begin, std::size_t end, bool parenthetical) {
    const Marked marked = marked_in(begin, end);
    if (saying.lead == Lead::naming ? marked == Marked::nothing || marked == Marked::titles
                                    : marked == Marked::all)
        return false;                                             // the marks hold it
    if (parenthetical && marked == Marked::titles) return false;  // retold, or her own words? Nothing tells
    Quote quote;
    quote.span = trimmed(begin, end);
    if (quote.span.empty()) return false;
    quote.around = quote.span;
    quote.speaker = saying.source;
    quote.cue = tokens_[saying.cue].span();
    quote.tie = saying.borrowed && tokens_[saying.cue].is(kParticiple) ? Tie::borrowed : Tie::clause;
    quote.type =
        marked == Marked::words || saying.lead == Lead::naming ? QuoteType::mixed : QuoteType::indirect;
    if (!fits_genre(saying)) return false;
    quotes_.push_back(quote);
    return true;
}

/// Whether a marked span among tokens [begin, end) is a quotation by itself: it begins a sentence, or its own.
bool RetoldSpeech::stands_alone(std::size_t quote, std::size_t begin, std::size_t end) const {
    const std::string_view text = tokens_.text();
    const MarkedSpan& pair = pairs_[static_cast<std::size_t>(tokens_[quote].pair)];
    const auto inner = static_cast<std::size_t>(pair.inner.begin);
    const std::size_t first = skip_blanks(text, inner, static_cast<std::size_t>(pair.inner.end));
    const bool capital = !is_lower_at(text, first);
    int before = 0;
    for (std::size_t i = begin; i < quote; ++i) before += tokens_[i].word() ? 1 : 0;
    int behind = 0;
    for (std::size_t i = quote + 1; i < end; ++i) behind += tokens_[i].word() ? 1 : 0;
    const bool lead = before == 1 && !tokens_[quote - 1].is(kConjunction | kClause | kBetween);
    // “…” in contrast to others, he said: the sentence around is his, too
    const auto marks = std::count_if(tokens_.begin() + static_cast<std::ptrdiff_t>(begin),
                                     tokens_.begin() + static_cast<std::ptrdiff_t>(end),
                                     [](const Token& one) { return one.kind == TokenKind::quote; });
    if (before == 0 && behind >= kFewestWords && marks == 1 && genre_ == Genre::report) return false;
    if (before == 0 || (before == 1 && !lead)) return capital || behind == 0;
    const TokenKind sign = tokens_[quote - 1].kind;
    if (capital && skip_blanks_back(text, static_cast<std::size_t>(pair.outer.begin), 0, false) > 0 &&
        text[skip_blanks_back(text, static_cast<std::size_t>(pair.outer.begin), 0, false) - 1] == '\n') {
        return true;
    }
    // She was afraid; “for it might end,” she said
    const bool parted = sign == TokenKind::comma || sign == TokenKind::colon || sign == TokenKind::dash ||
                        sign == TokenKind::semicolon;
    const bool only_i = (words_.flags(text, first, word_end(text, first, text.size())) & kFirstPerson) != 0;
    const bool own = (capital && !(only_i && sign == TokenKind::comma && genre_ == Genre::report)) ||
                     (quote + 1 == end && (sign != TokenKind::comma || genre_ != Genre::report));
    return (parted && own) || (capital && tokens_[quote].first);
}

RetoldSpeech::Marked RetoldSpeech::marked_in(std::size_t begin, std::size_t end) const {
    bool any = false, titles = true;
    for (std::size_t i = begin; i < end; ++i) {
        if (tokens_[i].kind != TokenKind::quote) continue;
        if (stands_alone(i, begin, end)) return Marked::all;
        any = true;
        titles &= is_title(tokens_.text(), pairs_[static_cast<std::size_t>(tokens_[i].pair)].inner, words_);
    }
    return !any ? Marked::nothing : titles ? Marked::titles : Marked::words;
}

int RetoldSpeech::words_in(std::size_t begin, std::size_t end) const {
    int words = 0;
    for (std::size_t i = begin; i < end; ++i) {
        words += tokens_[i].kind == TokenKind::quote ? kFewestWithoutThat : tokens_[i].word() ? 1 : 0;
        if (words >= kFewestWithoutThat) break;
    }
    return words;
}

/// Without punctuation around, but for what ends a question or an exclamation.
Span RetoldSpeech::trimmed(std::size_t begin, std::size_t end) const {
    const std::string_view text = tokens_.text();
    const auto kept = [&](std::size_t i) {
        const Token& token = tokens_[i];
        if (token.kind != TokenKind::stop)
            return token.kind == TokenKind::word || token.kind == TokenKind::quote;
        return text[static_cast<std::size_t>(token.begin)] != '.';
    };
    while (begin < end && !(tokens_[begin].word() || tokens_[begin].kind == TokenKind::quote)) ++begin;
    while (end > begin && !kept(end - 1)) {
        if (tokens_[end - 1].kind == TokenKind::close) break;
        --end;
    }
    if (begin >= end) return {};
    std::int32_t first = tokens_[begin].begin;
    if (first > 0 && text[static_cast<std::size_t>(first) - 1] == '$') --first;
    return {first, tokens_[end - 1].end};
}

}  // namespace rostra::quotes
