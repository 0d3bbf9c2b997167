// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rostra::noise {

/// The words of a line, folded, without the marks around them. Blanks part them, and the signs that menus use:
/// `|`, `/`, `,`, `&`, `+`, `·`, `•`.
std::vector<std::string> words_of(std::string_view line);

/// The first of words_of(line), or nothing.
std::string first_word(std::string_view line);

/// Letters and digits alone, folded.
std::string squeeze(std::string_view text);

/// How many words, counted up to `limit`.
int count_words(std::string_view text, int limit);

/// Whether the first letter or digit is no letter in lower case.
bool starts_like_title(std::string_view text);

/// Whether each word begins with a capital, or with a letter that has no case.
bool is_capitalised(std::string_view text);

/// Whether a mark that ends or joins sentences stands at its end, perhaps before a closing quotation mark. A question
/// mark does not count: titles have it too.
bool ends_statement(std::string_view text);

}  // namespace rostra::noise
