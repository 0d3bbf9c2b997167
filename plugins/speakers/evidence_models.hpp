// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rostra/services.hpp"
#include "tree_model.hpp"

namespace rostra::speakers {

/// What the plugin has learned: `data/weights/*.txt`.
struct EvidenceModels {
    TreeModel labels;  ///< over LabelFeature
    TreeModel speech;  ///< over SpeechFeature

    /// Throws std::runtime_error that names file and line where a model is missing or is not as it must be.
    static EvidenceModels load(const Data& data);
};

}  // namespace rostra::speakers
