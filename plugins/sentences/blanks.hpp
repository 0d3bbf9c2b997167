// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace rostra::sentences {

/// From the first character that is no white space on; the end of the text where there is none.
std::size_t behind_blanks(std::string_view text, std::size_t from);

std::string_view without_blanks_behind(std::string_view text);

}  // namespace rostra::sentences
