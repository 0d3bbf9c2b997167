// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "manifest/option_value.hpp"

namespace rostra::core {

/// A TOML text as a table of values with their places, or what is wrong with it. Keys are in the order written.
/// A syntax error ends the reading, so there is at most one. Dates and times, which no option takes, are errors too.
struct TomlText {
    std::optional<OptionValue> root;
    std::vector<Diagnostic> errors;
};

/// Reads a whole TOML 1.0 text; the only code that knows the TOML library. Places are in bytes and say `file`.
/// A byte-order mark at the start counts as no byte. What is nested deeper than kDeepestToml is an error.
[[nodiscard]] TomlText read_toml(std::string_view text, const std::string& file);

/// `text` without the byte-order mark it may start with: what the places of read_toml() count in.
[[nodiscard]] std::string_view without_byte_order_mark(std::string_view text);

}  // namespace rostra::core
