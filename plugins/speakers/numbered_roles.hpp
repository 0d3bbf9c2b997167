// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "label_grammar.hpp"

namespace rostra::speakers {

/// Makes the number before a name a part of it where several of one name are told apart by their numbers, `1. SOLDIER`,
/// `2. SOLDIER`, and these come again. Where every number stands once, as those of questions and lines do, it is none.
void join_numbers(std::string_view text, std::vector<Label>& readings);

}  // namespace rostra::speakers
