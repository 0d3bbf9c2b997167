// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <vector>

#include "loader/discover.hpp"

namespace rostra::core {

/// What a person should know of where the plugins with these ids come from: that one stands before another of its id, or
/// that one which comes earlier on the search path cannot be used and was passed over. A line each.
[[nodiscard]] std::vector<std::string> search_warnings(const Discovery& found,
                                                       const std::set<std::string>& used);

}  // namespace rostra::core
