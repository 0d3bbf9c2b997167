// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "rostra/analysis/language/word_set.hpp"
#include "speakers_word_lists.hpp"

namespace rostra::speakers {

/// Whether a list has a word, whatever its case and the marks around it.
bool has_word(const WordSet& list, std::string_view word);

/// The end of the office that begins at `words[at]`: words of offices, and what small words join to them (`Secretary of
/// Commerce`, `PRESIDENTA DE MÉXICO`). A comma ends it. Equal to `at` where none begins.
std::size_t office_end(const std::vector<std::string_view>& words, std::size_t at, const WordLists& lists);

}  // namespace rostra::speakers
