// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source_place.hpp"

namespace rostra::core {

/// One thing that is wrong in a file of the user's, or on the command line. All that is
/// wrong with a file is collected and shown together, so that it can be mended in one go.
struct Diagnostic {
    SourcePlace place;        ///< where; `file` may also be a word of the command line, with line 0
    std::string message;      ///< what is wrong and what to do, without a final full stop
    std::string source_line;  ///< the text of the line at `place`, without its line break; "" draws none

    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// Line `line` of a text, counted from 1, without its line break; "" beyond its end.
[[nodiscard]] std::string_view line_of(std::string_view text, std::uint32_t line);

/// As compilers do, each line ended by a line break:
///
///     briefing.toml:14:1: error: stage 'terms' has no option 'ngram'; did you mean 'ngrams'?
///        14 | ngram = 2
///           | ^~~~~
///
/// Bytes that are not UTF-8 and control characters are shown as '?'; tabs stay, and the caret line repeats them.
/// A line of more than 500 bytes is not shown.
[[nodiscard]] std::string render(const Diagnostic& diagnostic);
[[nodiscard]] std::string render(const std::vector<Diagnostic>& diagnostics);

/// A diagnostic at `place` with its line, where `text` is the whole text of the file that `place` speaks of; "" for none.
[[nodiscard]] Diagnostic diagnostic_at(SourcePlace place, std::string message, std::string_view text);

/// Collects what is wrong with one text, in any order.
class Diagnostics {
public:
    Diagnostics(std::string file, std::string_view text) : file_(std::move(file)), text_(text) {}

    /// `place` may be in another file, or on the command line; it is shown without its line then.
    void add(SourcePlace place, std::string message);

    [[nodiscard]] bool empty() const { return found_.empty(); }

    /// What was found, by file, line and column; equal ones once; what has no line last.
    [[nodiscard]] std::vector<Diagnostic> sorted() const;

private:
    [[nodiscard]] std::string_view line_at(std::uint32_t line);

    std::string file_;
    std::string_view text_;
    std::vector<std::size_t> line_begins_;  // of the text, once a line was asked for
    std::vector<Diagnostic> found_;
};

}  // namespace rostra::core
