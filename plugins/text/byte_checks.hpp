// SPDX-License-Identifier: Apache-2.0
// What can be said of bytes before they are decoded.
#pragma once

#include <string_view>

namespace rostra::text {

inline constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

/// "UTF-16" or "UTF-32" where the bytes begin with its byte-order mark, else empty.
[[nodiscard]] std::string_view wide_encoding(std::string_view bytes);

/// Nothing but white space, of ASCII.
[[nodiscard]] bool is_blank(std::string_view bytes);

/// Without the spaces, tabs and CRs at both ends; at the end only.
[[nodiscard]] std::string_view trimmed(std::string_view line);
[[nodiscard]] std::string_view trimmed_right(std::string_view line);

/// Valid UTF-8 without control characters, so that it can be part of a document's id.
[[nodiscard]] bool is_printable_utf8(std::string_view bytes);

}  // namespace rostra::text
