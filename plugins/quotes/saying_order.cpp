// SPDX-License-Identifier: Apache-2.0
// Clauses of languages whose verb is the second part of a clause: Gestern sagte Xu, der Hafen sei offen.
#include <algorithm>
#include <string_view>

#include "sayings.hpp"

namespace rostra::quotes {

namespace {

constexpr std::size_t kMostToVerb = 24;  // words of a clause before its verb
constexpr int kMostApposed = 2;          // commas between a source and what it says

}  // namespace

/// Whether the clause of a verb begins with what is no subject, so that the subject stands behind the verb.
bool Sayings::is_fronted(std::size_t cue) const {
    constexpr std::size_t kLongestFront = 60;  // words; nobody puts more before a verb
    const std::size_t least = tokens_.sentence_begin(cue);
    std::size_t begin = cue;
    while (begin > least && tokens_[begin - 1].word() && cue - begin <= kLongestFront) --begin;
    if (cue - begin > kLongestFront) return false;
    std::size_t end = cue;
    if (begin == cue) {
        // Nach dem Spiel, das spät endete, sagte Xu
        begin = least;
        end = begin;
        while (end < cue && tokens_[end].word() && end - begin <= kLongestFront) ++end;
    }
    while (begin < end && tokens_[begin].is(kConjunction) && !tokens_[begin].is(kFront)) ++begin;
    return begin < end && tokens_[begin].is(kFront) && !reader_.has_verb(begin, end);
}

/// Xu hat am Montag erklärt; am Montag hat Xu erklärt: the subject stands beside the verb in second place. Whether the clause is
/// such a one, and its source, if it can be read.
bool Sayings::read_framed(Saying& saying) const {
    const std::size_t least = tokens_.sentence_begin(saying.cue);
    const std::size_t next = saying.cue + 1;
    if (next < tokens_.sentence_end(saying.cue) && tokens_[next].word() && !tokens_[next].is(kConjunction))
        return false;
    std::size_t begin = saying.cue;
    while (begin > least && tokens_[begin - 1].word()) --begin;
    if (tokens_[begin].is(kRelative | kClause | kAside) && !tokens_[begin].is(kArticle | kFront))
        return false;
    std::size_t verb = begin;
    while (verb < saying.cue && !(tokens_[verb].is(kVerb) && !tokens_[verb].capital)) ++verb;
    if (verb >= saying.cue || verb == begin || verb + 1 == saying.cue) return false;
    const bool fronted = tokens_[begin].is(kFront);
    saying.source = fronted ? reader_.after(verb + 1, saying.cue) : reader_.before(verb, begin);
    if (saying.source) saying.begin = std::min(saying.begin, saying.source->begin);
    return true;
}

/// Whether the words from `begin` up to the next sign are a clause with its verb in second place, or one with an infinitive at
/// its end; not a relative clause, whose verb is the last word.
bool Sayings::stands_second(std::size_t begin, std::size_t end) const {
    std::size_t last = begin;
    while (last < end && last < begin + kMostToVerb &&
           (tokens_[last].word() || tokens_[last].kind == TokenKind::quote)) {
        ++last;
    }
    if (last < begin + 3) return false;
    const bool closed = last >= end || !tokens_[last].word();
    if (closed && tokens_[last - 2].is(kInfinitive)) return true;
    if (tokens_[begin].is(kRelative) && !tokens_[begin].is(kArticle)) return false;
    for (std::size_t i = begin + 1; i + 1 < last; ++i) {
        const Token& token = tokens_[i];
        if (!token.word() || token.capital) continue;
        if (reader_.is_verb(i)) return !(tokens_[i + 1].is(kVerb) && i + 2 >= last);
        // A word in no list that ends as a verb does, behind a noun and before what is none.
        const std::string_view word = tokens_.text(i);
        const Token& next = tokens_[i + 1];
        const bool form =
            token.flags == 0 && word.size() > 3 && (word.ends_with('e') || word.ends_with("te"));
        if (form && tokens_[i - 1].capital && next.word() && !next.capital) return true;
    }
    return false;
}

/// What is said behind a comma: a clause of its own, past what describes the source.
bool Sayings::read_behind_comma(Saying& saying, std::size_t comma) const {
    const std::size_t end = tokens_.sentence_end(saying.cue);
    if (!tokens_[saying.cue].is(kReport)) return false;
    for (int apposed = 0; apposed < kMostApposed && comma + 2 < end; ++apposed) {
        const std::size_t begin = comma + 1;
        if (tokens_[begin].is(kThat) || tokens_[begin].is(kQuestion) ||
            tokens_[begin].kind == TokenKind::quote) {
            if (apposed == 0 && !tokens_[begin].is(kThat)) return false;  // the usual way
            saying.content = tokens_[begin].is(kThat) ? begin + 1 : begin;
            saying.lead = tokens_[begin].is(kThat)       ? Lead::that
                          : tokens_[begin].is(kQuestion) ? Lead::question
                                                         : Lead::quote;
            return true;
        }
        if (stands_second(begin, end)) {
            saying.content = begin;
            saying.lead = Lead::comma;
            return true;
        }
        // Xu, director of the Flood Authority, …
        std::size_t next = begin;
        while (next < end && tokens_[next].word()) ++next;
        if (next >= end || tokens_[next].kind != TokenKind::comma || reader_.has_verb(begin, next))
            return false;
        comma = next;
    }
    return false;
}

}  // namespace rostra::quotes
