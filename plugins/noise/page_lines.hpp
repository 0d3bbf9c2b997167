// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "noise_lists.hpp"
#include "noise_rules.hpp"
#include "rostra/analysis/language/text_lines.hpp"

namespace rostra::noise {

/// A line that stands where printed pages meet.
struct PageLine {
    std::size_t line = 0;
    Rule rule = Rule::page_mark;  ///< or running_head
};

/// The marks of printed pages and the lines printed on every page, in the order of lines.
///
/// A page's number is known by counting up from page to page: `- 2 -`, `- 3 -`. A number that stands bare has to do so
/// at even distances too, else it may count chapters. A running head recurs at page marks or form feeds, carries the
/// page's number itself, or recurs after the same number of rows throughout, which no speaker's label does.
std::vector<PageLine> find_page_lines(std::string_view text, const std::vector<Line>& lines,
                                      const NoiseLists& lists);

}  // namespace rostra::noise
