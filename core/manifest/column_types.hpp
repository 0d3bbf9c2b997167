// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "manifest/manifest.hpp"
#include "manifest/option_value.hpp"

namespace rostra::core {

/// The types of columns that are written at `key`: one word or a list of words. `written` is nullptr where the key is
/// missing, which is an error at `place`; errors say that `subject` has them. Empty where an error was said.
[[nodiscard]] std::vector<ColumnType> column_types(const OptionValue* written, std::string_view key,
                                                   const SourcePlace& place, const std::string& subject,
                                                   Diagnostics& errors);

}  // namespace rostra::core
