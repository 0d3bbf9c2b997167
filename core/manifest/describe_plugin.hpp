// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "manifest/manifest.hpp"

namespace rostra::core {

/// All that a manifest says, for a person: options with types, defaults and docs; layers and tables read and written.
[[nodiscard]] std::string describe_plugin(const Manifest& manifest);

/// The same for programs, as a JSON object.
[[nodiscard]] std::string describe_plugin_json(const Manifest& manifest);

/// `text` in lines of at most `width` columns, broken at blanks; a word that is longer has a line of its own.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace rostra::core
