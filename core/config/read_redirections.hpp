// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/diagnostic.hpp"
#include "config/plan.hpp"
#include "manifest/option_value.hpp"

namespace rostra::core {

/// Reads what `from` of a stage says: the layers and tables of the pipeline that it reads in place of those its manifest
/// names. `owner` is the stage in messages: "stage 'qa'".
void read_redirections(const OptionValue& table, const std::string& owner, StagePlan& stage,
                       Diagnostics& errors);

}  // namespace rostra::core
