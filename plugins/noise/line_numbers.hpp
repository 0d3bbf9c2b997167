// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "rostra/analysis/language/text_lines.hpp"
#include "rostra/span.hpp"

namespace rostra::noise {

/// The numbers at the margin of a text whose printed lines are counted from 1 on every page, as those of depositions
/// are. They are taken off `lines`: a line begins behind its number, and one that was its number alone is blank.
///
/// Believed where pages are counted one after another, or one long page is, and lines go on with a sentence of the line
/// before, so that rows of a table and items of a list keep theirs.
std::vector<Span> take_line_numbers(std::string_view text, std::vector<Line>& lines);

}  // namespace rostra::noise
