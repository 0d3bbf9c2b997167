// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostic.hpp"
#include "config/check_pipeline.hpp"
#include "config/plan.hpp"
#include "manifest/option_value.hpp"

namespace rostra::core {

/// Reads [input], or every [[input]], into the plan: its inputs, their readers, and warnings about them. `written` is
/// nullptr where the file has neither. What is wrong is said in `errors`.
///
/// Inputs of the command line take the place of all of the file's. They are other documents, so `root` and `metadata`
/// hold for them only where --set says so; of several [[input]] what all say alike holds.
void read_inputs(const OptionValue* written, const PipelineRequest& request, const Catalogue& catalogue,
                 Plan& plan, Diagnostics& errors);

}  // namespace rostra::core
