// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "config/plan.hpp"

namespace rostra::core {

/// Leaves out the readers by default whose layers the pipeline's stages write, or an earlier reader with other columns: a
/// person has to say by `as` which is which. Then notes which readers there are for other formats, for messages.
void settle_default_readers(Plan& plan, const Catalogue& catalogue);

/// Marks the layers of readers by default that some stage could write; see Product::incidental.
void mark_incidental_layers(Plan& plan, const Catalogue& catalogue);

}  // namespace rostra::core
