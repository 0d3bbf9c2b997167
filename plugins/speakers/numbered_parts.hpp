// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "label_grammar.hpp"
#include "speakers_word_lists.hpp"

namespace rostra::speakers {

/// Whether a reading heads a numbered part of a text, `SECTION 1. Title`, `Art. 3 –`, `SEC. 2. NAMES.`
bool is_numbered_part(std::string_view text, const Label& label, const WordLists& lists);

}  // namespace rostra::speakers
