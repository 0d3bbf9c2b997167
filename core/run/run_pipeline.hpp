// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/error.hpp"
#include "config/plan.hpp"
#include "log/logger.hpp"
#include "log/progress.hpp"

namespace rostra::core {

/// How a checked pipeline is to be run; beyond what the pipeline itself says.
struct RunRequest {
    bool force = false;      ///< an output folder that holds something is written into all the same
    bool fail_fast = false;  ///< the first document that fails ends the run
    Logger& log;
    ProgressMeter& progress;
    std::vector<std::string> warnings = {};  ///< said at the start, and kept in run.json
};

/// What came of it. With errors nothing was left behind.
struct RunReport {
    std::vector<Diagnostic> errors;     ///< why nothing was run, or why the run ended; empty: it went well
    ErrorKind kind = ErrorKind::usage;  ///< of the errors
    std::uint64_t documents = 0;        ///< that went well
    std::uint64_t set_aside = 0;        ///< listed in errors.jsonl
    std::uint64_t warnings = 0;         ///< listed in run.json
    std::vector<std::string> results;   ///< names of the files, run.json last
};

/// Finds the inputs, loads the plugins, runs the plan, and leaves the run directory. SIGINT and SIGTERM end
/// it. To be called before other threads are started.
[[nodiscard]] RunReport run_pipeline(const Plan& plan, const RunRequest& request);

}  // namespace rostra::core
