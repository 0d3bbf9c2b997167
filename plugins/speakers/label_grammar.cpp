// SPDX-License-Identifier: Apache-2.0
#include "label_grammar.hpp"

#include <utility>

#include "label_line.hpp"

namespace rostra::speakers {

std::vector<Label> read_labels(std::string_view text, const TextMasks& masks, const std::vector<Line>& lines,
                               const WordLists& lists) {
    LabelPage page{text, masks, lines, lists, {}, {}};
    for (std::size_t index = 0; index < lines.size(); ++index) {
        LabelLine line(page, index);
        pass_opening(line);
        if (line.begin < line.end && !read_marked_label(line)) read_plain_label(line);
    }
    return std::move(page.labels);
}

}  // namespace rostra::speakers
