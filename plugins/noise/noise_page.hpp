// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "noise_lists.hpp"
#include "noise_rules.hpp"
#include "recurring_lines.hpp"

namespace rostra::noise {

/// Marks what is on a page and not in its text. Marks ascend and do not overlap; each covers whole lines, less the white
/// space around them, but for the numbers of lines, which stand in front of the lines' text, and the tags of captions.
///
///     mark_noise("…\n\nShare this story\n", lists, RuleChoice::all())    // one mark: share
/// `lines_of_run`: what recurs at the edges of the run's documents; empty where nobody looked.
std::vector<Mark> mark_noise(std::string_view text, const NoiseLists& lists, const RuleChoice& rules,
                             const RecurringLines& lines_of_run = {});

}  // namespace rostra::noise
