// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace rostra::captions {

/// Milliseconds from the beginning of the recording.
struct Period {
    std::int64_t begin = 0;
    std::int64_t end = 0;

    friend constexpr bool operator==(Period, Period) = default;
};

/// A line of two times with an arrow between them, and whatever may stand behind: `00:01.000 --> 00:02.500 line:0`.
[[nodiscard]] std::optional<Period> read_timing(std::string_view line);

}  // namespace rostra::captions
