// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rostra/span.hpp"
#include "transcript.hpp"

namespace rostra::speakers {

/// What a person put right about the turn that holds a place.
struct TurnCorrection {
    Span place;
    std::string_view name;   ///< begins, ends, kind or speaker
    std::string_view value;  ///< begins, ends: true or false
};

/// Puts turns right, in this order whatever that of the corrections:
///
///     begins = true    a turn begins where the place does; what stands before it in the same turn stays there
///     begins = false   the turn that begins in the place goes on the one before
///     ends = true      what stands behind the place in its turn is said by nobody
///     kind, speaker    of the turn that holds the place; a speaker makes it `named` where no kind is given
///
/// Returns what could not be done, in words.
std::vector<std::string> correct_turns(std::string_view text, const std::vector<TurnCorrection>& corrections,
                                       std::vector<Turn>& turns);

}  // namespace rostra::speakers
