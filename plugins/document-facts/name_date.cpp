// SPDX-License-Identifier: Apache-2.0
#include "name_date.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

#include "rostra/analysis/language/ascii.hpp"

namespace rostra::document_facts {
namespace {

constexpr std::int32_t kFirstYear = 1500;  // what is less is a number of a series
constexpr std::int32_t kLastYear = 2199;
constexpr std::size_t kYearDigits = 4;

bool is_day(const CalendarDate& date) {
    return date.year >= kFirstYear && date.year <= kLastYear && exists(date);
}

/// Three numbers with the same sign between; how many characters they take, or 0.
std::size_t read_parted(std::string_view name, std::array<std::string_view, 3>& parts) {
    std::size_t at = 0;
    char sign = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) {
            if (at >= name.size() || (i > 1 && name[at] != sign)) return 0;
            sign = name[at];
            if (sign != '-' && sign != '_' && sign != '.') return 0;
            ++at;
        }
        const std::size_t begin = at;
        while (at < name.size() && is_ascii_digit(name[at])) ++at;
        parts[i] = name.substr(begin, at - begin);
        if (parts[i].empty() || parts[i].size() > kYearDigits) return 0;
    }
    return at;
}

std::int32_t value_of(std::string_view digits) {
    std::int32_t value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    return value;
}

std::optional<CalendarDate> date_of(const std::array<std::string_view, 3>& parts, DateOrder order) {
    if (parts[0].size() == kYearDigits && parts[1].size() == 2 && parts[2].size() == 2) {
        const CalendarDate date{value_of(parts[0]), value_of(parts[1]), value_of(parts[2])};
        return is_day(date) ? std::optional(date) : std::nullopt;
    }
    if (parts[2].size() != kYearDigits || parts[0].size() > 2 || parts[1].size() > 2) return std::nullopt;
    const std::int32_t year = value_of(parts[2]), first = value_of(parts[0]), second = value_of(parts[1]);
    const CalendarDate day_first{year, second, first}, month_first{year, first, second};
    if (is_day(day_first) && (!is_day(month_first) || order == DateOrder::day_first || first == second))
        return day_first;
    if (is_day(month_first) && (!is_day(day_first) || order == DateOrder::month_first)) return month_first;
    return std::nullopt;
}

}  // namespace

std::optional<CalendarDate> date_of_name(std::string_view id, DateOrder order) {
    constexpr std::size_t kDigits = 8;
    std::string_view name = id.substr(0, id.find('#'));
    name = name.substr(name.rfind('/') + 1);
    std::optional<CalendarDate> found;
    for (std::size_t at = 0; at < name.size();) {
        if (!is_ascii_digit(name[at])) {
            ++at;
            continue;
        }
        std::array<std::string_view, 3> parts;
        std::size_t size = read_parted(name.substr(at), parts);
        std::optional<CalendarDate> date;
        if (size > 0) {
            date = date_of(parts, order);
        } else {
            while (at + size < name.size() && is_ascii_digit(name[at + size])) ++size;
            const std::string_view digits = name.substr(at, size);
            if (size == kDigits) {
                date = date_of({digits.substr(0, 4), digits.substr(4, 2), digits.substr(6, 2)}, order);
            }
        }
        if (date && found) return std::nullopt;
        if (date) found = date;
        at += size;
    }
    return found;
}

}  // namespace rostra::document_facts
