// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "label_evidence.hpp"
#include "label_grammar.hpp"
#include "speakers_word_lists.hpp"

namespace rostra::speakers {

/// In which letters a label is written; a value of the feature `lettering`.
enum Lettering : std::int32_t { kSmall, kLoose, kTitle, kCapitals, kMixed, kUncased, kFigures };

/// A text that labels have, and what it tells wherever it stands.
struct Printed {
    LabelEvidence evidence;            ///< how it is written, and what its words are
    std::vector<std::uint64_t> words;  ///< by Census::key_of()
    std::uint64_t heard = 0;           ///< the last word with a capital; 0 for none
    std::int32_t uses = 0;
};

/// The different texts of readings, and their different names: a text without what stands in parentheses, whatever its case and
/// marks.
class PrintedLabels {
public:
    PrintedLabels(std::string_view text, const std::vector<Label>& readings, const WordLists& lists);

    [[nodiscard]] const Printed& operator[](std::size_t reading) const {
        return printed_[static_cast<std::size_t>(printed_of_[reading])];
    }
    [[nodiscard]] std::int32_t name_of(std::size_t reading) const { return names_[reading]; }
    [[nodiscard]] std::size_t name_count() const { return name_count_; }

private:
    void take_census(std::string_view text);

    std::vector<Printed> printed_;
    std::vector<std::int32_t> printed_of_;  ///< of each reading
    std::vector<std::int32_t> names_;       ///< of each reading
    std::size_t name_count_ = 0;
};

}  // namespace rostra::speakers
