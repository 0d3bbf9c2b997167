// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "files/file_handle.hpp"

namespace rostra::core {

/// A file without a name in a folder, open to read and write; where the file system cannot make one, a file whose name is
/// taken away at once. It is gone with its last handle, however the process ends. No handle: errno says why.
[[nodiscard]] FileHandle open_nameless_file(const std::string& folder);

}  // namespace rostra::core
