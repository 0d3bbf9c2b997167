// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/uregex.h>

#include "rostra/analysis/language/text_lines.hpp"
#include "rostra/span.hpp"

namespace rostra::noise {

/// Why a regular expression cannot be used.
class PatternError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A regular expression in ICU's syntax that is looked for in one line at a time: `^` and `$` are a line's ends, white
/// space around it left out, and what matches never leaves it. One thread at a time; copy it for another.
class LinePattern {
public:
    /// Throws PatternError, which says what is wrong with it, and where.
    explicit LinePattern(std::string_view pattern);
    LinePattern(const LinePattern& other);
    LinePattern(LinePattern&&) noexcept = default;

    /// What matches, in order. A pattern may go on for a fixed number of steps for each byte of the text, so that none
    /// hangs a run; beyond it, PatternError.
    [[nodiscard]] std::vector<Span> find(std::string_view text, const std::vector<Line>& lines);

private:
    struct Close {
        void operator()(URegularExpression* expression) const { uregex_close(expression); }
    };

    void find_in(std::string_view text, Span line, std::vector<Span>& found);

    std::unique_ptr<URegularExpression, Close> expression_;
    std::u16string units_;  // of the line looked at
};

}  // namespace rostra::noise
