// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "engine/chunk.hpp"
#include "rostra/abi/batch.h"

namespace rostra::core {

/// Documents of a chunk as the boundary has them. Borrows from the chunk.
class BatchView {
public:
    BatchView(const Chunk& chunk, const std::vector<std::size_t>& documents);

    /// With a component's inputs; valid as long as this object and `inputs`.
    [[nodiscard]] rostra_batch with(const ArrowArray* const* inputs) const;

    [[nodiscard]] const std::vector<std::string_view>& texts() const { return texts_; }
    /// Position in the batch of a document; -1: it is none of these.
    [[nodiscard]] std::int64_t position(std::int64_t ordinal) const;

private:
    std::vector<std::int64_t> ordinals_;
    std::vector<std::string_view> texts_;
    std::vector<rostra_str> text_strings_, ids_, languages_;
};

}  // namespace rostra::core
