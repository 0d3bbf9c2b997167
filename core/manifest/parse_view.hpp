// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/diagnostic.hpp"
#include "manifest/manifest.hpp"
#include "manifest/option_value.hpp"
#include "manifest/view_spec.hpp"

namespace rostra::core {

/// Checks the `view` of an output whose columns are known. What is wrong is said in `errors`. `subject` names the component
/// in messages.
///
///     view = { kind = "bars", label = "term", value = "count", sentence = "{term} comes first of {#} terms." }
///
/// In a sentence {COLUMN} stands for its value in the leading row, {sum COLUMN} for its sum, {different COLUMN} for the
/// number of its different values, {#} for the number of rows; {{ is a brace.
[[nodiscard]] ViewSpec parse_view(const OptionValue& table, const OutputSpec& output,
                                  const std::string& subject, Diagnostics& errors);

}  // namespace rostra::core
