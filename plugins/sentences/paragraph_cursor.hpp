// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "rostra/columns.hpp"
#include "rostra/span.hpp"

namespace rostra::sentences {

/// Whether lines were broken to fit a width, so that a line end means nothing: no line is long, and most of
/// the full ones that another line follows stop in the middle of a sentence.
bool is_wrapped(std::string_view text);

/// The paragraphs of a text, one after the other, without white space around them: its lines, or, where lines
/// are wrapped, what stands between blank lines. Noise is no part of a paragraph and parts what is around it.
///
///     ParagraphCursor paragraphs(text, wrapped, noise);
///     for (Span paragraph; paragraphs.next(paragraph);) …
class ParagraphCursor {
public:
    ParagraphCursor(std::string_view text, bool wrapped, Spans noise)
        : text_(text), wrapped_(wrapped), noise_(noise) {}

    bool next(Span& paragraph);

private:
    std::string_view text_;
    bool wrapped_;
    Spans noise_;
    std::size_t at_ = 0;
    std::size_t next_noise_ = 0;
};

}  // namespace rostra::sentences
