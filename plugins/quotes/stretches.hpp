// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "quote_pairing.hpp"
#include "quote_scan.hpp"

namespace rostra::quotes {

/// How a document uses its lines.
enum class LineUse {
    wraps,       ///< they break sentences anywhere
    sentences,   ///< they end sentences, and only blank lines part paragraphs
    paragraphs,  ///< each is a paragraph
};

LineUse line_use(std::string_view text);

/// The paragraphs of a text in which a mark or a word of saying stands, in order. One that a marked span reaches out of goes
/// on to the end of the paragraph in which that span ends. `cuts` as for find_quotes.
std::vector<Span> stretches_of(std::string_view text, std::span<const Span> cuts, const Scan& scan,
                               const std::vector<MarkedSpan>& pairs, LineUse lines);

}  // namespace rostra::quotes
