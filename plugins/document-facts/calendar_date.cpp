// SPDX-License-Identifier: Apache-2.0
#include "calendar_date.hpp"

#include <array>
#include <chrono>

namespace rostra::document_facts {
namespace {

std::chrono::year_month_day as_std(const CalendarDate& date) {
    return std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month)) /
           std::chrono::day(static_cast<unsigned>(date.day));
}

void append_digits(std::string& text, std::int32_t number, std::size_t digits) {
    const std::string plain = std::to_string(number);
    text.append(digits - plain.size(), '0').append(plain);
}

}  // namespace

bool exists(const CalendarDate& date) {
    constexpr std::int32_t kFirstYear = 1000;
    constexpr std::int32_t kLastYear = 9999;
    return date.year >= kFirstYear && date.year <= kLastYear && date.month >= 1 && date.day >= 1 &&
           as_std(date).ok();
}

std::int32_t weekday_of(const CalendarDate& date) {
    return static_cast<std::int32_t>(
        std::chrono::weekday(std::chrono::sys_days(as_std(date))).iso_encoding());
}

std::string to_iso(const CalendarDate& date) {
    std::string text;
    append_digits(text, date.year, 4);
    text += '-';
    append_digits(text, date.month, 2);
    text += '-';
    append_digits(text, date.day, 2);
    return text;
}

}  // namespace rostra::document_facts
