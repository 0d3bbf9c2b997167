// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "rostra/span.hpp"

namespace rostra::noise {

/// A mark and the name of the rule that made it. The name outlives the mark.
struct NamedMark {
    Span span;
    std::string_view rule;
};

/// Joins two lists of marks. Where marks overlap, the mark of `over` stays whole, and the mark of `under` keeps the bytes
/// outside of it. Marks of each list ascend and do not overlap, nor do the marks returned. A mark that would hold nothing
/// but blanks is left out.
std::vector<NamedMark> lay_over(std::string_view text, const std::vector<NamedMark>& over,
                                const std::vector<NamedMark>& under);

}  // namespace rostra::noise
