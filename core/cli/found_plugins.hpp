// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/arguments.hpp"
#include "loader/discover.hpp"

namespace rostra::core {

/// What is on the search path, told from manifests alone; why the rest cannot be used is in the catalogue too.
[[nodiscard]] Discovery find_plugins(const Arguments& arguments);

/// The search path of a command.
[[nodiscard]] std::vector<SearchFolder> search_path_of(const Arguments& arguments);

}  // namespace rostra::core
