// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "laws/given_data.hpp"
#include "quotes.hpp"

namespace rostra::quotes {

/// The shipped words of a language.
inline const QuoteWords& words_of(const std::string& language) {
    static std::vector<std::pair<std::string, QuoteWords>> read;
    for (const auto& [name, words] : read) {
        if (name == language) return words;
    }
    read.reserve(16);  // references stay
    read.emplace_back(language, QuoteWords());
    const laws::GivenData lists(QUOTES_DATA);
    read.back().second.add_language(LanguageLists(lists.data(), language));
    read.back().second.add_grammar(lists.data(), language);
    return read.back().second;
}

inline std::vector<FoundQuote> find_in(std::string_view text, const std::string& language = "en",
                                       const RunNames& run = {}, std::span<const Span> cuts = {}) {
    Scan scan;
    return find_quotes(text, cuts, words_of(language), run, scan);
}

/// The quotations of a text, a line each: `type: said < speaker [= id] (cue)`, what is empty left out.
inline std::vector<std::string> lines_of(std::string_view text, const std::vector<FoundQuote>& found) {
    std::vector<std::string> lines;
    for (const auto& [quote, identity] : found) {
        std::string line(kQuoteTypes[static_cast<std::size_t>(quote.type)]);
        line += ": " + std::string(slice(text, quote.span));
        if (quote.speaker) line += " < " + std::string(slice(text, quote.speaker->span));
        if (!identity.id.empty()) line += " = " + identity.id;
        if (!quote.cue.empty()) line += " (" + std::string(slice(text, quote.cue)) + ")";
        lines.push_back(line);
    }
    return lines;
}

inline std::vector<std::string> quotes_in(std::string_view text, const std::string& language = "en") {
    return lines_of(text, find_in(text, language));
}

using Lines = std::vector<std::string>;

}  // namespace rostra::quotes
