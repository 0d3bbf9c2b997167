// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "transcript.hpp"

namespace rostra::speakers {

/// Makes one turn of those of one person that follow each other with nothing between. It has the label of the first; the labels
/// of the others stand in what it says.
inline void join_turns(std::vector<Turn>& turns) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < turns.size(); ++i) {
        if (kept > 0 && !turns[i].name.empty() && turns[kept - 1].name == turns[i].name) {
            Turn& joined = turns[kept - 1];
            joined.said.end = turns[i].said.end;
            joined.confidence = std::min(joined.confidence, turns[i].confidence);
            joined.time_end = turns[i].time_end;
            if (joined.role.empty()) joined.role = std::move(turns[i].role);
            continue;
        }
        if (kept != i) turns[kept] = std::move(turns[i]);
        ++kept;
    }
    turns.resize(kept);
}

}  // namespace rostra::speakers
