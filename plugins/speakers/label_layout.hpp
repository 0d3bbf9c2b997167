// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "label_candidates.hpp"
#include "rostra/analysis/language/text_lines.hpp"
#include "speakers_word_lists.hpp"

namespace rostra::speakers {

/// How a document writes its labels, and which they are. No labels: a document without turns.
struct Layout {
    std::vector<Label> labels;  ///< ascending, at most one a line
    /// As plays are printed: a speech is one paragraph, what has no label is said by nobody.
    bool play = false;
    /// As plays are printed, too, but speeches have paragraphs; those in brackets behind them are stage directions.
    bool staged = false;
    /// As talk over a wire is logged: a time begins each line. What no label follows there is said by nobody where it
    /// is a mark: `[11:02] * ana waves`.
    bool log = false;
};

/// Finds the document's own layout among all candidates: the form that recurs, its lettering and its place. What is
/// written otherwise is dropped. Where nothing recurs, labels are what no prose looks like, or nothing at all. `known`: the
/// user says that labels are written so, however few there are.
Layout find_layout(std::string_view text, const std::vector<Line>& lines,
                   const std::vector<Label>& candidates, const WordLists& lists, bool known = false);

/// Adds labels that are certain, one a line at most and ascending; another on the same line gives way.
void add_labels(const std::vector<Label>& certain, Layout& layout);

}  // namespace rostra::speakers
