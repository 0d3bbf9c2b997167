// SPDX-License-Identifier: Apache-2.0
#include "dashed_speech.hpp"

#include <algorithm>

#include "quote_text.hpp"

namespace rostra::quotes {

namespace {

constexpr std::size_t kFewestAttributed = 3;
constexpr std::size_t kOneAttributedIn = 6;  // lines that begin with a dash
constexpr std::size_t kLongest = 20000;      // bytes of a line that is read

/// Behind the dash that begins at `at`; `at` where there is none.
std::size_t behind_dash(std::string_view text, std::size_t at, std::size_t end) {
    if (text.substr(at, 2) == "--") return at + 2;
    if (at >= end) return at;
    const Symbol symbol = symbol_at(text, at);
    return symbol.code == 0x2014 || symbol.code == 0x2015 ? at + symbol.size : at;
}

}  // namespace

Quote DashedSpeech::read(std::size_t dash, std::size_t begin, std::size_t end) {
    Quote quote;
    std::size_t said_end = end;
    // A question's clause may stand on the next line: — Come? ⏎ he asked.
    const std::size_t next = std::min(text_.find('\n', std::min(end + 1, text_.size())), text_.size());
    const std::size_t limit =
        is_lower_at(text_, skip_blanks(text_, std::min(end + 1, text_.size()), next)) ? next : end;
    tokens_.read(span_of(begin, limit), {}, 0);
    sayings_.read();
    for (const Saying& saying : sayings_.all()) {
        if (saying.begin == 0 || !saying.source || !tokens_[saying.cue].is(kCue) || saying.borrowed) continue;
        const Token& sign = tokens_[saying.begin - 1];
        const auto at = static_cast<std::size_t>(sign.begin);
        const bool parts = sign.kind == TokenKind::comma || sign.kind == TokenKind::dash ||
                           (sign.kind == TokenKind::stop && text_[at] != '.');
        if (!parts || at >= end) continue;
        quote.speaker = saying.source;
        quote.cue = tokens_[saying.cue].span();
        quote.tie = Tie::clause;
        said_end = sign.kind == TokenKind::stop ? static_cast<std::size_t>(sign.end) : at;
        break;
    }
    said_end = skip_blanks_back(text_, said_end, begin, true);
    quote.span = span_of(begin, said_end);
    quote.around = span_of(dash, said_end);
    return quote;
}

std::vector<Quote> DashedSpeech::choose(std::span<const Quote> marked, std::span<const Span> cuts) {
    std::vector<Quote> quotes;
    std::size_t attributed = 0;
    std::size_t cut = 0;
    for (std::size_t line = 0; line < text_.size();) {
        const std::size_t end = std::min(text_.find('\n', line), text_.size());
        const std::size_t dash = skip_blanks(text_, line, end);
        const std::size_t behind = skip_blanks(text_, behind_dash(text_, dash, end), end);
        while (cut < cuts.size() && cuts[cut].end <= static_cast<std::int32_t>(dash)) ++cut;
        const bool kept = cut == cuts.size() || cuts[cut].begin >= static_cast<std::int32_t>(end);
        if (kept && behind > dash && is_word_at(text_, behind) && end - dash < kLongest) {
            quotes.push_back(read(dash, behind, end));
            if (quotes.back().speaker) ++attributed;
        }
        line = end + 1;
    }
    const bool habit = attributed >= kFewestAttributed && kOneAttributedIn * attributed >= quotes.size() &&
                       quotes.size() > marked.size();
    if (!habit) quotes.clear();
    return quotes;
}

}  // namespace rostra::quotes
