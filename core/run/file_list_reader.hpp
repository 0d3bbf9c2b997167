// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "config/file_list.hpp"

namespace rostra::core {

/// A path of a list. It means one file, whatever characters it holds.
struct ListedPath {
    std::string_view written;  ///< borrows from the list
    std::uint32_t line = 0;    ///< from 1; where paths are separated by NUL, which path it is
};

/// The paths of a list in its order. With '\n' between them empty lines are passed over, and neither a CR at the end of a
/// line nor a byte-order mark before the first is part of a path. With '\0' every byte is.
[[nodiscard]] std::vector<ListedPath> paths_of(const FileList& list);

}  // namespace rostra::core
