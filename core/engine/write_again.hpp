// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "config/plan.hpp"
#include "engine/kept_results.hpp"
#include "engine/modules.hpp"
#include "engine/run_host.hpp"
#include "engine/stop_flag.hpp"

namespace rostra::core {

/// Runs the writers of a plan over what a finished run has kept; the plan's products are those that `kept` has, perhaps with
/// others behind them. `record` gets the record of the finished run before a writer may ask `host` for it. Setting `stop` ends it
/// soon, with Error::interrupted.
[[nodiscard]] Result<void> write_again(const Plan& plan, Modules& modules, KeptResults& kept, RunHost& host,
                                       StopFlag& stop, const std::string& scratch_folder,
                                       const std::function<void(std::string_view)>& record);

}  // namespace rostra::core
