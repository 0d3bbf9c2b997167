// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rostra::bench {

/// Text that has the look of a language, the same bytes each time: words made up from its letters, as long
/// and as common as words are (Zipf's law over 20,000 of them), in sentences and paragraphs. Chinese is made
/// of real words, for ICU's dictionary to find. `language`: "en", "de", "fr", "ru" or "zh".
std::string make_text(std::string_view language, std::size_t bytes);

}  // namespace rostra::bench
