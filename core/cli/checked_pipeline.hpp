// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "cli/arguments.hpp"
#include "cli/pipeline_file.hpp"
#include "config/check_pipeline.hpp"
#include "loader/discover.hpp"

namespace rostra::core {

/// What the command line asks to be checked, of this pipeline.
[[nodiscard]] PipelineRequest request_of(const PipelineFile& file, const Arguments& arguments);

/// Checks it, and where it is sound that what its [input] names is there. The plan borrows from `catalogue`.
[[nodiscard]] CheckedPipeline check_with_inputs(const PipelineRequest& request, const Catalogue& catalogue);

/// What is to be said of where the plugins of a plan were found.
[[nodiscard]] std::vector<std::string> warnings_of(const Plan& plan, const Discovery& found);
/// "2 errors", for a last line.
[[nodiscard]] std::string counted(std::size_t number, const std::string& noun);

}  // namespace rostra::core
