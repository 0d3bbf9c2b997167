// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "rostra/batch.hpp"
#include "rostra/setup.hpp"

namespace rostra::speakers {

/// From when to when a place is said, in milliseconds, by the cues of a reader that knows times: the beginning of the first cue
/// that the place touches, and the end of the last one. A cue that ends when it begins
/// has no end, one from 0 to 0 no time.
///
///     CueTimes times(document, cues, begins, ends);     // input and columns of the component
///     for (const Span turn : …) times.of(turn);         // places that ascend and do not overlap
class CueTimes {
public:
    struct Times {
        std::optional<std::int64_t> begin, end;
    };

    CueTimes(const Document& document, const Input& cues, const ColumnInput& begins,
             const ColumnInput& ends) {
        if (!cues.present) return;
        places_ = document.spans(cues);
        begins_ = document.values<std::int64_t>(begins);
        ends_ = document.values<std::int64_t>(ends);
    }

    Times of(Span place) {
        while (cue_ < places_.size() && places_[cue_].end <= place.begin) ++cue_;
        Times times;
        for (std::size_t i = cue_; i < places_.size() && places_[i].begin < place.end; ++i) {
            if (begins_[i] == 0 && ends_[i] == 0) continue;
            if (!times.begin) times.begin = begins_[i];
            if (ends_[i] > begins_[i]) times.end = std::max(times.end.value_or(ends_[i]), ends_[i]);
        }
        return times;
    }

private:
    Spans places_;
    std::span<const std::int64_t> begins_, ends_;
    std::size_t cue_ = 0;  ///< the first that ends behind the place asked for
};

}  // namespace rostra::speakers
