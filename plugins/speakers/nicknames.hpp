// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace rostra::speakers {

/// Where a nickname stands: one word of any letters and marks, as people call themselves where they write to each other.
struct Nickname {
    std::size_t begin = 0, end = 0;
};

/// `ana_r` of `ana_r: good morning`, which begins at `at`; a space stands behind the colon.
std::optional<Nickname> nickname_before_colon(std::string_view text, std::size_t at, std::size_t end);

/// `ana_r` of `<@ana_r> good morning`; `at` is behind the bracket that opens, a space stands behind the one that closes.
std::optional<Nickname> nickname_in_angles(std::string_view text, std::size_t at, std::size_t end);

}  // namespace rostra::speakers
