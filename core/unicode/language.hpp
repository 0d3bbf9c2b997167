// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rostra::core {

/// The language that most of `text` (valid UTF-8) is in, as BCP 47 writes it ("en", "zh-Hant"); "" where CLD2
/// is not sure. Looks at pieces from all over it and, where these are not all in one language, at 8 KiB in the middle.
/// Thread-safe.
[[nodiscard]] std::string detect_language(std::string_view text);

/// Whether `tag` has the form of a BCP 47 tag: a language of two or three letters and subtags of up to eight letters
/// and digits (RFC 5646, simplified).
[[nodiscard]] bool is_language_tag(std::string_view tag);

}  // namespace rostra::core
