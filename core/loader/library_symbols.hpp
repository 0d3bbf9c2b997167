// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace rostra::core {

/// The names a shared library exports that begin with `prefix`, read without running anything of it and in a
/// process of its own, since a damaged or forged file may crash or stall whoever parses it.
/// Call it before threads are started: it forks.
[[nodiscard]] Result<std::vector<std::string>> library_symbols(const std::filesystem::path& library,
                                                               const std::string& prefix);

}  // namespace rostra::core
