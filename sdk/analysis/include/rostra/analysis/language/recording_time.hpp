// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "rostra/analysis/language/ascii.hpp"

namespace rostra {
inline namespace v0 {

/// Milliseconds: the time from the beginning of a recording that stands at `at`, which is moved behind it: `1:02:03.450`,
/// `02:03,45`, `00:00:01`. None where there is none; `at` stays then.
[[nodiscard]] inline std::optional<std::int64_t> read_recording_time(std::string_view text, std::size_t& at) {
    std::size_t here = at;
    std::array<std::int64_t, 3> numbers{};
    std::size_t count = 0;
    for (;;) {
        const std::size_t begin = here;
        std::int64_t number = 0;
        while (here < text.size() && is_ascii_digit(text[here]) && here - begin < 5)
            number = number * 10 + (text[here++] - '0');
        const std::size_t digits = here - begin;
        if (digits == 0 || digits > 4 || (count > 0 && digits != 2)) return std::nullopt;
        numbers[count++] = number;
        const bool more = count < numbers.size() && here + 1 < text.size() && text[here] == ':' &&
                          is_ascii_digit(text[here + 1]);
        if (!more) break;
        ++here;
    }
    if (count == 1) return std::nullopt;
    std::int64_t seconds = 0;
    for (std::size_t i = 0; i < count; ++i) seconds = seconds * 60 + numbers[i];
    std::int64_t thousandths = 0;
    if (here + 1 < text.size() && (text[here] == '.' || text[here] == ',') &&
        is_ascii_digit(text[here + 1])) {
        ++here;
        for (std::int64_t worth = 100; here < text.size() && is_ascii_digit(text[here]); ++here, worth /= 10)
            thousandths += worth * (text[here] - '0');
    }
    at = here;
    return seconds * 1000 + thousandths;
}

}  // namespace v0
}  // namespace rostra
