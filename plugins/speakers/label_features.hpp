// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "label_evidence.hpp"
#include "label_forms.hpp"
#include "label_grammar.hpp"
#include "printed_labels.hpp"
#include "rostra/analysis/language/text_lines.hpp"
#include "speakers_word_lists.hpp"
#include "text_masks.hpp"

namespace rostra::speakers {

/// What speaks for each of the readings of a document, which are in the order of their lines. All is kept by reference.
class LabelFeatures {
public:
    LabelFeatures(std::string_view text, const TextMasks& masks, const std::vector<Line>& lines,
                  const std::vector<Label>& readings, const WordLists& lists);

    /// Adds a row of LabelFeature for a reading.
    void weigh(std::size_t reading, EvidenceRows& rows) const;

private:
    std::string_view text_;
    const std::vector<Line>& lines_;
    const std::vector<Label>& readings_;
    PrintedLabels printed_;
    std::vector<std::int8_t> prose_;
    Forms forms_;
    Forms kinds_;  ///< by the lettering too, and whether a form of address stands first
    std::vector<std::int32_t> anywhere_;  ///< of each name, the most uses in one form

    // How the document's lines are.
    std::int32_t gaps_ = 0;
    std::int32_t median_ = 0;  ///< bytes
    std::int32_t full_ = 1;    ///< as long as all but the longest tenth
};

}  // namespace rostra::speakers
