// SPDX-License-Identifier: Apache-2.0
#include "row_times.hpp"

#include <gtest/gtest.h>

namespace rostra::tables {
namespace {

std::int64_t read(std::string_view text, TimeUnit unit = TimeUnit::seconds) {
    const auto time = read_row_time(text);
    return time ? milliseconds(*time, unit) : -1;
}

RowPeriod period(std::string_view begin, std::string_view end) {
    return {read_row_time(begin), read_row_time(end)};
}

TEST(RowTimes, AreNumbersOrClockTimes) {
    EXPECT_EQ(read("12"), 12000);
    EXPECT_EQ(read("12", TimeUnit::milliseconds), 12);
    EXPECT_EQ(read(" 0.5 "), 500);
    EXPECT_EQ(read("7.6080000000000005"), 7608);
    EXPECT_EQ(read("1.9999"), 2000);
    EXPECT_EQ(read("3.2s", TimeUnit::milliseconds), 3200);
    EXPECT_EQ(read("00:01:02,500", TimeUnit::milliseconds), 62500);
    for (const char* none :
         {"", "s", "-1", "1e3", "12 June", "1.", ".5", "99999999999999", "2031-05-14", "1:2"})
        EXPECT_EQ(read(none), -1) << none;
}

TEST(RowTimes, CountWhatTheirTableMakesLikely) {
    EXPECT_EQ(unit_of({period("0", "4"), period("4", "9.5")}), TimeUnit::seconds);
    EXPECT_EQ(unit_of({period("0", "4000"), period("4000", "9500")}), TimeUnit::milliseconds);
    EXPECT_EQ(unit_of({period("0", "4"), period("4", "9")}), TimeUnit::seconds);
    EXPECT_EQ(unit_of({period("0", ""), period("4000", ""), period("9000", "")}), TimeUnit::milliseconds);
    EXPECT_EQ(unit_of({}), TimeUnit::seconds);
}

}  // namespace
}  // namespace rostra::tables
