// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "quote_words.hpp"
#include "rostra/span.hpp"

namespace rostra::quotes {

/// A mark that may open or close a quotation. Apostrophes inside words are none.
struct Mark {
    std::int32_t at = 0;
    std::int32_t size = 0;
    char32_t glyph = 0;
    std::int32_t line = 0;  ///< lines and paragraphs before it
    std::int32_t paragraph = 0;
};

/// A word, or an entry of several words, that may say that somebody speaks.
struct CueWord {
    Span span;
    WordFlags flags = 0;
};

/// A word with a capital letter.
struct Capital {
    Span span;
    std::uint64_t hash = 0;
    bool inside = false;  ///< inside a sentence: the capital is the word's own
};

/// What one pass over a text finds; everything else works on this. Kept by its user, so that its memory is.
struct Scan {
    std::vector<Mark> marks;
    std::vector<CueWord> cues;
    std::vector<Capital> capitals;
    std::vector<std::int32_t> own_voice;  ///< where I and we stand
    std::int32_t paragraphs = 0;          ///< ends of paragraphs: blank lines and cuts
    std::int32_t words = 0;
    std::int32_t numbers = 0;  ///< words that begin with a digit, and days and months
};

/// Reads `text` but for `cuts`: spans in order, disjoint, which no quotation reaches across. Empty ones cut
/// too.
void scan_text(std::string_view text, std::span<const Span> cuts, const QuoteWords& words, Scan& scan);

}  // namespace rostra::quotes
