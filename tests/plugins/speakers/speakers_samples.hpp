// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "laws/given_data.hpp"
#include "rostra/span.hpp"
#include "speakers_word_lists.hpp"
#include "transcript.hpp"

namespace rostra::speakers {

/// The lists that are shipped.
inline const WordLists& shipped_lists() {
    static const WordLists kLists = WordLists::load(laws::GivenData(SPEAKERS_DATA).data());
    return kLists;
}

/// What is shipped that the plugin has learned.
inline const EvidenceModels& shipped_models() {
    static const EvidenceModels kModels = EvidenceModels::load(laws::GivenData(SPEAKERS_DATA).data());
    return kModels;
}

/// The turns of a text as "kind | printed label | what was said".
inline std::vector<std::string> turns_of(std::string_view text, const std::vector<Span>& noise = {}) {
    std::vector<std::string> lines;
    for (const Turn& turn : read_transcript(text, noise, shipped_lists(), shipped_models(), {}).turns) {
        lines.push_back(std::string(turn.kind) + " | " + turn.speaker + " | " +
                        std::string(slice(text, turn.said)));
    }
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace rostra::speakers
