// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rostra::speakers {

/// What a character does at the head of a line, where a label may stand.
enum class Role : std::uint8_t { inside, space, colon, period, comma, hyphen, dash, open, close, stop };

struct Step {
    Role role = Role::inside;
    std::size_t length = 0;  ///< bytes
};

/// The character at `at`, which is below text.size().
Step step_at(std::string_view text, std::size_t at);

}  // namespace rostra::speakers
