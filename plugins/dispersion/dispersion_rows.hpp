// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "part_sequences.hpp"
#include "rostra/call.hpp"

namespace rostra::dispersion {

/// What is listed of a group, and how it is parted.
struct Listing {
    std::int64_t min_count = 1;
    std::size_t top = 0;       ///< 0: all
    std::int64_t number = 10;  ///< of equal parts
};

/// Emits the table, output 0: by scope in their order, group (documents by ordinal, others bytewise), length, and term
/// from the most frequent down, bytewise among equals. Measures: dispersion_measures.hpp.
///
/// Of N terms in order, the i-th of k equal parts has those from i N / k up to (i + 1) N / k, rounded down: sizes differ by
/// one at most. Where there are fewer than k terms, each is a part.
void emit_rows(Call call, const Parting& parting, const Listing& listing, PartSequences& sequences);

}  // namespace rostra::dispersion
