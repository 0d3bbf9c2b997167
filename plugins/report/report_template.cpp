// SPDX-License-Identifier: Apache-2.0
#include "report_template.hpp"

#include <stdexcept>

namespace rostra::report {

#ifdef ROSTRA_REPORT_PAGE

namespace {

constexpr char kScript[] = {
#include "report_script.inc"
};
constexpr std::string_view kScriptHash =
#include "report_script_hash.inc"
    ;
constexpr char kStyle[] = {
#include "report_style.inc"
};
constexpr std::string_view kStyleHash =
#include "report_style_hash.inc"
    ;

}  // namespace

PageTemplate page_template() {
    return {{kScript, sizeof kScript}, kScriptHash, {kStyle, sizeof kStyle}, kStyleHash};
}

#else

PageTemplate page_template() { return {}; }

#endif

void require_page(const PageTemplate& page) {
    if (!page.script.empty()) return;
    throw std::runtime_error(
        "the plugin 'report' was built without its page: install the packages esbuild and node-typescript "
        "and build "
        "Rostra again, or leave \"report\" out of 'formats'");
}

}  // namespace rostra::report
