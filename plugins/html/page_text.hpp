// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page_blocks.hpp"
#include "rostra/abi/reader.h"
#include "rostra/analysis/language/utf8_input.hpp"
#include "rostra/span.hpp"

namespace rostra::html {

/// Words that lead elsewhere.
struct PageLink {
    Span span;
    std::string_view target;
};

/// The text of a page: its blocks, a blank line between two, white space as a browser shows it.
class PageText {
public:
    /// `page` is of input.text().
    PageText(const Utf8Input& input, const PageBlocks& page);

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] const std::vector<rostra_piece>& pieces() const { return pieces_; }
    /// Where each block stands.
    [[nodiscard]] const std::vector<Span>& blocks() const { return blocks_; }
    [[nodiscard]] const std::vector<PageLink>& links() const { return links_; }

private:
    void add_block(const PageBlocks& page, const PageBlock& block);
    void add_text(const GumboText& node);
    void put(std::string_view words, std::size_t begin, std::size_t end);
    [[nodiscard]] std::int32_t size() const { return static_cast<std::int32_t>(text_.size()); }

    const Utf8Input& input_;
    std::string text_;
    std::vector<rostra_piece> pieces_;
    std::vector<Span> blocks_;
    std::vector<PageLink> links_;
    bool gap_ = false;         // white space since the last word
    bool line_begun_ = false;  // since the last line break
};

}  // namespace rostra::html
