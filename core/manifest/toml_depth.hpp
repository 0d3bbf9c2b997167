// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace rostra::core {

/// How deep values may lie in a TOML text. Nothing that a person writes comes near it, and whoever reads nested values
/// by recursion needs a stack that grows with them.
inline constexpr std::size_t kDeepestToml = 100;

/// The byte at which a TOML text is first nested deeper than that: each list, each inline table and each part of a
/// key counts, `[a.b]` before `c.d = [[1]]` being six. Nothing where it is nowhere. Looks at each byte once and does
/// not recurse. A text that is no TOML is read as TOML up to its first mistake, which is where its parser stops too.
[[nodiscard]] std::optional<std::size_t> too_deep_in_toml(std::string_view text);

}  // namespace rostra::core
