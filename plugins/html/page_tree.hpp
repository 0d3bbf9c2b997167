// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rostra::html {

/// A page as browsers understand it (HTML5), whatever is wrong with it; every node knows its place in the text.
class PageTree {
public:
    /// Throws DocumentError for a page whose elements are nested too deep, or that takes more memory than pages do. `text` must
    /// outlive this.
    explicit PageTree(std::string_view text);
    ~PageTree();
    PageTree(PageTree&&) = delete;

    [[nodiscard]] const GumboNode& root() const { return *output_->root; }

private:
    // All that the parser asks for is in here and given back at once: the parser's own way to do so goes down by recursion.
    class Arena;
    std::unique_ptr<Arena> arena_;
    GumboOutput* output_ = nullptr;
};

/// The value of an attribute; empty where the element has none.
[[nodiscard]] std::string_view attribute(const GumboNode& node, const char* name);

/// How deep elements are nested at most, those left open that need not be closed not counted.
[[nodiscard]] std::size_t nesting_of(std::string_view text);

}  // namespace rostra::html
