// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "rostra/analysis/language/text_lines.hpp"

namespace rostra::noise {

/// Lines that stand at the head or tail of many documents of the run, without white space around them.
using RecurringLines = std::unordered_set<std::string_view>;

/// The lines of this document that are page furniture because many documents have them, as numbers of `lines`.
///
/// The search goes inward from the first line and from the last, over a dozen lines at most. It stops at a line that may
/// begin with a speaker's label, and at a sentence that does not recur. A recurring line counts where the document has it
/// once. A recurring sentence may be speech, so it counts only where a recurring line that is no sentence stands farther in.
std::vector<std::size_t> find_recurring(std::string_view text, const std::vector<Line>& lines,
                                        const RecurringLines& recurring);

}  // namespace rostra::noise
