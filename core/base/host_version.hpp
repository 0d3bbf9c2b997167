// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace rostra::core {

/// Of this program, "0.1.0".
[[nodiscard]] const char* host_version();

}  // namespace rostra::core
