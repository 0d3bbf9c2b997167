// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace rostra::sentences {

/// How the lines of a text stand, from its first 64 KiB. Lengths are in code points.
struct LineLayout {
    /// Lines were broken to fit a width, so that a line end means nothing: no line is long, and most of the full ones
    /// that another line follows stop in the middle of a sentence.
    bool wrapped = false;
    /// What a line that fills the width has at the least; 0 where no line follows another.
    std::size_t full = 0;
};

LineLayout line_layout(std::string_view text);

}  // namespace rostra::sentences
