// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace rostra::speakers {

/// Two numbers of seconds with their fractions, from when to when: `1.72   2.60`. One of them alone is any number.
struct DecimalTimes {
    std::int64_t begin = 0;  ///< milliseconds
    std::int64_t end = 0;    ///< milliseconds, not before `begin`
    std::size_t behind = 0;  ///< behind the second number
};

/// What stands at `at` of `text` before `end`; nothing where that is no such pair.
std::optional<DecimalTimes> decimal_times(std::string_view text, std::size_t at, std::size_t end);

}  // namespace rostra::speakers
