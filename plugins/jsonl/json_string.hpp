// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rostra::jsonl {

/// Appends a string as JSON (RFC 8259), in quotes. Only what must be escaped is: quotes, backslashes and control
/// characters; all else stays the UTF-8 that it is.
void append_json_string(std::string& out, std::string_view value);

}  // namespace rostra::jsonl
