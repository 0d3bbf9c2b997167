// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace rostra::report {

/// The page's only script (report.js), and its hash as the page's Content-Security-Policy names it: "'sha256-…'". Whatever
/// else comes to stand in the page is not run.
[[nodiscard]] std::string_view page_script();
[[nodiscard]] std::string_view page_script_hash();

}  // namespace rostra::report
