// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "config/plan.hpp"
#include "engine/chunk.hpp"

namespace rostra::core {

/// Checks the layers and pieces that a reader gave with a document against its bytes, which have to be the text then, and
/// counts the rows of the layers that the table `document` counts. The failure where something does not hold. Used by
/// many threads at once.
[[nodiscard]] std::optional<DocumentFailure> check_reader_output(const Plan& plan,
                                                                 DocumentInFlight& document);

/// The layer `product`, which readers write, for these documents of a chunk: what the reader of each emitted, and
/// nothing for a document whose reader did not.
[[nodiscard]] OwnedArray reader_layer(const Plan& plan, std::size_t product, const Chunk& chunk,
                                      const std::vector<std::size_t>& documents);

}  // namespace rostra::core
