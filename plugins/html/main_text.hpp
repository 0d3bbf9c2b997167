// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "page_blocks.hpp"

namespace rostra::html {

/// Why each block is no part of the main text: the rule of the element that it stands in, `links` where most of it leads elsewhere,
/// `outside` where it stands elsewhere than the main text. Empty: it is main text.
///
/// Paragraphs speak for what holds them: each gives points (1, one for each comma, up to three for its length) to the element around
/// its own, and half of them to the next. The element with the most points, the first of equals, holds the main text, and with it
/// those beside it that have a fifth of its points. What an element says of itself counts for nothing where it holds half of all
/// paragraphs, since a page has its main text somewhere.
[[nodiscard]] std::vector<std::string_view> rules_of(const PageBlocks& page);

}  // namespace rostra::html
