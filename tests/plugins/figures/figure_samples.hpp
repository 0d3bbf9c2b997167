// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "figure_finder.hpp"
#include "laws/given_data.hpp"

namespace rostra::figures {

/// The shipped words of a language; empty: signs alone.
inline const FigureWords& words_of(const std::string& language) {
    static const FigureWords signs(laws::GivenData(FIGURES_DATA).data());
    if (language.empty()) return signs;
    static std::map<std::string, std::unique_ptr<FigureWords>> read;
    std::unique_ptr<FigureWords>& words = read[language];
    if (!words) words = std::make_unique<FigureWords>(signs, laws::GivenData(FIGURES_DATA).data(), language);
    return *words;
}

inline std::vector<Figure> find_in(std::string_view text, const std::string& language = "en",
                                   bool all = false) {
    std::vector<Figure> figures;
    FigureFinder(words_of(language)).find(text, {0, static_cast<std::int32_t>(text.size())}, figures, all);
    return figures;
}

/// The figures of one sentence, a line each: `text = value unit noun`, an interval where there is no value or it is more
/// than the value.
inline std::vector<std::string> figures_in(std::string_view text, const std::string& language = "en") {
    std::vector<std::string> lines;
    for (const Figure& figure : find_in(text, language)) {
        std::string line = std::string(slice(text, figure.span)) + " =";
        const bool exact = figure.value && figure.interval.low == figure.value &&
                           figure.interval.high == figure.value && !figure.interval.high_open;
        line += " " + (exact ? figure.value->text() : figure.interval.text());
        if (!figure.unit.empty()) line += " " + figure.unit;
        if (!figure.noun.empty()) line += " (" + figure.noun + ")";
        lines.push_back(line);
    }
    return lines;
}

/// What is told apart from figures, a line each: `text: sort`.
inline std::vector<std::string> apart_in(std::string_view text, const std::string& language = "en") {
    std::vector<std::string> lines;
    for (const Figure& figure : find_in(text, language, true)) {
        if (static_cast<std::size_t>(figure.sort) < kFigureSorts) continue;
        lines.push_back(std::string(slice(text, figure.span)) + ": " +
                        std::string(kSortNames[static_cast<std::size_t>(figure.sort)]));
    }
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace rostra::figures
