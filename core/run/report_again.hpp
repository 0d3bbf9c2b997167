// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "log/logger.hpp"
#include "log/progress.hpp"
#include "manifest/catalogue.hpp"
#include "run/run_pipeline.hpp"

namespace rostra::core {

/// Which report to build again, and how.
struct ReportAgain {
    std::string run;  ///< the run directory, absolute
    std::optional<std::string>
        out;  ///< absolute; none: into the run directory, in place of the report that is there
    std::vector<std::string> set;  ///< each "report.OPTION=VALUE", over what the run had
    bool force = false;            ///< a folder `out` that holds something is written into all the same
    Logger& log;
    ProgressMeter& progress;
};

/// Builds the report of a finished run out of what the run has kept, the same bytes as the run's own where the options are
/// the same. All other results stay as they are; run.json lists the new report. SIGINT and SIGTERM end it, and then
/// nothing has changed.
[[nodiscard]] RunReport write_report_again(const ReportAgain& request, const Catalogue& catalogue);

}  // namespace rostra::core
