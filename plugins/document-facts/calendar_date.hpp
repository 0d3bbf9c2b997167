// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace rostra::document_facts {

/// A day of the Gregorian calendar.
struct CalendarDate {
    std::int32_t year = 0;
    std::int32_t month = 0;  ///< 1 to 12
    std::int32_t day = 0;

    bool operator==(const CalendarDate&) const = default;
};

/// Whether there is such a day, in a year of four digits.
[[nodiscard]] bool exists(const CalendarDate& date);

/// 1: Monday, to 7: Sunday, of a day that exists.
[[nodiscard]] std::int32_t weekday_of(const CalendarDate& date);

/// YYYY-MM-DD (ISO 8601).
[[nodiscard]] std::string to_iso(const CalendarDate& date);

}  // namespace rostra::document_facts
