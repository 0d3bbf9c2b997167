// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "label_grammar.hpp"
#include "rostra/analysis/language/text_lines.hpp"
#include "speakers_word_lists.hpp"
#include "text_masks.hpp"
#include "tree_model.hpp"

namespace rostra::speakers {

/// The readings of a document that are labels, in order, at most one a line.
struct LabelChoice {
    std::vector<Label> labels;
    std::vector<std::int32_t> odds;  ///< of each label: thousandths of the logarithm of the odds
    std::vector<std::int32_t>
        refused;  ///< of each line: the best odds of what is no label there; kNoReading where nothing is read

    /// What was refused with some doubt, of forms that come again: where it begins, ascending.
    std::vector<std::int32_t> doubtful;

    /// Whether there may be a label that is none after all, or one that was missed: in words, for the run's warnings.
    std::vector<std::string> doubts;
};

inline constexpr std::int32_t kNoReading = -9999;

/// Odds from which a reading is taken for a label where some other of the document is surely one; else they must be two to one.
inline constexpr std::int32_t kTaken = -400;

/// Chooses among `readings`. `known`: all of them are of the form that the user says labels have.
LabelChoice choose_labels(std::string_view text, const TextMasks& masks, const std::vector<Line>& lines,
                          const std::vector<Label>& readings, bool known, const WordLists& lists,
                          const TreeModel& model);

/// Puts labels that are certain in the place of those chosen on their lines.
void add_labels(const std::vector<Label>& certain, LabelChoice& choice);

}  // namespace rostra::speakers
