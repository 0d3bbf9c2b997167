// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostic.hpp"
#include "config/check_pipeline.hpp"
#include "config/plan.hpp"
#include "manifest/option_value.hpp"

namespace rostra::core {

/// A pipeline whose parts were each checked for themselves, but not yet against one another.
struct ReadPipeline {
    /// Stages in the file's order; they, the readers and the writers have no components yet. No products.
    Plan plan;
    OptionValue::List layers;  ///< what `layers` of [output] names
    /// Every stage and reader names a plugin that is there and can be that. Else a layer that is missing may well be
    /// that one's to write.
    bool stages_known = true;
    bool finished = false;  ///< no pipeline, but what a finished run has kept
};

/// Checks every part of the pipeline `root`: sections, stages, the options of each. What is wrong is said in `errors`.
[[nodiscard]] ReadPipeline read_pipeline(const OptionValue& root, const PipelineRequest& request,
                                         const Catalogue& catalogue, Diagnostics& errors);

}  // namespace rostra::core
