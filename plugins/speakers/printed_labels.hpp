// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "label_evidence.hpp"
#include "label_grammar.hpp"
#include "speakers_word_lists.hpp"
#include "text_masks.hpp"

namespace rostra::speakers {

/// In which letters a label is written; a value of the feature `lettering`.
enum Lettering : std::int32_t { kSmall, kLoose, kTitle, kCapitals, kMixed, kUncased, kFigures };

/// A text that labels have, and what it tells wherever it stands.
struct Printed {
    WrittenEvidence evidence;
    std::uint32_t first_word = 0;  ///< of its words, in PrintedLabels
    std::uint32_t words = 0;       ///< how many they are
    std::uint64_t heard = 0;       ///< the last word with a capital, by LabelCensus::key_of(); 0 for none
    std::int32_t uses = 0;
};

/// The different texts of readings, and their different names: a text without what stands in parentheses, whatever its case and
/// marks.
class PrintedLabels {
public:
    PrintedLabels(std::string_view text, const TextMasks& masks, const std::vector<Label>& readings,
                  const WordLists& lists);

    [[nodiscard]] const Printed& operator[](std::size_t reading) const {
        return printed_[static_cast<std::size_t>(printed_of_[reading])];
    }
    [[nodiscard]] std::int32_t name_of(std::size_t reading) const { return names_[reading]; }
    [[nodiscard]] std::size_t name_count() const { return name_count_; }

private:
    void add_printed(std::string_view label, const WordLists& lists, std::string& folded);
    void take_census(std::string_view text, const TextMasks& masks);

    std::vector<Printed> printed_;
    std::vector<std::uint64_t> words_;      ///< of all of them, by LabelCensus::key_of()
    std::vector<std::int32_t> printed_of_;  ///< of each reading
    std::vector<std::int32_t> names_;       ///< of each reading
    std::size_t name_count_ = 0;
};

}  // namespace rostra::speakers
