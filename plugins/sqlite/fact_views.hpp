// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "rostra/call.hpp"
#include "sql_table.hpp"
#include "sqlite_database.hpp"

namespace rostra::sqlite {

/// Makes views in which what is known of a document or person stands in columns: `document_with_facts`, the table `document` with a
/// column for each name in the layer `fact`, and `speaker_with_facts` likewise of `speaker` and `speaker_fact`. After all rows.
/// Where something has several values of a name, they stand in one text, "; " between them. A fact that is called like a column there gets the name
/// fact_NAME, and `call` is warned.
void make_fact_views(const Call& call, Database& database, const std::vector<SqlTable>& tables);

}  // namespace rostra::sqlite
