// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "files/bytes.hpp"

namespace rostra::core {

/// All bytes of a regular file. `shown` is how messages name it. Folders, pipes, sockets and devices are
/// refused without waiting on them.
[[nodiscard]] Result<Bytes> read_file(const std::string& path, std::string_view shown);

/// The same of a file in an open folder, by its name there; never through a link.
[[nodiscard]] Result<Bytes> read_file_in(int folder, const std::string& name, std::string_view shown);

}  // namespace rostra::core
