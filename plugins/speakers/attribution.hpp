// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "label_grammar.hpp"
#include "rostra/analysis/language/text_lines.hpp"
#include "speakers_word_lists.hpp"

namespace rostra::speakers {

/// Bytes of what says that the name behind it is a writer's, and of the blank behind it: the `From ` of `From Ana Ruiz`,
/// the `Statement by ` of `Statement by Ana Ruiz`; 0 where the label begins with its name. A word that may be a part of a
/// name, as in `Von Hagen` or `De Souza Lima`, is taken off only before a form of address or an office, and before two
/// names with an office behind a comma: `Von Frau Hagen`, `Von Ana Ruiz, Direktorin`.
std::size_t attribution_size(std::string_view label, const WordLists& lists);

/// Leaves out readings that introduce what somebody wrote: an attribution alone on its line, behind which a quotation
/// begins, whose name heads no other line.
void drop_attributions(std::string_view text, const std::vector<Line>& lines, const WordLists& lists,
                       std::vector<Label>& readings);

}  // namespace rostra::speakers
