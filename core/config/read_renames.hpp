// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/diagnostic.hpp"
#include "config/plan.hpp"
#include "config/plugin_lookup.hpp"

namespace rostra::core {

/// The table `as` of a stage or a reader, into its renames: names that its plugin writes in that use, and what they are
/// called in the pipeline. `owner` names it in messages.
void read_renames(const OptionValue& table, const std::string& owner, PluginUse use, StagePlan& stage,
                  Diagnostics& errors);

/// The table `from` of a stage or a writer, into its redirections: names that its plugin asks for in that use, and the
/// layers and tables of the pipeline that it reads in their place.
void read_redirections(const OptionValue& table, const std::string& owner, PluginUse use, StagePlan& stage,
                       Diagnostics& errors);

}  // namespace rostra::core
