// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "config/plan.hpp"
#include "engine/engine.hpp"
#include "run/inputs.hpp"

namespace rostra::core {

/// What writers may know of a run: a JSON text, whose keys docs/abi.md lists. Unlike run.json it depends on the documents, the
/// pipeline and the plugins alone: no time, no machine, no folder. `warnings` are those of readers and stages.
[[nodiscard]] std::string analysis_record(const Plan& plan, const Inputs& inputs,
                                          const EngineOutcome& outcome,
                                          const std::vector<std::string>& warnings);

/// Warnings without the folders of this machine: of a path below the inputs, or in the folder of a file that the pipeline or
/// an option names, what is left is its end.
[[nodiscard]] std::vector<std::string> without_folders(std::vector<std::string> warnings, const Plan& plan,
                                                       const Inputs& inputs);

}  // namespace rostra::core
