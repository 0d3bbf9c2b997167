// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace rostra::core {

/// Of the ICU library in use, "72.1". Word and sentence boundaries may change with it, so run.json records
/// both.
[[nodiscard]] std::string icu_version();

/// Of the Unicode Standard that ICU's data follow, "15.0".
[[nodiscard]] std::string unicode_version();

}  // namespace rostra::core
