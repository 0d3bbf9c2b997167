// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "frequency_row.hpp"
#include "rostra/analysis/terms/term_counts.hpp"
#include "rostra/call.hpp"
#include "set_aside_counts.hpp"

namespace rostra::term_frequency {

/// What emit_rows() emits, for counts that do not fit in memory: they are read term by term, and put into the table's
/// order through scratch.
void emit_spilled_rows(Call call, const terms::Counting& counting, const Listing& listing,
                       const SetAsideCounts& aside, terms::TermCounts& counts);

}  // namespace rostra::term_frequency
