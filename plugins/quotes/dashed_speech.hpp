// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "quote.hpp"
#include "quote_tokens.hpp"
#include "sayings.hpp"

namespace rostra::quotes {

/// Finds what is said behind a dash that begins a line: `— Merci, dit-il.` It ends with its line, or where
/// somebody is said to say it.
///
/// A dash also begins items of lists and names of authors. So this is how a document prints speech only where
/// it often says who speaks behind such a dash, and where more lines begin so than quotations stand in marks.
class DashedSpeech {
public:
    /// `tokens` and `sayings` are to work with.
    DashedSpeech(QuoteTokens& tokens, Sayings& sayings)
        : text_(tokens.text()), tokens_(tokens), sayings_(sayings) {}

    /// In the order of the text; empty where the document does not print speech so. `marked`: what was found
    /// in marks. `cuts` as for find_quotes.
    [[nodiscard]] std::vector<Quote> choose(std::span<const Quote> marked, std::span<const Span> cuts);

private:
    [[nodiscard]] Quote read(std::size_t dash, std::size_t begin, std::size_t end);

    std::string_view text_;
    QuoteTokens& tokens_;
    Sayings& sayings_;
};

}  // namespace rostra::quotes
