// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/call_host.hpp"
#include "rostra/abi/reader.h"

namespace rostra::core {

/// The id of a document of an input: FILE, or FILE#KEY. What no table and no terminal could hold of a key that is refused
/// is shown as '?'.
[[nodiscard]] std::string record_id(std::string_view file, std::string_view key);

/// What is wrong with what a reader says of a document beside its bytes: keys, names and values of facts reach the tables,
/// where each has to be UTF-8 in one line, and the language has to be a tag.
[[nodiscard]] std::optional<CallFailure> check_record(const rostra_record& record);

/// What is wrong with the pieces of a record from an input of so many bytes, but for where they cut characters.
[[nodiscard]] std::optional<CallFailure> check_pieces(const rostra_record& record, std::size_t source_bytes);

}  // namespace rostra::core
