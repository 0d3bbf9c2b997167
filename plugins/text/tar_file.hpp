// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rostra::text {

/// A file as it stands in a tar (POSIX.1-2001, pax): what goes before its bytes, and behind them. `name` is UTF-8. The same
/// bytes for the same file, as no time and no person is written.
[[nodiscard]] std::string tar_head(std::string_view name, std::size_t size);
[[nodiscard]] std::string tar_padding(std::size_t size);
/// What goes behind the last file.
[[nodiscard]] std::string tar_end();

}  // namespace rostra::text
