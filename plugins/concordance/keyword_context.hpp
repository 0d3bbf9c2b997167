// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/columns.hpp"
#include "rostra/span.hpp"

namespace rostra::concordance {

/// What is shown around a node.
struct ContextSize {
    enum class Unit { tokens, characters };
    Unit unit = Unit::tokens;
    std::size_t count = 10;  ///< on either side
};

/// A document's text around and in nodes: as it stands, but for noise, which is left out, and white space, which is folded
/// to a space and cut off at the ends. Left is what stands before, in every script.
class KeywordContext {
public:
    /// `noise` and `tokens` in their order; tokens that noise overlaps do not count.
    KeywordContext(std::string_view text, Spans tokens, Spans noise, ContextSize size);

    /// One side of a node.
    struct Side {
        std::string text;
        std::vector<Span>
            words;  ///< its tokens, from the node outwards; what the node cuts off one is one, too
    };
    [[nodiscard]] Side left(Span node) const;
    [[nodiscard]] Side right(Span node) const;
    [[nodiscard]] std::string node(Span node) const;

private:
    std::string_view text_;
    std::vector<Span> tokens_;
    std::vector<Span> noise_;  // ascending, none overlapping another
    ContextSize size_;
};

/// What is sorted by: these words folded, a space behind each, so that bytewise order is that of code points, word by word.
[[nodiscard]] std::string sort_key(std::string_view text, const std::vector<Span>& words);

}  // namespace rostra::concordance
