// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "duplicate_search.hpp"
#include "rostra/analysis/state/document_fact.hpp"
#include "rostra/analysis/state/token_store.hpp"
#include "rostra/call.hpp"

namespace rostra::duplicates {

/// Emits the tables, and says how the search went; all of the manifest's outputs, in its order.
void emit_rows(Call call, const TokenStore& store, const DocumentFact& dates, std::string_view scope,
               const Searching& searching, DuplicateSearch& search);

}  // namespace rostra::duplicates
