// SPDX-License-Identifier: Apache-2.0
#include "calendar_date.hpp"

#include <gtest/gtest.h>

namespace rostra::document_facts {
namespace {

TEST(CalendarDate, ExistsWhereTheCalendarHasIt) {
    EXPECT_TRUE(exists({2020, 2, 29}));
    EXPECT_TRUE(exists({1000, 1, 1}));
    EXPECT_FALSE(exists({2019, 2, 29}));
    EXPECT_FALSE(exists({1900, 2, 29}));
    EXPECT_FALSE(exists({2020, 4, 31}));
    EXPECT_FALSE(exists({2020, 13, 1}));
    EXPECT_FALSE(exists({2020, 0, 1}));
    EXPECT_FALSE(exists({2020, 1, 0}));
    EXPECT_FALSE(exists({999, 1, 1}));
    EXPECT_FALSE(exists({100'000, 1, 1}));
}

TEST(CalendarDate, KnowsItsWeekday) {
    EXPECT_EQ(weekday_of({2020, 3, 26}), 4);  // Thursday
    EXPECT_EQ(weekday_of({2000, 1, 1}), 6);
    EXPECT_EQ(weekday_of({1969, 7, 20}), 7);
}

TEST(CalendarDate, IsWrittenWithFourAndTwoDigits) { EXPECT_EQ(to_iso({2020, 3, 6}), "2020-03-06"); }

}  // namespace
}  // namespace rostra::document_facts
