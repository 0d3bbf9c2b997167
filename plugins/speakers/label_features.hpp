// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "label_evidence.hpp"
#include "label_grammar.hpp"
#include "rostra/analysis/language/text_lines.hpp"
#include "speakers_word_lists.hpp"
#include "text_masks.hpp"

namespace rostra::speakers {

/// The evidence for each of `readings`, which are in the order of their lines: a row of LabelFeature for each.
EvidenceRows look_at_labels(std::string_view text, const TextMasks& masks, const std::vector<Line>& lines,
                            const std::vector<Label>& readings, const WordLists& lists);

}  // namespace rostra::speakers
