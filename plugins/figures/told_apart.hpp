// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "number_reader.hpp"

namespace rostra::figures {

/// What a number is. The first six are figures; the others are told apart, since they count and measure nothing.
enum class Sort : std::uint8_t {
    count,  ///< of things, or bare
    percent,
    points,  ///< percentage points, basis points
    money,
    measure,  ///< with a unit
    ratio,    ///< two in three; a half
    ordinal,
    date,
    time,  ///< of the day
    year,
    age,    ///< of a person
    label,  ///< a name: Article 5, G20, 9/11
    phone,
    score,  ///< 3–2
};
inline constexpr std::size_t kFigureSorts = 6;
inline constexpr std::array<std::string_view, 14> kSortNames = {
    "count", "percent", "points", "money", "measure", "ratio", "ordinal",
    "date",  "time",    "year",   "age",   "label",   "phone", "score"};

/// A number that is no figure, or a date in words.
struct Apart {
    Sort sort = Sort::label;
    std::size_t first = 0, end = 0;  ///< tokens
    std::string date;  ///< of dates and years: 2024, 2024-06, 2024-06-30, --06-30; empty: not known
};

/// What begins with token `at`, where that is a number and no figure; nothing where it may be one. `from`: the first
/// token that no number before has taken.
[[nodiscard]] std::optional<Apart> told_apart(const Reading& reading, std::size_t at, std::size_t from);

/// A date that has `at` as its first number, or a month with its year.
[[nodiscard]] std::optional<Apart> read_date(const Reading& reading, std::size_t at, std::size_t from);

/// Whether a number that is behind `at` is the age of a person, and where that ends: `-year-old`, ` years of age`.
[[nodiscard]] std::optional<std::size_t> age_end(const Reading& reading, const Number& number);

/// The value of a token of at most four digits; -1 of any other.
[[nodiscard]] int few_digits(const Reading& reading, std::size_t at);

}  // namespace rostra::figures
