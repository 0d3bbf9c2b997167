// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace rostra {
inline namespace v0 {

/// Of the analysis package. Any release may change any of its headers: its first two numbers grow then, whatever the
/// version of the boundary is. A plugin compiles the package in, so a plugin that was built goes on to work.
inline constexpr std::string_view kAnalysisVersion = "0.1.0";

}  // namespace v0
}  // namespace rostra
