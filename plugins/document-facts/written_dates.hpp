// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "calendar_date.hpp"
#include "fact_words.hpp"

namespace rostra::document_facts {

/// A day as a text has it.
struct WrittenDate {
    std::size_t begin = 0;  ///< in bytes of the line, without the weekday
    std::size_t end = 0;
    CalendarDate date;
};

/// The days that a line names with their year, in order:
///
///     2020-03-26   2020/3/26   26.03.2020   26 March 2020   26. März 2020   Thursday, March 26th, 2020
///     26 de marzo de 2020   1er mars 2020   2020年3月26日   二〇二〇年三月二十六日   令和2年3月26日
///
/// Where two numbers may each be the month, the order says which is, or a weekday before them that only one way of
/// reading agrees with. Else it is left out, as are days without a year, years of two digits, and spans of days.
[[nodiscard]] std::vector<WrittenDate> written_dates(std::string_view line, const FactWords& words,
                                                     DateOrder order);

}  // namespace rostra::document_facts
