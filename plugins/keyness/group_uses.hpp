// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comparison.hpp"
#include "rostra/analysis/terms/term_counts.hpp"
#include "rostra/batch.hpp"
#include "rostra/call.hpp"

namespace rostra::keyness {

/// The state of a comparison. Of the corpus and of documents it is what TermCounts always is; documents are put together
/// at the end. Of groups with names `occurrences` are those in any group that is compared, and there are three tables of names,
/// each with cells of its own:
enum NamedUses : std::size_t {
    kUses,    ///< of each group; groups put together are one, the reference with the name ""
    kShared,  ///< for each group against all others, in how many documents a term stands in the group and in another one too
    kMet,     ///< groups that the options name and that were met; no cells
    kNamedUses
};

terms::TermCounts new_uses(const Comparison& comparison);

/// Takes in a batch.
void add_uses(Call call, const Comparison& comparison, const Batch& batch, terms::TermCounts& counts);

}  // namespace rostra::keyness
