// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostic.hpp"
#include "config/check_pipeline.hpp"
#include "config/plan.hpp"
#include "manifest/option_value.hpp"

namespace rostra::core {

// Each reads one section of a pipeline; `section` is nullptr where the file has none. What is wrong is said in `errors`.

[[nodiscard]] std::string read_name(const OptionValue* section, const PipelineRequest& request,
                                    Diagnostics& errors);
[[nodiscard]] RunPlan read_run(const OptionValue* section, const PipelineRequest& request,
                               Diagnostics& errors);

/// [output], and what it says of layers.
struct ReadOutput {
    OutputPlan plan;
    OptionValue::List layers;
};
[[nodiscard]] ReadOutput read_output(const OptionValue* section, const PipelineRequest& request,
                                     const Catalogue& catalogue, Diagnostics& errors);

}  // namespace rostra::core
