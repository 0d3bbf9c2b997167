// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace rostra::core {

/// XXH3's 64 bits, the same on every machine: for telling strings apart where their number is small beside 2^32.
[[nodiscard]] std::uint64_t short_hash(std::string_view bytes, std::uint64_t seed = 0);

}  // namespace rostra::core
