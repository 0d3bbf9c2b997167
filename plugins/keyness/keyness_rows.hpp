// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comparison.hpp"
#include "keywords.hpp"
#include "rostra/analysis/terms/term_counts.hpp"
#include "rostra/call.hpp"

namespace rostra::keyness {

/// What the table says beside the tests.
struct RowOptions {
    Listing listing;
    Zeros zeros = Zeros::replace_half;
    double simple_maths = 1;
};

/// Emits the table, output 0: by target (documents by ordinal, others bytewise), length, then as keywords_of has them.
/// Warns of groups that the options name and that are not there.
void emit_rows(Call call, const Comparison& comparison, const RowOptions& options, terms::TermCounts& counts);

}  // namespace rostra::keyness
