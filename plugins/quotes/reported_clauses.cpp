// SPDX-License-Identifier: Apache-2.0
// Sentences whose verb shows that they are somebody's words: Xu wies das zurück. Der Hafen sei offen.
#include <algorithm>

#include "retold_speech.hpp"

namespace rostra::quotes {

namespace {

constexpr int kFewestReported = 4;  // words of a sentence

}  // namespace

/// Whether the main verb of the sentence of tokens [begin, end) has the form of reported words.
bool RetoldSpeech::is_reported(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
        const Token& token = tokens_[i];
        if (token.is(kClause | kThat | kQuestion) && !token.is(kPreposition | kConjunction) && i > begin)
            return false;
        if (token.is(kCue | kThought)) continue;
        if (!token.is(kVerb) || token.capital) continue;
        // es sei denn
        return token.is(kReported) && i > begin &&
               !(i + 1 < end && tokens_[i + 1].is(kConjunction | kClause));
    }
    return false;
}

/// Wie Xu sagte, | sei der Hafen offen
std::size_t RetoldSpeech::behind_aside(std::size_t begin, std::size_t end) const {
    if (!tokens_[begin].is(kAside)) return begin;
    std::size_t comma = begin;
    while (comma < end && tokens_[comma].kind != TokenKind::comma) ++comma;
    return comma + 1 < end ? comma + 1 : begin;
}

/// Takes runs of such sentences; their source is whoever speaks last before them in the paragraph.
bool RetoldSpeech::tell_reported() {
    const std::size_t told = quotes_.size();
    std::size_t run = tokens_.size();                 // the first token of the run; none
    const Saying *last = nullptr, *source = nullptr;  // who speaks last so far, and before the run
    std::size_t next = 0, quote = 0;
    const auto close = [&](std::size_t end) {
        if (run >= end) return;
        Quote one;
        one.span = trimmed(run, end);
        one.around = one.span;
        if (source != nullptr) {
            one.speaker = source->source;
            one.cue = tokens_[source->cue].span();
            one.tie = Tie::far;
        }
        one.closed = !one.speaker;
        one.type = marked_in(run, end) == Marked::nothing ? QuoteType::indirect : QuoteType::mixed;
        if (!one.span.empty()) quotes_.push_back(one);
    };
    for (std::size_t begin = 0; begin < tokens_.size();) {
        const std::size_t end = tokens_.sentence_end(begin);
        const std::int32_t from = tokens_[begin].begin, to = tokens_[end - 1].end;
        while (quote < told && quotes_[quote].span.end <= from) ++quote;
        const bool taken = quote < told && quotes_[quote].span.begin < to;
        const bool own = next < sayings_.all().size() && sayings_.all()[next].cue < end;
        if (own) {
            close(begin);
            run = tokens_.size();
        }
        if (!taken && is_reported(begin, end) && words_in(begin, end) >= kFewestReported) {
            if (run >= tokens_.size()) {
                run = own ? behind_aside(begin, end) : begin;
                source = own ? &sayings_.all()[next] : last;
            }
            if (own) {
                close(end);
                run = tokens_.size();
            }
        } else {
            close(begin);
            run = tokens_.size();
        }
        for (; next < sayings_.all().size() && sayings_.all()[next].cue < end; ++next)
            last = &sayings_.all()[next];
        begin = end;
    }
    close(tokens_.size());
    return quotes_.size() > told;
}

}  // namespace rostra::quotes
