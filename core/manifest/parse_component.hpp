// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/diagnostic.hpp"
#include "manifest/manifest.hpp"
#include "manifest/option_value.hpp"

namespace rostra::core {

/// Checks one [[component]] of a manifest whose other options are `options`. What is wrong is said in `errors`; the
/// component is then good for nothing but checking it against its siblings.
[[nodiscard]] ComponentSpec parse_component(const OptionValue& table, const std::vector<OptionSpec>& options,
                                            Diagnostics& errors);

}  // namespace rostra::core
