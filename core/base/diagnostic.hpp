// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/source_place.hpp"

namespace rostra::core {

/// One thing that is wrong in a file of the user's, or on the command line. All of a file's are collected
/// and shown together, so a person mends them in one go.
struct Diagnostic {
    SourcePlace place;        ///< where; `file` may also be a word of the command line, with line 0
    std::string message;      ///< what is wrong and what to do, without a final full stop
    std::string source_line;  ///< the text of the line at `place`, without its line break; "" draws none

    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// A diagnostic at `place` in `text`, the whole text of the file that `place` speaks of.
[[nodiscard]] Diagnostic diagnostic_at(SourcePlace place, std::string message, std::string_view text);

/// As compilers do, each line ended by a line break:
///
///     briefing.toml:14:1: error: stage 'terms' has no option 'ngram'; did you mean 'ngrams'?
///        14 | ngram = 2
///           | ^~~~~
///
/// Bytes that are not UTF-8 and control characters are shown as '?', a tab as it is, also above the caret.
[[nodiscard]] std::string render(const Diagnostic& diagnostic);
[[nodiscard]] std::string render(const std::vector<Diagnostic>& diagnostics);

/// By file, line and column; diagnostics without a line come last. Equal ones are dropped.
void sort_by_place(std::vector<Diagnostic>& diagnostics);

}  // namespace rostra::core
