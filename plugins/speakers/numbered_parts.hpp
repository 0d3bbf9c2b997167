// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "label_grammar.hpp"
#include "speakers_word_lists.hpp"

namespace rostra::speakers {

/// Whether a reading heads a numbered part of a text, `SECTION 1. Title`, `Art. 3 –`, `SEC. 2. NAMES.`, or is the number of a
/// note in brackets, `[3]`.
bool is_numbered_part(std::string_view text, const Label& label, const WordLists& lists);

/// Whether a label is a number in brackets alone: `[3]`, of a note as a rule.
bool is_bracketed_number(std::string_view text, const Label& label);

}  // namespace rostra::speakers
