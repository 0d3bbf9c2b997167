// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace rostra::core {

/// 'name', as messages show what a person wrote: control characters (Unicode's category Cc) and bytes that are not UTF-8 become '?',
/// and what is longer than 80 bytes ends in "…".
[[nodiscard]] std::string in_quotes(std::string_view name);

/// "'a'", "'a' or 'b'", "'a', 'b' or 'c'"; the word between the last two is `last`.
[[nodiscard]] std::string listed(std::span<const std::string> names, std::string_view last = "or");

/// Behind a sentence about `count` things, the first of which are named: ": 'a', 'b' and 'c'", or ", among them 'a', 'b'"
/// where there are more.
[[nodiscard]] std::string some_of(std::span<const std::string> first, std::size_t count);

/// The length in bytes of the UTF-8 sequence that `text` starts with; 0 where it starts with none (or is empty).
[[nodiscard]] std::size_t utf8_length(std::string_view text);

/// `text` fit for one line of a terminal: as in_quotes() does, but tabs stay and nothing is cut.
[[nodiscard]] std::string printable(std::string_view text);

/// The same for text of several lines: line breaks stay, too.
[[nodiscard]] std::string printable_lines(std::string_view text);

/// Columns of a terminal that the character `text` starts with takes: 0, 1 or 2 (wide East Asian, emoji).
[[nodiscard]] int terminal_width(std::string_view text);

}  // namespace rostra::core
