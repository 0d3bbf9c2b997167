// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "manifest/option_value.hpp"

namespace rostra::core {

/// The value as JSON; a table keeps its order.
[[nodiscard]] nlohmann::ordered_json to_json(const OptionValue& value);

/// JSON as text for people and programs: indented by two. Bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string to_text(const nlohmann::ordered_json& json);

}  // namespace rostra::core
