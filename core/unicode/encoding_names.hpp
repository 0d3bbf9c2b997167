// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rostra::core {

/// Whether ICU knows an encoding of this name, however it is spelt ("utf8", "UTF-8", "Latin1"). "auto" is
/// none.
[[nodiscard]] bool is_encoding(std::string_view name);

/// The names that standards give the encodings ICU knows, and their aliases, sorted: what `did_you_mean`
/// chooses from.
[[nodiscard]] std::vector<std::string> encoding_names();

}  // namespace rostra::core
