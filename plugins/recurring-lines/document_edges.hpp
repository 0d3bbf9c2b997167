// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace rostra::recurring_lines {

/// Lines of a document's head, and of its tail, that are looked at; blank ones do not count.
inline constexpr std::size_t kEdge = 12;

/// The different lines of 4 to 200 bytes among a text's first and last kEdge, without white space around them, in
/// the order of their bytes.
std::vector<std::string_view> edge_lines(std::string_view text);

}  // namespace rostra::recurring_lines
