// SPDX-License-Identifier: Apache-2.0
#include "decimal_times.hpp"

#include <gtest/gtest.h>

#include <string_view>

#include "clock_times.hpp"
#include "speakers_samples.hpp"

namespace rostra::speakers {

namespace {

TEST(DecimalTimes, AreTwoNumbersWithFractionsTheSecondNotBeforeTheFirst) {
    constexpr std::string_view kLine = "1.72    12.6  Anna: yes";
    const auto times = decimal_times(kLine, 0, kLine.size());
    ASSERT_TRUE(times);
    EXPECT_EQ(times->begin, 1720);
    EXPECT_EQ(times->end, 12600);
    EXPECT_EQ(kLine.substr(times->behind), "  Anna: yes");
    for (const std::string_view other : {"1.72", "1.72 yes", "2.60 1.72 yes", "1 2 yes", "1.72 2.60%",
                                         "3.1.2 4.5", "1.72 2.", "10000000000000000000000.5 2.5"})
        EXPECT_FALSE(decimal_times(other, 0, other.size())) << other;
}

TEST(DecimalTimes, AreTimes) {
    EXPECT_EQ(time_end("1.72 2.60 Anna", 0, 14), 9U);
    const Period period = period_of("1.72\t2.60");
    EXPECT_EQ(period.begin, 1720);
    EXPECT_EQ(period.end, 2600);
}

TEST(DecimalTimes, StandBeforeLabels) {
    EXPECT_EQ(turns_of("   0.00    1.72  ANNA:     Good morning.\n"
                       "   1.72    2.60  OLE:      Good morning.\n"
                       "   2.60    7.68  ANNA:     The harbour is open.\n"
                       "   7.68    9.22  OLE:      Thank you.\n"),
              (Lines{"named | ANNA | Good morning.", "named | OLE | Good morning.",
                     "named | ANNA | The harbour is open.", "named | OLE | Thank you."}));
}

}  // namespace

}  // namespace rostra::speakers
