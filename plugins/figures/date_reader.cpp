// SPDX-License-Identifier: Apache-2.0
// Dates: days, months and years as they are written.
#include <cstdio>

#include "told_apart.hpp"

namespace rostra::figures {

namespace {

constexpr int kFirstYear = 1000, kLastYear = 2199;

bool is_day(int number) { return number >= 1 && number <= 31; }
bool is_month_number(int number) { return number >= 1 && number <= 12; }
bool is_year(int number) { return number >= kFirstYear && number <= kLastYear; }

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }
std::string iso(int year, int month, int day) {
    std::string date = year == 0 ? "-" : std::to_string(year);
    if (month != 0) date += "-" + two(month);
    if (day != 0) date += "-" + two(day);
    return date;
}

/// The month that a token names; 0: none.
int month_at(const Reading& reading, std::size_t at) {
    if (!reading.is(at, kMonth)) return 0;
    const Word& word = reading.word(at);
    return word.capital_month && !reading.begins_with_capital(at) ? 0 : word.month;
}

/// A year behind a month or a day, with a comma before it or not; 0: none. `end` is moved behind it.
int year_behind(const Reading& reading, std::size_t& end) {
    std::size_t at = end;
    if (reading.is_sign(at, ",") || reading.is(at, kOf)) ++at;
    const int year = few_digits(reading, at);
    const bool four = reading.is_digits(at) && reading.token(at).end - reading.token(at).begin == 4;
    if (!four || !is_year(year) || reading.is_plural(at + 1)) return 0;
    if ((reading.is_sign(at + 1, ",") || reading.is_sign(at + 1, ".")) && reading.is_glued(at + 1) &&
        reading.is_digits(at + 2) && reading.is_glued(at + 2))
        return 0;
    end = at + 1;
    return year;
}

/// Behind the digits of a day: `th`, and in some languages a full stop; `of`, `de`.
std::size_t behind_day(const Reading& reading, std::size_t at) {
    if (reading.is(at, kOrdinalEnd) && reading.is_glued(at)) ++at;
    if (reading.words().ordinal_stop() && reading.is_sign(at, ".") && reading.is_glued(at)) ++at;
    if (reading.is(at, kOf) && month_at(reading, at + 1) != 0) ++at;
    return at;
}

/// 5/17/2018, 17.5.2018, 2018-05-17.
std::optional<Apart> numeric_date(const Reading& reading, std::size_t at) {
    for (const std::string_view sign : {"/", ".", "-"}) {
        if (!reading.is_sign(at + 1, sign) || !reading.is_glued(at + 1) || !reading.is_glued(at + 2) ||
            !reading.is_digits(at + 2))
            continue;
        const int first = few_digits(reading, at), second = few_digits(reading, at + 2);
        const bool third_there = reading.is_sign(at + 3, sign) && reading.is_glued(at + 3) &&
                                 reading.is_digits(at + 4) && reading.is_glued(at + 4);
        const int third = third_there ? few_digits(reading, at + 4) : -1;
        if (is_year(first) && is_month_number(second) && (third == -1 || is_day(third)) && sign != ".") {
            if (third == -1 && sign == "/") continue;
            return Apart{Sort::date, at, third == -1 ? at + 3 : at + 5,
                         iso(first, second, third == -1 ? 0 : third)};
        }
        if (!third_there || !is_day(first) || !is_day(second)) continue;
        const bool four = reading.token(at + 4).end - reading.token(at + 4).begin == 4;
        if (!(four && is_year(third)) && !(sign != "-" && third >= 0 && third < 100)) continue;
        // Which of the two is the month is known where one is too large, and where a language has days first.
        Apart apart{Sort::date, at, at + 5, {}};
        const int year = four ? third : 0;
        if (year != 0 && (second > 12 || first > 12 || sign == ".")) {
            const int month = second > 12 ? first : second;
            if (is_month_number(month)) apart.date = iso(year, month, second > 12 ? second : first);
        }
        return apart;
    }
    return std::nullopt;
}

}  // namespace

int few_digits(const Reading& reading, std::size_t at) {
    if (!reading.is_digits(at)) return -1;
    const std::string digits = ascii_digits(reading.text(at));
    return digits.size() > 4 ? -1 : std::stoi(digits);
}

std::optional<Apart> read_date(const Reading& reading, std::size_t at, std::size_t from) {
    if (const auto numeric = numeric_date(reading, at)) return numeric;
    const int number = few_digits(reading, at);
    if (number < 0) return std::nullopt;
    // 27 February 2024, the 4th of May, 3–5 May
    if (is_day(number)) {
        std::size_t last = at;
        if ((reading.is_dash(at + 1) || reading.is(at + 1, kAnd | kTo)) &&
            is_day(few_digits(reading, at + 2)))
            last = at + 2;
        std::size_t end = behind_day(reading, last + 1);
        if (const int month = month_at(reading, end); month != 0 && !reading.is_sign(end, ",")) {
            ++end;
            if (reading.is_sign(end, ".") && reading.is_digits(end + 1)) ++end;
            const int year = year_behind(reading, end);
            return Apart{Sort::date, at, end, iso(year, month, last == at ? number : 0)};
        }
    }
    // Feb. 27, May 4th, February 27, 2024, March 2024
    std::size_t before = at;
    if (before > from && reading.is_sign(before - 1, ".") && before > from + 1) --before;
    const int month = before > from ? month_at(reading, before - 1) : 0;
    if (month == 0) return std::nullopt;
    const std::size_t first = before - 1;
    if (is_day(number) && reading.token(at).end - reading.token(at).begin <= 2) {
        // May 5 million be spent: a large number, a unit or a noun of several makes it a figure.
        std::size_t end = at + 1;
        if (reading.is(end, kNumber) || reading.is_sign(end, "%") ||
            (reading.is_sign(end, ".") && reading.is_glued(end) && reading.is_digits(end + 1) &&
             reading.is_glued(end + 1)))
            return std::nullopt;
        if (reading.is(end, kOrdinalEnd) && reading.is_glued(end)) ++end;
        const bool days = reading.is_dash(end) && is_day(few_digits(reading, end + 1));
        if (days) end += 2;
        const int year = year_behind(reading, end);
        return Apart{Sort::date, first, end, iso(year, month, days ? 0 : number)};
    }
    if (is_year(number) && reading.token(at).end - reading.token(at).begin == 4)
        return Apart{Sort::date, first, at + 1, iso(number, month, 0)};
    return std::nullopt;
}

}  // namespace rostra::figures
