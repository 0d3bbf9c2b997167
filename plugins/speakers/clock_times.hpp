// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace rostra::speakers {

/// Behind the time or date, or both, that stands at `at`, with the brackets around it; `at` where there is none:
/// `[00:01:02.500]`, `(0:05)`, `12/03/21, 10:02 PM`, `2021-03-12T10:02:00Z`, `00 01 20 05`, `10:02`, `[1:02 - 1:10]`.
std::size_t time_end(std::string_view text, std::size_t at, std::size_t end);

/// Milliseconds, where they are known.
struct Period {
    std::optional<std::int64_t> begin;
    std::optional<std::int64_t> end;
};

/// The first time of day or since the beginning in `words`, and a second one behind it. Two numbers are minutes and seconds, or
/// with `AM` or `PM` hours and minutes; three are hours, minutes and seconds; four begin with days.
Period period_of(std::string_view words);

}  // namespace rostra::speakers
