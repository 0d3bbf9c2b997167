// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "name_joining.hpp"
#include "speakers_word_lists.hpp"

namespace rostra::speakers {

/// Someone whom the head of a transcript introduces: `Press Briefing by Press Secretary Jen Psaki`.
struct Introduction {
    std::string name;    ///< Jen Psaki
    std::string office;  ///< Press Secretary
};

/// The names of two words or more that stand behind an office or a form of address in `head`, what stands before a
/// transcript's first turn.
std::vector<Introduction> read_introductions(std::string_view head, const WordLists& lists);

/// What the forms of address before a full name say wherever `text` has it; Gender::unsaid where none does, or both do.
Gender address_in_text(std::string_view text, std::string_view name, const WordLists& lists);

}  // namespace rostra::speakers
