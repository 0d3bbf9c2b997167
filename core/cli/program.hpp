// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/terminal.hpp"

namespace rostra::core {

/// The whole program but for its streams: what follows its name on the command line, to the exit status.
[[nodiscard]] int run_program(const std::vector<std::string>& words, const Terminal& streams);

}  // namespace rostra::core
