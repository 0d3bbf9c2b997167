// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "rostra/services.hpp"

namespace rostra::document_facts {

/// The facts found, in the order of kFactNames.
enum class FactKind : std::uint8_t { title, date, place, publisher, byline };

inline constexpr std::array<std::string_view, 5> kFactNames = {"title", "date", "place", "publisher",
                                                               "byline"};

/// What comes first where a date is three numbers and the year the last of them.
enum class DateOrder : std::uint8_t { unknown, day_first, month_first };

/// What stands behind a number in a Chinese, Japanese or Korean date.
enum class DateUnit : std::uint8_t { none, year, month, day };

/// What the languages in `data` know of dates and heads, all of it folded. All languages are read together, since no
/// name of a month means two of them; only the order of a date's numbers goes by the document's own.
struct FactWords {
    using WordSet = std::set<std::string, std::less<>>;

    std::map<std::string, std::int32_t, std::less<>> months;    ///< 1 to 12
    std::map<std::string, std::int32_t, std::less<>> weekdays;  ///< 1: Monday
    std::map<std::string, DateUnit, std::less<>> units;         ///< 年
    std::map<std::string, std::int32_t, std::less<>> numerals;  ///< 三: 3; 十: 10
    std::map<std::string, std::int32_t, std::less<>> eras;  ///< the year before an era's first: 令和, 2018
    std::map<std::string, DateOrder, std::less<>> orders;   ///< by language
    WordSet within_dates;                                   ///< of, de: within a date
    WordSet ordinals;                                       ///< th: behind a day
    WordSet beside_dates;                                   ///< published, at, pm: beside a date, on its line
    WordSet updates;                                        ///< updated: the date is not the first
    WordSet bylines;                                        ///< by: before names
    WordSet name_particles;                                 ///< and, von: within names
    WordSet publishers;                                     ///< Daily, Ministry: within a publisher's name
    WordSet places;                                         ///< Room, Hall: the last word of a place's name
    WordSet notices;  ///< for immediate release: whole lines that say nothing
    std::map<std::string, FactKind, std::less<>> fields;  ///< `Date:` before a value

    /// Reads every language. Throws std::runtime_error that names file and line where a list is not as it must be.
    static FactWords load(const Data& data);

    /// For a BCP 47 tag, `en-US`, else its language alone, `en`.
    [[nodiscard]] DateOrder order_of(std::string_view tag) const;
};

}  // namespace rostra::document_facts
