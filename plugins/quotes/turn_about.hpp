// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "quote.hpp"
#include "speaker_names.hpp"

namespace rostra::quotes {

/// Names those who speak in turn where a scene of two is clear: quotations that follow one another line by line, with nothing
/// between them but who says them. What nobody is said to say is named between two that are, where turn and turn about leads from
/// the one to the other.
void name_by_turns(std::string_view text, std::span<const Quote> quotes,
                   std::vector<SpeakerIdentity>& identities);

}  // namespace rostra::quotes
