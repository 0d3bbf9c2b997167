// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rostra::core {

/// The id under which results name a file: its path below the root of the inputs. Where that is valid UTF-8 without
/// control characters (Unicode's category Cc), the id is the path. Else each byte that is not, or is of one, is written
/// %XX, and a '%' that could be taken for such a byte is written %25, so that the path can be had back:
///
///     file_id("caf\xE9/100%.txt") == "caf%E9/100%.txt"
///     file_id("caf\xE9/%41.txt")  == "caf%E9/%2541.txt"
///     file_id("100%25.txt")       == "100%25.txt"
[[nodiscard]] std::string file_id(std::string_view path);

/// Whether a file below the root of the inputs could have this id, were there one: a path without empty parts, "." and "..",
/// valid as file_id() writes them.
[[nodiscard]] bool is_file_id(std::string_view id);

/// The path that an id may stand for: as it is, or, where `escaped`, with the byte in place of each %XX. Which of the two
/// it is only the file system tells.
[[nodiscard]] std::string path_of_id(std::string_view id, bool escaped);

}  // namespace rostra::core
