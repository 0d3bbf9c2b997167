// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "rostra/services.hpp"

namespace rostra::report {

/// JSON below this many bytes stands in the page as it is.
inline constexpr std::size_t kPlainBlock = 2048;

/// The bytes deflated (RFC 1950), as base 64 (RFC 4648).
[[nodiscard]] std::string deflated(std::string_view bytes);

/// Writes JSON into the page as a data block that the script finds by its id: a script element that no browser runs. Beyond
/// kPlainBlock it is deflated, which the element's type says.
void write_block(OutputFile& file, std::string_view id, std::string_view json);

}  // namespace rostra::report
