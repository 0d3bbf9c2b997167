// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report_findings.hpp"
#include "report_html.hpp"
#include "rostra/services.hpp"

namespace rostra::report {

/// What goes into a page beside the findings.
struct PageParts {
    std::string title;
    std::string style;  ///< CSS
};

/// What the limits kept out of the report, a sentence each. Lists of terms are meant to be cut: each says by how much.
[[nodiscard]] std::vector<std::string> left_out(const Findings& findings);

/// The whole page.
void write_page(Html& html, const PageParts& parts, const Findings& findings, const Corpus& corpus);

}  // namespace rostra::report
