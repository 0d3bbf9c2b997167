// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comparison.hpp"
#include "rostra/analysis/terms/term_counts.hpp"
#include "rostra/batch.hpp"
#include "rostra/call.hpp"

namespace rostra::keyness {

/// The state of a comparison. Where the corpus or documents are compared, the state is an ordinary TermCounts; counts of
/// documents are added up at the end. Where groups with names are compared, `occurrences` counts a term in all compared
/// groups, and the state has three tables of names, each with its own cells:
enum NamedUses : std::size_t {
    kUses,  ///< counts of each group; all groups of the reference are one group with the name ""
    kShared,  ///< where each group is compared with all others: documents in which the group and another one have a term
    kMet,  ///< names in the options that some document has; no cells
    kNamedUses
};

terms::TermCounts new_uses(const Comparison& comparison);

/// Takes in a batch.
void add_uses(Call call, const Comparison& comparison, const Batch& batch, terms::TermCounts& counts);

}  // namespace rostra::keyness
