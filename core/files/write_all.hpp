// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace rostra::core {

/// Writes every byte to a descriptor, at its own place or at `offset`; the errno that kept it from that, or
/// 0.
[[nodiscard]] int write_all(int descriptor, std::string_view bytes, std::optional<std::uint64_t> offset = {});

}  // namespace rostra::core
