// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "noise_text.hpp"

namespace rostra::noise {

/// Lines that stand at the head or tail of many documents of the run, without white space around them.
using RecurringLines = std::unordered_set<std::string_view>;

/// Which lines of this document are page furniture because they recur: those of its first and last few, up to where
/// somebody begins to speak or to tell, that stand once in it. One that ends as a sentence has to lie between the document's edge
/// and one that does not, since sentences are said too.
std::vector<std::size_t> find_recurring(std::string_view text, const std::vector<Line>& lines,
                                        const RecurringLines& recurring);

}  // namespace rostra::noise
