// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace rostra::core {

/// The names in an open folder, in no order, but "." and ".."; none where it cannot be read.
[[nodiscard]] std::vector<std::string> entries_of(int folder);

}  // namespace rostra::core
