// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace rostra::core {

/// What to do with bytes that the encoding does not allow.
enum class BadBytes {
    error,    ///< the document cannot be used
    replace,  ///< each becomes U+FFFD, and is counted
};

/// How the encoding of a document came to be known.
enum class EncodingSource {
    mark,      ///< by its byte-order mark
    utf8,      ///< its bytes are valid UTF-8
    detected,  ///< by what its bytes look like
    named,     ///< by the pipeline or the reader
};

/// Offsets into a document are int32, so this is the longest text it can have.
inline constexpr std::size_t kLongestText = std::numeric_limits<std::int32_t>::max();

struct DecodeOptions {
    std::string_view encoding = "auto";  ///< or a name that ICU knows; then it is used as named
    BadBytes bad_bytes = BadBytes::error;
    std::size_t longest_text = kLongestText;  ///< bytes
};

/// The text of a document: its input's own bytes wherever these are UTF-8 already, so nothing is copied then.
struct Decoded {
    std::optional<std::string> converted;  ///< the text, where it is not found in the input's bytes
    std::size_t skip = 0;                  ///< length of the byte-order mark before the text, where it is
    std::string encoding;                  ///< "UTF-8", "windows-1252", …
    EncodingSource source = EncodingSource::utf8;
    std::size_t replaced = 0;  ///< how often U+FFFD stands for malformed bytes

    /// Valid UTF-8 without a byte-order mark. Borrows from `input` or from this object; `input` is what was
    /// decoded.
    [[nodiscard]] std::string_view text(std::string_view input) const {
        return converted ? std::string_view(*converted) : input.substr(skip);
    }
    /// Whether the text's bytes are other than the input's.
    [[nodiscard]] bool differs() const { return converted.has_value() || skip > 0; }
};

/// Finds the encoding of `bytes` and makes UTF-8 of them. With encoding "auto": a byte-order mark decides;
/// then valid UTF-8 is UTF-8; then UTF-16 and UTF-32 without a mark are known by where their zero bytes
/// stand; then ICU's detection. Bytes that look like no text at all are refused, while single NUL bytes in a
/// text are kept. An error speaks of byte offsets into `bytes`, which are its `begin` and `end` too, and names
/// no document. Thread-safe.
[[nodiscard]] Result<Decoded> decode(std::string_view bytes, const DecodeOptions& options = {});

}  // namespace rostra::core
