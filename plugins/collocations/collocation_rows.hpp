// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "collocation_counts.hpp"
#include "rostra/call.hpp"

namespace rostra::collocations {

enum class Measure { log_dice, pmi, mi3, t, g2, chi2, count };

/// What is listed of a group, and in which order.
struct Listing {
    std::int64_t min_count = 1;
    std::size_t top = 0;  ///< 0: all
    Measure measure = Measure::log_dice;
};

/// Emits the table, output 0: by scope in their order, group (documents by ordinal, others bytewise), and the measure from
/// the highest down, then term_a and term_b bytewise. By g2 and chi2, which also grow as two terms avoid each other, pairs
/// met less often than expected stand last, as if their values were negative. Measures: association.hpp.
void emit_rows(Call call, const Window& window, const Listing& listing, CollocationCounts& counts);

}  // namespace rostra::collocations
