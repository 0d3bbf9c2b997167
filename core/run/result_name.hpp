// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rostra::core {

/// Whether a path below the run directory stays below it and can be written: parts between '/', none of them
/// empty, "." or "..", without NUL.
[[nodiscard]] bool is_result_name(std::string_view name);

/// Where below the run directory the decoded text of a document is: "texts/" and its id. Behind the first '#'
/// of an id stands a key, not a path, and '/' is written %2F. A part too long for a file system ends in the
/// hash of it all; where the whole is too long for a path, it is one such part.
[[nodiscard]] std::string text_name(std::string_view document);

}  // namespace rostra::core
