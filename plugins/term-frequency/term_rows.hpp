// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "frequency_row.hpp"
#include "rostra/analysis/terms/term_counts.hpp"
#include "rostra/call.hpp"
#include "set_aside_counts.hpp"

namespace rostra::term_frequency {

/// Emits the table, output 0: by scope in their order, group (documents by ordinal, others bytewise), length, and
/// term from the most frequent down, bytewise among equals. With c the count, T all counts of the group and length:
///
///   per_million  c / T * 10^6
///   rank         1 + how many terms of the group and length are more frequent: equal counts share the lowest
///   tf_idf       by SmartWeighting; N the groups of the scope, d those that have the term; for the corpus, which is one
///                group, N and d count documents
void emit_rows(Call call, const terms::Counting& counting, const Listing& listing,
               const SetAsideCounts& aside, terms::TermCounts& counts);

}  // namespace rostra::term_frequency
