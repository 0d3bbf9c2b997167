// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/diagnostic.hpp"
#include "manifest/manifest.hpp"
#include "manifest/option_value.hpp"

namespace rostra::core {

/// The table `accepts` of a reader; `subject` names the component. What is wrong is said in `errors`.
[[nodiscard]] AcceptedInputs parse_accepts(const OptionValue& table, const std::string& subject,
                                           Diagnostics& errors);

/// What a reader accepts, in words: "*.srt, *.vtt, and what begins with 'WEBVTT' or the bytes 25504446"; "every input".
[[nodiscard]] std::string describe_accepts(const AcceptedInputs& accepts);

/// Bytes as hexadecimal digits in lower case, two a byte.
[[nodiscard]] std::string to_hex(std::string_view bytes);

}  // namespace rostra::core
