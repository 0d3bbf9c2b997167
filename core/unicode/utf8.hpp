// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace rostra::core {

/// Whether `bytes` are well-formed UTF-8 (Unicode 15.0, table 3-7).
[[nodiscard]] bool is_utf8(std::string_view bytes);

}  // namespace rostra::core
