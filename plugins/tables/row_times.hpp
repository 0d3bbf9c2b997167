// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace rostra::tables {

enum class TimeUnit { unknown, seconds, milliseconds };

/// A time as a column has it: a number, or `1:02:03.450`.
struct RowTime {
    std::int64_t thousandths = 0;  ///< of what the number counts, or of a second
    bool is_number = false;        ///< it does not say what it counts
    bool has_fraction = false;
};

/// None where the value is no time: empty, words, below zero, or beyond a year.
[[nodiscard]] std::optional<RowTime> read_row_time(std::string_view value);

/// When something is said, as far as columns tell.
struct RowPeriod {
    std::optional<RowTime> begin;
    std::optional<RowTime> end;
};

/// What bare numbers of a table count: seconds where one has a fraction, or where rows last less than 100 at the median;
/// else milliseconds.
[[nodiscard]] TimeUnit unit_of(const std::vector<RowPeriod>& periods);

[[nodiscard]] std::int64_t milliseconds(const RowTime& time, TimeUnit unit);

}  // namespace rostra::tables
