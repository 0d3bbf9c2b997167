// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "label_grammar.hpp"
#include "rostra/analysis/language/text_lines.hpp"
#include "speakers_word_lists.hpp"

namespace rostra::speakers {

/// Lines no longer than this, in bytes, may be page heads, closing words, times.
inline constexpr std::size_t kLongestRepeated = 120;

/// Eight times the logarithm to the base 2 of n + 1, by straight lines between powers of two, so that all machines agree.
std::int32_t log_of(std::int64_t n);

/// Hundredths; -1 where there is no whole.
std::int32_t share_of(std::int64_t part, std::int64_t whole);

/// The line on which speech begins behind a label; its own but where its parentheses go on below.
std::int32_t line_of(const std::vector<Line>& lines, const Label& label);

/// Whether a line can be the last of what somebody says.
bool closes_speech(std::string_view line);
bool opens_bracket(std::string_view line);
/// Whether brackets stand around all of it: `[They go.]`
bool is_bracketed(std::string_view line);
/// What stands in them.
std::string_view without_brackets(std::string_view line);
/// Whether mark-up of emphasis stands around all of it: `_They go._`
bool is_emphasized(std::string_view line);
/// A mark of Markdown, HTML or a page at the head of a line, by number; 0 for none.
std::int32_t markup_of(std::string_view line);
/// Times, cue numbers: figures and marks, at most with capitals beside them (`2:07 P.M. EDT`).
bool is_figures(std::string_view line, const WordLists& lists);
/// A link that stands alone.
bool is_link(std::string_view line);
/// Whether a line notes what the clerk or the chamber did.
bool notes_procedure(std::string_view line, const WordLists& lists);

}  // namespace rostra::speakers
