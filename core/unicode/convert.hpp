// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "unicode/decode.hpp"

namespace rostra::core {

/// UTF-8 made of bytes in another encoding.
struct Converted {
    std::string text;
    std::size_t replaced = 0;  ///< how often U+FFFD stands for malformed bytes
};

/// The name by which an encoding is best known (MIME's or IANA's, else ICU's); `encoding` is one that ICU
/// knows.
[[nodiscard]] std::string standard_name(std::string_view encoding);

/// Converts from `encoding`, a name that ICU knows. A byte-order mark at the front is dropped. Offsets in
/// errors start from `skipped`, the length of what stands before `bytes` in the document.
[[nodiscard]] Result<Converted> convert(std::string_view bytes, std::string_view encoding,
                                        const DecodeOptions& options, std::size_t skipped);

/// "the text is longer than 2147483647 bytes, …".
[[nodiscard]] Error too_long(std::size_t longest_text);

}  // namespace rostra::core
