// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "rostra/analysis/language/text_lines.hpp"
#include "rostra/span.hpp"
#include "speakers_word_lists.hpp"

namespace rostra::speakers {

/// The question that nobody's label stands before and that the first labelled turn answers: the paragraph directly
/// above `lines[label]`, where it is prose that asks. Titles, headings and introductions are not.
std::optional<Span> opening_question(std::string_view text, const std::vector<Line>& lines, std::size_t label,
                                     const WordLists& lists);

}  // namespace rostra::speakers
