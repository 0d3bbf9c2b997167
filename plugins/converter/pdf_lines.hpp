// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace rostra::converter {

/// Why a line is on the page and no part of the text.
enum class PageRule { none, running_head, page_number };

/// A line of a page, without white space around it.
struct PdfLine {
    std::string_view text;  ///< empty: a blank line
    PageRule rule = PageRule::none;
};

using PdfPage = std::vector<PdfLine>;

/// Pages, each ended by a form feed, in lines. What stands behind the last form feed is a page if it has words.
[[nodiscard]] std::vector<PdfPage> pages_of(std::string_view text);

/// Marks what stands at the head or foot of pages alone: lines that come again there, digits aside, on three pages and a third of
/// them, and numbers that grow by one from page to page.
void mark_furniture(std::vector<PdfPage>& pages);

}  // namespace rostra::converter
