// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rostra::converter {

/// What `pdftotext -bbox-layout` writes, as lines: a blank line between two blocks, a form feed behind each page. It says where each
/// word stands and leaves hyphens at line ends, which its plain text takes off.
///
///     <page …><block …><line …><word …>Good</word> <word …>morn-</word></line> …    Good morn-⏎ …
[[nodiscard]] std::string lines_of_boxes(std::string_view boxes);

}  // namespace rostra::converter
