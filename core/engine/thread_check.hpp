// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "base/result.hpp"

namespace rostra::core {

/// Tries whether the machine lets this process have as many threads at once as a run with `jobs` takes (0: all
/// processors). A run that cannot have them should end before it begins: where a thread is missing later, the library of
/// threads ends the process.
[[nodiscard]] Result<void> check_threads(std::size_t jobs);

/// "cannot start the threads of the run: WHY; …".
[[nodiscard]] Error threads_error(const std::string& why);

}  // namespace rostra::core
