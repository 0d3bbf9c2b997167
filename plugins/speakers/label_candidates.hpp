// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rostra/analysis/language/text_lines.hpp"
#include "speakers_word_lists.hpp"

namespace rostra::speakers {

/// What ends a label.
enum class Ending : std::uint8_t {
    colon,   ///< `MS. PSAKI:`, `主持人：`
    period,  ///< `Mr. BURNS.`
    dash,    ///< `Ana Ruiz — `, `M. Dubois. – `
    gap,     ///< `Q    `, or a tab
    none,    ///< its mark-up's end, a time, or the end of its line: `[55 46 11] CDR`
};

/// What stands around a label, or before it.
enum class Markup : std::uint8_t {
    none,
    item,      ///< `- Ana Ruiz:`, an item of a list
    bold,      ///< `**Ana Ruiz**`
    italic,    ///< `_Ana Ruiz_`
    brackets,  ///< `[Ana Ruiz]`
    angle,     ///< `<Ana Ruiz>`, `<v Ana Ruiz>`
    heading,   ///< `### Ana Ruiz`
    nickname,  ///< none, but one word in small letters: `ana_r: good morning`
};

/// How a label's letters are written.
enum class Lettering : std::uint8_t { capitals, title, uncased };

/// Something at the head of a line that is written as a label may be. Whether it is one, only the whole
/// document tells: see choose_labels().
struct Label {
    std::int32_t line = 0;   ///< which line it heads
    std::int32_t begin = 0;  ///< the label as printed, without ending and mark-up
    std::int32_t end = 0;
    std::int32_t said = 0;  ///< where what is said begins: after ending, mark-up, time and white space
    Markup markup = Markup::none;
    Ending ending = Ending::colon;
    Lettering lettering = Lettering::title;
    bool timed = false;        ///< a time stands beside it
    bool time_before = false;  ///< and before it
    bool alone = false;        ///< nothing else stands on its line
    bool loose = false;        ///< no name is written so, but few words are: `La serveuse`, `Tout le monde`

    /// Nothing in prose looks like this.
    [[nodiscard]] bool marked() const {
        return timed || markup == Markup::angle || (markup == Markup::bold && ending == Ending::colon);
    }
};

/// Adds the candidates at the head of `line`, at most one for each ending.
void find_candidates(std::string_view text, const Line& line, std::int32_t index, const WordLists& lists,
                     std::vector<Label>& candidates);

}  // namespace rostra::speakers
