// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "speakers_word_lists.hpp"
#include "transcript.hpp"

namespace rostra::speakers {

/// For each label of an office that speaks a tenth of a document or more and that nobody's name is known of, while the text names
/// who holds the office: a sentence for the run's warnings that asks whether he is meant, and says how to set it.
///
///     THE PRESIDENT: … President Biden …    "THE PRESIDENT" speaks 15 % and has no name; did you mean "Biden"? …
std::vector<std::string> suggest_names(std::string_view text, const std::vector<Turn>& turns,
                                       const WordLists& lists);

}  // namespace rostra::speakers
