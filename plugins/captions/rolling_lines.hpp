// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "caption_times.hpp"

namespace rostra::captions {

/// A line as it is shown.
struct ShownLine {
    std::string_view words;  ///< without mark-up, single spaces between; not empty
    bool timed = false;      ///< the mark-up says when each word is said
};

/// Lines [first, first + count) shown in one cue.
struct ShownCue {
    Period time;
    std::size_t first = 0;
    std::size_t count = 0;
};

/// What becomes of a line.
struct LineFate {
    bool kept = true;
    std::int64_t since = 0;  ///< when it was shown first
};

/// Captions that roll show a line again while the next one is built up below it, and a line as far as it has been said, then
/// with more words. Decides which lines are shown for the first time, so that each is said once; of a line that grows the last
/// showing is kept, which is whole.
///
/// A refrain is no such line. So lines are taken for shown again only where captions roll: among the cues around, those that
/// begin with the end of the one before and go on from it are at least as many as those that begin anew. A cue that is
/// wholly the same, times and all, as one shortly before is a second layer of it, and dropped everywhere.
[[nodiscard]] std::vector<LineFate> follow_lines(const std::vector<ShownCue>& cues,
                                                 const std::vector<ShownLine>& lines);

}  // namespace rostra::captions
