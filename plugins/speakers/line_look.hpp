// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "rostra/span.hpp"
#include "text_masks.hpp"

namespace rostra::speakers {

/// What can be told of a line by its characters. Shares are in hundredths, -1 where there is no whole.
struct LineLook {
    std::int32_t letters = 0;  ///< and digits
    std::int32_t words = 0;
    std::int16_t capitals = -1;     ///< of the letters that are small or capital
    std::int16_t title_words = -1;  ///< of the words
    std::int16_t digits = -1;       ///< of the letters and digits
    std::int16_t depth = 0;         ///< brackets opened less brackets closed; 0 for a long line
    bool lower = false;             ///< the first letter or digit is a small letter
    bool closed = false;            ///< as closes_speech()
    bool bracketed = false;         ///< as is_bracketed()
    std::uint64_t key = 0;  ///< the same for lines that differ in figures and spaces alone; 0 for a long line
};

/// `masks`: of `text`.
LineLook look_at(std::string_view text, const TextMasks& masks, Span place);

}  // namespace rostra::speakers
