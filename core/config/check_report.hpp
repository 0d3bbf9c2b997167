// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "config/check_pipeline.hpp"
#include "config/plan.hpp"
#include "manifest/catalogue.hpp"

namespace rostra::core {

/// What a finished run has kept, and what the command line says of its report.
struct ReportRequest {
    std::vector<Product> products;    ///< what the run's writers read
    std::vector<std::string> layers;  ///< of these, the layers that the run wrote out
    std::string pipeline;             ///< [output] of a pipeline that asks for the report
    std::string file;                 ///< where all of it is kept, as messages show it
    std::vector<std::string> set;     ///< each "report.OPTION=VALUE"
};

/// A plan of one phase without stages, in which the report reads what was kept. It borrows from `catalogue`.
[[nodiscard]] CheckedPipeline check_report(const ReportRequest& request, const Catalogue& catalogue);

}  // namespace rostra::core
