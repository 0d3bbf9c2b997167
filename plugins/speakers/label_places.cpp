// SPDX-License-Identifier: Apache-2.0
#include "label_places.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "clock_times.hpp"
#include "rostra/analysis/language/code_points.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "rostra/analysis/language/text_lines.hpp"

namespace rostra::speakers {

namespace {

/// Behind the times and marks that follow a label, before `end`.
std::size_t behind_marks(std::string_view text, std::size_t at, std::size_t end) {
    std::size_t behind = at;
    while (at < end) {
        const std::size_t timed = time_end(text, at, end);
        if (timed != at) {
            at = behind = timed;
            continue;
        }
        std::size_t next = at;
        if (is_alphanumeric(next_code_point(text, next))) break;
        at = next;
    }
    return at == end ? end : behind;
}

}  // namespace

std::vector<Span> label_places(std::string_view text, const std::vector<Turn>& turns) {
    std::vector<Span> places;
    std::int32_t taken = 0;  // up to where something else stands
    for (const Turn& turn : turns) {
        if (!turn.label.empty() && turn.label.begin >= taken) {
            const auto begin = static_cast<std::size_t>(turn.label.begin);
            const std::size_t above =
                begin == 0 ? std::string_view::npos : text.find_last_of("\n\r", begin - 1);
            const std::size_t line = above == std::string_view::npos ? 0 : above + 1;
            const auto label_end = static_cast<std::size_t>(turn.label.end);
            const std::size_t line_over = line_end(text, label_end);
            const auto said = static_cast<std::size_t>(std::max(turn.said.begin, turn.label.end));
            const std::size_t end = said <= line_over ? said : behind_marks(text, label_end, line_over);
            const Span place = trimmed(
                text, {std::max(static_cast<std::int32_t>(line), taken), static_cast<std::int32_t>(end)});
            places.push_back(place);
            taken = place.end;
        }
        taken = std::max(taken, turn.said.end);
    }
    return places;
}

}  // namespace rostra::speakers
