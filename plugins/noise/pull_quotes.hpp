// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "rostra/analysis/language/text_lines.hpp"
#include "rostra/span.hpp"

namespace rostra::noise {

/// Paragraphs that say again, all but word for word, what one of their neighbours says: sentences pulled out for
/// display, and printed without the mark that ends them in their own place. Text that is merely said twice keeps it.
std::vector<Span> find_pull_quotes(std::string_view text, const std::vector<Line>& lines);

}  // namespace rostra::noise
