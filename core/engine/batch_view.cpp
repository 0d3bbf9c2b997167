// SPDX-License-Identifier: Apache-2.0
#include "engine/batch_view.hpp"

#include <algorithm>

#include "rostra/span.hpp"

namespace rostra::core {

BatchView::BatchView(const Chunk& chunk, const std::vector<std::size_t>& documents) {
    for (const std::size_t i : documents) {
        const DocumentInFlight& document = chunk.documents[i];
        ordinals_.push_back(document.ordinal);
        texts_.push_back(document.text);
        text_strings_.push_back(rostra::str(document.text));
        ids_.push_back(rostra::str(document.id));
        languages_.push_back(rostra::str(document.language));
    }
}

rostra_batch BatchView::with(const ArrowArray* const* inputs) const {
    return {sizeof(rostra_batch),
            0,
            static_cast<std::int64_t>(ordinals_.size()),
            ordinals_.data(),
            text_strings_.data(),
            ids_.data(),
            languages_.data(),
            inputs};
}

std::int64_t BatchView::position(std::int64_t ordinal) const {
    const auto at = std::lower_bound(ordinals_.begin(), ordinals_.end(), ordinal);
    return at != ordinals_.end() && *at == ordinal ? at - ordinals_.begin() : -1;
}

}  // namespace rostra::core
