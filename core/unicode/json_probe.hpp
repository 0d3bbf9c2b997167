// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace rostra::core {

/// Whether `head`, which begins a text without white space before it, follows the grammar of JSON (RFC 8259) from its
/// first byte to its last: one object or list, or several with white space between them, as in a file with one a line.
/// A list of bare numbers is none, since "[3]" may be a note. `cut`: the text goes on behind `head`, so the last value
/// need not end.
[[nodiscard]] bool is_json(std::string_view head, bool cut);

}  // namespace rostra::core
