// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rostra::core {

/// Bytes made smaller (zlib), with little effort: for what is written in passing.
[[nodiscard]] std::string deflated(std::string_view bytes);

/// The `size` bytes that `packed` was made of; nothing where it was not made of so many.
[[nodiscard]] std::optional<std::string> inflated(std::string_view packed, std::size_t size);

}  // namespace rostra::core
