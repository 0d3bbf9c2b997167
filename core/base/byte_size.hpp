// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rostra::core {

/// Bytes from "64 MiB", "4GiB", "500 kB", "1048576 B" or "1048576": a whole number and a unit of IEC 80000-13 (KiB, MiB,
/// GiB, TiB) or the SI (kB, MB, GB, TB), in any case. None for anything else, or for more than 2^63 - 1.
[[nodiscard]] std::optional<std::int64_t> parse_byte_size(std::string_view text);

/// The shortest exact form with a binary unit: "4 GiB", "1500 B".
[[nodiscard]] std::string format_byte_size(std::int64_t bytes);

}  // namespace rostra::core
