// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/span.hpp"

namespace rostra::noise {

/// One line of a document that holds more than white space.
struct Line {
    Span span;                ///< without white space around it
    bool after_gap = false;   ///< a blank line, or nothing at all, stands before it
    bool after_feed = false;  ///< a form feed stands between it and the line before
    std::int32_t row = 0;     ///< its place among all lines, blank ones too
};

/// The lines of `text` that hold more than white space, in order; `\r\n` and `\n` end them.
std::vector<Line> split_lines(std::string_view text);

/// The span without white space around it.
Span trimmed(std::string_view text, Span span);

/// The words of a line, folded, without the marks around them. White space parts them, and the signs that menus use:
/// `|`, `/`, `,`, `&`, `+`, `·`, `•`.
std::vector<std::string> words_of(std::string_view line);

/// The first of words_of(line), or nothing.
std::string first_word(std::string_view line);

/// Letters and digits alone, folded.
std::string squeeze(std::string_view text);

/// How many letters and digits there are, counted up to `limit`.
int count_letters(std::string_view text, int limit);

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
