// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/result.hpp"
#include "cli/arguments.hpp"
#include "config/check_pipeline.hpp"

namespace rostra::core {

/// Reads the lists that --files-from names.
[[nodiscard]] Result<std::vector<NamedList>> read_input_lists(const Arguments& arguments);

}  // namespace rostra::core
