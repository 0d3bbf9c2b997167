// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/diagnostic.hpp"
#include "manifest/manifest.hpp"
#include "manifest/option_value.hpp"

namespace rostra::core {

/// Checks [option.NAME] of a manifest. What is wrong is said in `errors`; the option is then good for nothing but checking
/// the components that name it. Relative paths of a default start at `folder`, that of the manifest.
[[nodiscard]] OptionSpec parse_option(const OptionEntry& entry, const std::string& folder,
                                      Diagnostics& errors);

}  // namespace rostra::core
