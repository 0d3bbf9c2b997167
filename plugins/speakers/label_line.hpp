// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "label_grammar.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "rostra/analysis/language/text_lines.hpp"
#include "speakers_word_lists.hpp"
#include "text_masks.hpp"

namespace rostra::speakers {

inline constexpr std::size_t kLongestLabel = 320;  ///< bytes, with what stands in parentheses
inline constexpr std::size_t kLongestName = 160;   ///< bytes outside parentheses

/// One document whose lines are read.
struct LabelPage {
    std::string_view text;
    const TextMasks& masks;
    const std::vector<Line>& lines;
    const WordLists& lists;
    std::vector<Label> labels;  ///< what has been read
    std::string folded;         ///< to fold words in

    /// The lists that have what is written there, whatever its case, as WordLists::marks_of().
    std::uint32_t marks_of(std::string_view phrase) {
        fold_phrase(phrase, folded);
        return lists.marks_of(folded);
    }
};

/// The head of one line, as far as it has been read.
class LabelLine {
public:
    LabelLine(LabelPage& page, std::size_t index);

    std::string_view text;  ///< of the document, up to `end`
    std::size_t begin;      ///< of the label: moved behind what stands before it
    std::size_t end;        ///< of the line
    Label label;            ///< what all readings of the line have in common
    LabelPage& page;

    [[nodiscard]] bool next_is(std::size_t at, std::string_view what) const {
        return text.substr(at < end ? at : end, what.size()) == what;
    }
    /// Behind the blanks at `at`.
    [[nodiscard]] std::size_t skip(std::size_t at) const {
        return skip_blanks(text, at < end ? at : end, end);
    }

    /// Whether the line below is read with this one: no gap stands between them.
    [[nodiscard]] bool has_below() const { return below_ > end; }
    void join_below();

    void note_time(std::size_t at, std::size_t behind);

    /// Adds a reading that ends before `label_end`; what is said follows at `after`.
    void emit(Ending ending, std::size_t label_end, std::size_t after);

private:
    std::size_t below_;  // the end of the line below, or of the line
};

/// What stands before a label: moves `begin` behind it.
void pass_opening(LabelLine& line);

/// A label in mark-up. False where none is, or nothing closes it, so that its sign is a part of the name: `*CHI:`
bool read_marked_label(LabelLine& line);

/// A label without mark-up.
void read_plain_label(LabelLine& line);

}  // namespace rostra::speakers
