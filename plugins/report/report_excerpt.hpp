// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report_comparison.hpp"
#include "rostra/span.hpp"

namespace rostra::report {

/// A piece of a passage as it is shown, or of what stands around it.
struct Piece {
    enum class Kind { context, shared, edit, left_out } kind;
    std::string text;        ///< empty of an edit: only the other side has something here
    std::size_t number = 0;  ///< of an edit, from 1, the same on both sides
    std::int64_t bytes = 0;  ///< left out
    std::size_t edits = 0;   ///< left out
};
using Excerpt = std::vector<Piece>;

/// Which parts of a passage are shown: all of a short one; of a long one both ends, and the first edits with some
/// words around them, as many as there is room for.
struct ShownParts {
    bool whole;
    std::size_t edits;
};
[[nodiscard]] ShownParts shown_parts(Span in_a, Span in_b, const std::vector<Edit>& edits);

/// One side of a passage with what stands around it. `edits` are that side's, in order.
[[nodiscard]] Excerpt excerpt(std::string_view text, Span span, const std::vector<Span>& edits,
                              ShownParts parts);

/// The beginning of a span, whole words, and how many bytes are left out behind.
[[nodiscard]] Excerpt beginning(std::string_view text, Span span, std::size_t longest);

/// Lines that a text was wrapped into flow together; blank lines become line breaks.
[[nodiscard]] std::string flowed(std::string_view text);

}  // namespace rostra::report
