// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "quote_words.hpp"
#include "rostra/span.hpp"

namespace rostra::quotes {

/// Whether words are written as titles of works and events are: two or more with capitals, and only small ones without.
[[nodiscard]] bool is_title(std::string_view text, Span inner, const QuoteWords& words);

}  // namespace rostra::quotes
