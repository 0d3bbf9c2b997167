// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace rostra::document_facts {

/// Of scripts that write words without spaces: Chinese, Japanese.
[[nodiscard]] bool is_ideograph(char32_t c);

/// The first code point; 0 of nothing.
[[nodiscard]] char32_t first_of(std::string_view text);
[[nodiscard]] char32_t last_of(std::string_view text);

/// What blanks part. Of scripts without spaces, two characters count as a word.
[[nodiscard]] std::size_t count_words(std::string_view text);

/// The letters that `text` begins with; of scripts without spaces, one.
[[nodiscard]] std::string_view first_word(std::string_view text);

}  // namespace rostra::document_facts
