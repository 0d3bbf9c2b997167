// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "class_words.hpp"
#include "page_tree.hpp"

namespace rostra::html {

/// A stretch of a block: a text of the page, or a line break.
struct Run {
    const GumboNode* text = nullptr;  ///< nullptr: a line break
    std::size_t link = 0;             ///< 1 + index in PageBlocks::links; 0: in none
};

/// What stands on lines of its own: a paragraph, a heading, an item of a list, a row of a table.
struct PageBlock {
    std::vector<Run> runs;
    std::size_t element = 0;   ///< in PageBlocks::elements: the innermost around it
    std::int32_t heading = 0;  ///< 1 to 6; 0: none
    std::size_t letters = 0;   ///< bytes that are no white space
    std::size_t linked = 0;    ///< of these within links
    std::size_t commas = 0;
};

/// An element that holds blocks, or whose name or class says what it is for, by its number in the page's order: a parent has a
/// lower number than what is in it.
struct PageElement {
    std::size_t parent = 0;      ///< of 0, which is the root, itself
    std::string_view rule = {};  ///< why it is no main text, as it says itself; empty: it does not
};

/// A page in its own order, apart from scripts, styles and what is never shown.
struct PageBlocks {
    std::vector<PageBlock> blocks;
    std::vector<PageElement> elements;
    std::vector<std::string_view> links;  ///< where each leads to
};

[[nodiscard]] PageBlocks blocks_of(const GumboNode& root, const ClassWords& words);

}  // namespace rostra::html
