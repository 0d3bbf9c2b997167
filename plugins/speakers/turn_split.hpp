// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "label_layout.hpp"
#include "rostra/analysis/language/text_lines.hpp"
#include "rostra/span.hpp"
#include "speakers_word_lists.hpp"

namespace rostra::speakers {

/// Where a piece of a transcript stands and who, as far as the layout tells, says it.
struct Passage {
    enum class Kind : std::uint8_t {
        labelled,    ///< said by whom the label names
        question,    ///< an unlabelled question before the first label
        procedural,  ///< said by nobody: the clerk's notes, a time, a heading between turns
    };
    Kind kind = Kind::labelled;
    Span label;  ///< empty, at said.begin, where there is none
    Span said;
};

/// Cuts a document at its labels. What is said ends before the next label, without white space, headings and notes
/// behind it. Passages ascend and do not overlap.
std::vector<Passage> split_turns(std::string_view text, const std::vector<Line>& lines, const Layout& layout,
                                 const WordLists& lists);

}  // namespace rostra::speakers
