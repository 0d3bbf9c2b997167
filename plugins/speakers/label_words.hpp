// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "speakers_word_lists.hpp"

namespace rostra::speakers {

/// Whether a label begins with a form of address or an office: `MR. KIRBY`, `The PRESIDENT`, `NATIONAL SECURITY ADVISOR
/// SULLIVAN`.
bool starts_with_address(std::string_view label, const WordLists& lists);

/// Whether a word is a form of address: `Mr.`, `señora`, `Dr.`
bool is_address(std::string_view word, const WordLists& lists);
/// Or one that offices are made of: `secretary`
bool is_address_or_title(std::string_view word, const WordLists& lists);

/// Whether a label is but a form of address and an office, as one speaks to somebody: `Mr. President`, `Madam Speaker`.
bool is_vocative(std::string_view label, const WordLists& lists);

}  // namespace rostra::speakers
