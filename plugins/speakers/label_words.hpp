// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "label_candidates.hpp"
#include "speakers_letters.hpp"
#include "speakers_word_lists.hpp"

namespace rostra::speakers {

inline constexpr int kMostWordsAlone = 4;  ///< of a label with no ending at all

/// The words of a label so far, those in parentheses left out.
struct LabelWords {
    int all = 0;
    int capitals = 0;
    int title = 0;
    int initial = 0;
    int lower = 0;
    int uncased = 0;
    bool after_particle = false;  ///< `van den Berg`
    WordShape first = WordShape::mark;
    WordShape last = WordShape::mark;

    void add(std::string_view word);
    /// No label can begin so.
    [[nodiscard]] bool hopeless() const;
};

/// In which letters a label of these words is written; nothing where no label is written so.
std::optional<Lettering> read_lettering(const LabelWords& words, std::string_view label, Ending ending,
                                        const WordLists& lists);

/// Whether the period after `word`, the last of `words`, belongs to it: `Mr.`, `J.`, the `1.` of `1. PERSON.`
bool is_abbreviation(std::string_view word, const LabelWords& words, const WordLists& lists);

/// Whether a label begins with a form of address or an office: `MR. KIRBY`, `The PRESIDENT`, `NATIONAL SECURITY ADVISOR
/// SULLIVAN`.
bool starts_with_address(std::string_view label, const WordLists& lists);

/// Whether a name may begin here though in lower case: `van den Berg`.
bool starts_with_particle(std::string_view text, const WordLists& lists);

}  // namespace rostra::speakers
