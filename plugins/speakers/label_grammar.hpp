// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rostra/analysis/language/text_lines.hpp"
#include "rostra/span.hpp"
#include "speakers_word_lists.hpp"
#include "text_masks.hpp"

namespace rostra::speakers {

/// What stands before a label on its line.
enum class Opening : std::uint8_t {
    none,
    item,     ///< `- Ana Ruiz:`, an item of a list
    number,   ///< `12. Ana Ruiz:`, the number of a question, of a line, of a speech
    heading,  ///< `### Ana Ruiz`
    arrow,    ///< `>> ANA RUIZ:`
    mark,     ///< `○議長`
    dash,     ///< `— Ana Ruiz:`
};

/// What stands around a label.
enum class Markup : std::uint8_t {
    none,
    bold,       ///< `**Ana Ruiz**`, `<b>Ana Ruiz</b>`
    italic,     ///< `_Ana Ruiz_`
    brackets,   ///< `[Ana Ruiz]`, `【主持人】`
    parens,     ///< `(Ana Ruiz)`
    angle,      ///< `<Ana Ruiz>`, `<v Ana Ruiz>`
    attribute,  ///< `<SPEAKER ID="3" NAME="Ana Ruiz">`
};

/// What ends a label.
enum class Ending : std::uint8_t {
    colon,        ///< `MS. PSAKI:`, `主持人：`
    period,       ///< `Mr. BURNS.`
    dash,         ///< `Ana Ruiz — `, `ANA RUIZ- `
    period_dash,  ///< `M. Dubois. – `
    direction,    ///< `ANA, aside.`: a comma and a direction, then a period
    gap,          ///< `Q    `, or a tab
    markup,       ///< its mark-up's end, or a time: `[55 46 11] CDR`
    line,         ///< the end of its line
    bar,          ///< `Ana Ruiz | `, the bar between two columns
};

/// All that tells how a label is written, but for its letters.
struct Form {
    Opening opening = Opening::none;
    Markup markup = Markup::none;
    Ending ending = Ending::colon;
    bool alone = false;        ///< nothing else stands on its line
    bool time_before = false;  ///< a time or a date stands before it
    bool time_behind = false;  ///< and behind it
    char sign = 0;             ///< a sign before the name: the `*` of `*CHI:`, the `$` of `$L1`

    /// Forms of one number are the same.
    [[nodiscard]] std::size_t number() const {
        const std::size_t marks = static_cast<std::size_t>(opening) * 7 + static_cast<std::size_t>(markup);
        return ((marks * 16 + static_cast<std::size_t>(ending)) * 8 + (alone ? 4 : 0) +
                (time_before ? 2 : 0) + (time_behind ? 1 : 0)) *
                   128 +
               static_cast<std::size_t>(sign);
    }
    friend bool operator==(const Form&, const Form&) = default;
};

/// Something at the head of a line that can be read as a label. Whether it is one, only the whole document tells.
struct Label {
    std::int32_t line = 0;   ///< which line it heads
    std::int32_t begin = 0;  ///< the label as printed, without what decorates it
    std::int32_t end = 0;
    std::int32_t said =
        0;  ///< behind ending, mark-up, time and white space; the line's end where it stands alone
    Form form;
    Span time;  ///< the time that stands beside it; empty where there is none

    [[nodiscard]] Span span() const { return {begin, end}; }
};

/// Every way to read the heads of `lines` as labels, in their order: few a line, and at most one for each ending. What stands in
/// parentheses may go on in the line below.
std::vector<Label> read_labels(std::string_view text, const TextMasks& masks, const std::vector<Line>& lines,
                               const WordLists& lists);

}  // namespace rostra::speakers
