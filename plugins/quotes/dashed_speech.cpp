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

bool parts_clauses(char32_t code) {
    return code == ',' || code == '!' || code == '?' || code == 0x2026 || code == 0x2014 || code == 0x2015;
}

}  // namespace

Quote DashedSpeech::read(std::size_t dash, std::size_t begin, std::size_t end) const {
    Quote quote;
    std::size_t said_end = end;
    for (std::size_t at = begin; at < end; at = next_boundary(text_, at)) {
        if (!parts_clauses(symbol_at(text_, at).code)) continue;
        const std::size_t close = at + symbol_at(text_, at).size;
        // A question's clause may stand on the next line: — Come? ⏎ he asked.
        const std::size_t limit = character_floor(text_, std::max(end, close) + kLongest);
        const auto found = attributions_.behind(close, limit, true);
        if (!found || !found->speaker || (found->cue_flags & kCue) == 0) continue;
        quote.speaker = found->speaker;
        quote.cue = found->cue;
        said_end = text_[at] == ',' || symbol_at(text_, at).code >= 0x2014 ? at : close;
        if (symbol_at(text_, at).code == 0x2026) said_end = close;
        break;
    }
    said_end = skip_blanks_back(text_, said_end, begin, true);
    quote.span = span_of(begin, said_end);
    quote.around = span_of(dash, said_end);
    return quote;
}

std::vector<Quote> DashedSpeech::choose(std::span<const Quote> marked, std::span<const Span> cuts) const {
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
