// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "manifest/option_value.hpp"

namespace rostra::core {

/// Writes what --set says into a pipeline, over what its file says, before anything is checked. Each of `settings` is
///
///     STAGE.OPTION=VALUE              an option of a stage
///     SECTION.KEY=VALUE               a key of [pipeline], [input], [run] or [output]
///     input.READER.OPTION=VALUE       an option of the reader, or as output.FORMAT.… of a writer
///
/// What is set of `input` is set in every [[input]] where there are several. VALUE is written as in TOML; what is no TOML value is a string as it stands. The place of each is the words
/// "--set STAGE.OPTION=VALUE", without a line.
void apply_overrides(const std::vector<std::string>& settings, OptionValue& pipeline, Diagnostics& errors);

}  // namespace rostra::core
