// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rostra::speakers {

/// What a character does to a label.
enum class Role : std::uint8_t { inside, stop, colon, period, dash, open, close, space, wide };

struct Step {
    Role role;           ///< never `wide`
    std::size_t length;  ///< of the character, in bytes
};

/// The part that the character at `at` plays.
Step step_at(std::string_view text, std::size_t at);

/// The end of a time at `at` (`00:02:11`, `[55 46 11 - 55 46 27]`, `(01:20)`, `[00:05.2 --> 00:07.1]`, `12/03/21, 10:02 PM`, and a
/// link, `[5:28](https://…)`), or `at` where there is none.
std::size_t time_end(std::string_view text, std::size_t at, std::size_t end);

}  // namespace rostra::speakers
