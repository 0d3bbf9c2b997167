// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "label_choice.hpp"
#include "rostra/analysis/language/text_lines.hpp"
#include "rostra/span.hpp"
#include "speakers_word_lists.hpp"
#include "text_masks.hpp"
#include "tree_model.hpp"

namespace rostra::speakers {

/// Where a piece of a transcript stands and who, as far as the layout tells, says it.
struct Passage {
    enum class Kind : std::uint8_t {
        labelled,    ///< said by whom the label names
        question,    ///< an unlabelled question before the first label
        doubtful,    ///< behind what may be a label and was refused: said by nobody knows whom
        procedural,  ///< said by nobody: the clerk's notes, a time, a heading between turns
    };
    Kind kind = Kind::labelled;
    Span label;  ///< empty, at said.begin, where there is none
    Span said;
    Span time;                    ///< the time beside the label; empty where there is none
    std::int32_t confidence = 0;  ///< thousandths
};

/// Cuts a document at its labels. What is said ends before the next label, without headings, notes, page feet and white
/// space behind it. Passages ascend and do not overlap.
std::vector<Passage> split_turns(std::string_view text, const TextMasks& masks,
                                 const std::vector<Line>& lines, const LabelChoice& choice,
                                 const WordLists& lists, const TreeModel& model);

}  // namespace rostra::speakers
