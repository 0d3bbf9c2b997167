// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace rostra::core {

/// The files that `--files-from` names, as the program that listed them wrote them.
struct FileList {
    std::string bytes;
    /// Behind each path. '\n': a path a line, empty lines and a CR at a line's end are no part of it; '\0': any bytes.
    char separator = '\n';
};

}  // namespace rostra::core
