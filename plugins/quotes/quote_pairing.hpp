// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "quote_scan.hpp"

namespace rostra::quotes {

/// Two marks that belong together, with what stands between them.
struct MarkedSpan {
    Span outer;                  ///< with its marks
    Span inner;                  ///< without them
    std::int32_t paragraph = 0;  ///< in which it begins
    std::int32_t last_paragraph = 0;
    std::int32_t depth = 0;  ///< 0: inside no other
};

/// Pairs marks, each kind by itself and then inside one another, in the order of the text.
///
/// A straight mark does not say whether it opens or closes, an apostrophe looks like a single quotation mark,
/// and people forget marks. So nothing is decided mark by mark: each way of reading a mark has a price that
/// depends on what stands around it, and the reading of all marks that is cheapest together wins (Viterbi
/// 1967). A quotation reaches across the end of a paragraph only where the next one begins with its opening
/// mark again.
std::vector<MarkedSpan> pair_marks(std::string_view text, const Scan& scan, const QuoteWords& words);

}  // namespace rostra::quotes
