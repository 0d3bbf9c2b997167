// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "group_sequences.hpp"
#include "rostra/call.hpp"

namespace rostra::lexical_diversity {

/// How it is measured.
struct Measuring {
    std::size_t window = 100;  ///< of MATTR
    double factor = 0.72;      ///< of MTLD
    std::uint64_t draws = 42;  ///< of HD-D
};

/// Emits the table, output 0: a row for each group that has tokens, by scope in their order and group (documents by
/// ordinal, others bytewise). diversity_measures.hpp has the formulas.
void emit_rows(Call call, const Grouping& grouping, const Measuring& measuring, GroupSequences& sequences);

}  // namespace rostra::lexical_diversity
