// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "figure_words.hpp"
#include "rostra/span.hpp"
#include "told_apart.hpp"

namespace rostra::figures {

/// What the words around a number make of it: no less than this, no more than that.
struct Interval {
    std::optional<ExactDecimal> low, high;  ///< nothing: open without end
    bool low_open = false, high_open = false;

    /// "[120,120]", "(300,)".
    [[nodiscard]] std::string text() const;
};

/// A number that was found, and what is said of it.
struct Figure {
    Span span;  ///< the number, its currency or unit, both ends of a range
    Sort sort = Sort::count;
    std::optional<ExactDecimal> value;  ///< nothing of ranges and of `hundreds`
    Interval interval;
    std::string modifier;  ///< "more than", as printed, in small letters
    std::string unit;
    std::string noun;     ///< what is counted, in small letters
    std::string subject;  ///< what the number is of, where that stands before a verb
    std::string as_of;    ///< 2024, 2024-06, 2024-06-30, --06-30; or words such as `last year`
};

/// Finds the figures of sentences.
///
///     FigureFinder finder(words);
///     finder.find(text, sentence, figures);            // appends those of the sentence
class FigureFinder {
public:
    explicit FigureFinder(const FigureWords& words) : words_(words) {}

    /// Sorts that are no figures are appended too where `all` says so; told apart, without a value.
    void find(std::string_view text, Span sentence, std::vector<Figure>& figures, bool all = false);

private:
    const FigureWords& words_;
    std::vector<Token> tokens_;
};

/// Whether there may be a number in a span of the text: its bytes alone are looked at.
[[nodiscard]] bool may_have_number(std::string_view text, Span span, const FigureWords& words);

}  // namespace rostra::figures
