// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "config/plan.hpp"

namespace rostra::core {

/// The pipeline as it was understood, as JSON in the shape of the pipeline file: defaults filled in, paths absolute, what
/// the command line said in its place, stages in the order they run. It is kept in run.json.
[[nodiscard]] std::string resolved(const Plan& plan);

/// What of it decides what the run finds, the same on every machine: files by their names without folders, no threads, no
/// memory, nothing of writers.
[[nodiscard]] nlohmann::ordered_json resolved_analysis(const Plan& plan);

}  // namespace rostra::core
