// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "item_label.hpp"
#include "line_layout.hpp"
#include "rostra/columns.hpp"
#include "rostra/span.hpp"

namespace rostra::sentences {

/// The paragraphs of a text, one after the other, without white space and drawn lines (`====`) around them: its
/// lines; or, where lines are wrapped, what stands between blank lines, headings and items of lists apart. Noise is
/// no part of a paragraph and parts what is around it.
///
///     ParagraphCursor paragraphs(text, line_layout(text), noise);
///     for (Span paragraph; paragraphs.next(paragraph);) …
class ParagraphCursor {
public:
    ParagraphCursor(std::string_view text, LineLayout lines, Spans noise)
        : text_(text), lines_(lines), noise_(noise) {}

    bool next(Span& paragraph);

private:
    [[nodiscard]] std::size_t paragraph_end(std::string_view text, std::size_t begin) const;
    [[nodiscard]] bool is_heading(std::string_view line, std::string_view behind) const;

    std::string_view text_;
    LineLayout lines_;
    Spans noise_;
    std::size_t at_ = 0;
    std::size_t next_noise_ = 0;
};

}  // namespace rostra::sentences
