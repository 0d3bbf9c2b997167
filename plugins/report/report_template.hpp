// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace rostra::report {

/// The application that draws the page, bundled from page/ when the plugin is built, its style sheet, and the hashes by
/// which the page's Content-Security-Policy names exactly these two: "'sha256-…'". All are empty where the plugin was
/// built without the programs that bundle them.
struct PageTemplate {
    std::string_view script, script_hash, style, style_hash;
};

[[nodiscard]] PageTemplate page_template();

/// Throws std::runtime_error, which says what to install, where it is empty.
void require_page(const PageTemplate& page);

}  // namespace rostra::report
