// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "rostra/call.hpp"
#include "sql_table.hpp"

namespace rostra::sqlite {

/// Views of the usual joins, as SQL: `turn_in_document`, each turn with title and date of its document, and NAME_in_turn
/// for every layer or table that has a document and the number of a turn: with who speaks in that turn besides. What
/// the run does not have is left out. A name that a table or layer of the run has is its own: `call` is warned.
[[nodiscard]] std::string joined_views(const Call& call, const std::vector<SqlTable>& tables);

}  // namespace rostra::sqlite
