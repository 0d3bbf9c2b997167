// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "rostra/span.hpp"
#include "transcript.hpp"

namespace rostra::speakers {

/// Where the labels of turns stand with all that belongs to them: what stands before them on their line, and a time and marks
/// behind them. These are no words of the text. Ascending and disjoint.
///
///     3. [0:05] Ana Ruiz (0:07): Good morning.    from 3 up to Good
std::vector<Span> label_places(std::string_view text, const std::vector<Turn>& turns);

}  // namespace rostra::speakers
