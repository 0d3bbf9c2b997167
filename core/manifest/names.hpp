// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace rostra::core {

// How things are named: ASCII lower-case letters and digits, a letter first.

/// kebab-case, "min-length": options.
[[nodiscard]] bool is_option_name(std::string_view name);

/// kebab-case, dots between a vendor and the rest, "vendor.my-plugin": plugins, components and stages.
[[nodiscard]] bool is_plugin_name(std::string_view name);

/// snake_case, "speaker_id": columns.
[[nodiscard]] bool is_column_name(std::string_view name);

/// snake_case, dots between a vendor and the rest, "vendor.my_layer": layers and tables.
[[nodiscard]] bool is_product_name(std::string_view name);

}  // namespace rostra::core
