// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace rostra::core {

/// The byte-order mark, U+FEFF.
inline constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

/// Whether `at`, 0 to text.size(), stands inside a character of well-formed UTF-8.
[[nodiscard]] constexpr bool cuts_character(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u;
}

/// Whether `bytes` are well-formed UTF-8 (Unicode 15.0, table 3-7).
[[nodiscard]] bool is_utf8(std::string_view bytes);

}  // namespace rostra::core
