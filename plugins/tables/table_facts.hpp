// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "column_roles.hpp"
#include "rostra/analysis/language/utf8_input.hpp"
#include "table_row.hpp"

namespace rostra::tables {

/// What a row says of its document beside the text: the name and value of every other field that is not empty. `Title`, `DATE` and
/// the like are called as the host calls these facts; the speaker's column is `speaker`.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> facts_of(const Utf8Input& input,
                                                                        const TableRow& row,
                                                                        const Roles& roles);

}  // namespace rostra::tables
