// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "label_candidates.hpp"

namespace rostra::speakers {

/// What stands before a label at the head of a line: `> ` of quoted mail, a time, a mark, a number, mark-up that opens.
struct Opening {
    std::size_t begin = 0;  ///< where the label begins
    Markup markup = Markup::none;
    std::string_view close;  ///< what closes the mark-up around the label; empty where nothing does
    bool timed = false;      ///< a time was among it
    bool voice = false;      ///< WebVTT's `<v `
};

/// Reads the head of the line that ends at `end`.
Opening read_opening(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace rostra::speakers
