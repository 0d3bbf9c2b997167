// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rostra::csv {

/// Appends a cell as RFC 4180 has it: as it is, or in quotes, with its own doubled, where it holds a comma, a quote, a
/// CR or an LF.
void append_cell(std::string& out, std::string_view value);

/// Whether a spreadsheet would take a cell for a formula.
[[nodiscard]] bool is_formula(std::string_view value);

}  // namespace rostra::csv
