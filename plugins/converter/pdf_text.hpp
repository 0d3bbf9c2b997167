// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pdf_lines.hpp"
#include "rostra/span.hpp"

namespace rostra::converter {

/// A word that a line's end cuts in two: where it stands, whole, and as it is printed.
struct JoinedWord {
    Span place;
    std::string printed;
};

struct FurnitureMark {
    Span place;
    PageRule rule = PageRule::none;
};

/// The pages of a file as one text.
struct PdfText {
    std::string text;
    std::vector<Span> pages;  ///< of each page, empty where it shows no words
    std::vector<FurnitureMark> furniture;
    std::vector<JoinedWord> joined;
    std::size_t empty_pages = 0;
};

/// Lines stay lines. A word that is cut at a line's end stands whole on its first line: `govern-`, `ment` is `government`. Its hyphen
/// goes unless the word stands with it elsewhere in the file, within a line, and nowhere without (`well-known`).
[[nodiscard]] PdfText text_of(const std::vector<PdfPage>& pages);

}  // namespace rostra::converter
