// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rostra/span.hpp"

namespace rostra::converter {

struct TextHeading {
    Span place;
    std::int32_t level = 1;
};

struct TextLink {
    Span place;
    std::string target;
};

/// A document as pandoc understands it: its blocks, a blank line between two; its notes behind them.
struct PandocText {
    std::string text;
    std::vector<TextHeading> headings;
    std::vector<TextLink> links;
    std::vector<Span> notes;
    std::vector<std::pair<std::string, std::string>> facts;  ///< title, byline, date
    std::string language;                                    ///< as the document says it
};

/// Throws std::runtime_error where this is no document of pandoc's in JSON.
[[nodiscard]] PandocText read_pandoc(std::string_view json);

}  // namespace rostra::converter
