// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "rostra/span.hpp"

namespace rostra::noise {

/// A mark and the name of the rule that made it, which lives longer than the mark.
struct NamedMark {
    Span span;
    std::string_view rule;
};

/// Lays `over` upon `under`: where they overlap, what `over` leaves of a mark below it keeps its rule. Both ascend and are
/// disjoint, and so is the outcome. White space is not marked by itself.
std::vector<NamedMark> lay_over(std::string_view text, const std::vector<NamedMark>& over,
                                const std::vector<NamedMark>& under);

}  // namespace rostra::noise
