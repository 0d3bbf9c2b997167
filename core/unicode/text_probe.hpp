// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rostra::core {

/// Bytes that texts do not hold: the control characters but backspace, tab, line breaks and form feed. A
/// whole document in UTF-16 is full of them, too.
struct OddBytes {
    std::size_t count = 0;
    std::size_t first = 0;  ///< offset of the first, if there is any
};

/// Whether there are odd bytes, or an escape character, by which the encodings of ISO 2022 switch. The hot
/// loop of reading clean text, beside its validation as UTF-8.
[[nodiscard]] bool has_odd_bytes(std::string_view bytes);

/// The same question one byte after the other, and its answer in numbers; an escape character is not counted.
[[nodiscard]] OddBytes count_odd_bytes(std::string_view bytes);

/// Whether so many odd bytes may stand in a text of this size: a handful, or one in 64.
[[nodiscard]] constexpr bool may_be_text(const OddBytes& odd, std::size_t size) {
    return odd.count <= 4 + size / 64;
}

/// "UTF-16LE", "UTF-16BE", "UTF-32LE" or "UTF-32BE" where `bytes` without a mark can be little else, as where
/// their zero bytes stand and what characters they would make shows. `sure` asks for more: that most
/// characters are of Latin-1 and the last is whole.
[[nodiscard]] std::optional<std::string> find_wide_encoding(std::string_view bytes, bool sure);

/// What stands between the ASCII bytes.
struct Utf8Sequences {
    std::size_t valid = 0;          ///< characters of two bytes or more
    std::size_t invalid = 0;        ///< malformed sequences
    std::size_t first_invalid = 0;  ///< offset of the first, if there is any
};
[[nodiscard]] Utf8Sequences count_sequences(std::string_view bytes);

/// The encoding that ICU finds from `around` on, an offset at which the text is not ASCII; none if it is not
/// sure enough, or has no converter.
[[nodiscard]] std::optional<std::string> detect_encoding(std::string_view bytes, std::size_t around);

/// Whether escape sequences of ISO-2022-JP, -KR or -CN are there, and which.
[[nodiscard]] std::optional<std::string> find_iso_2022(std::string_view bytes);

}  // namespace rostra::core
