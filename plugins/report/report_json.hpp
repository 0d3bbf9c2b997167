// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rostra::report {

/// Appends valid UTF-8 as a string of JSON that may stand inside a script element: no '<' is left in it, so nothing in a
/// text can end the element or begin another. Every character is kept, control characters too: spans count them.
void append_json(std::string& out, std::string_view text);

/// A JSON text of the host's, such that it may stand inside a script element.
[[nodiscard]] std::string script_safe(std::string_view json);

}  // namespace rostra::report
