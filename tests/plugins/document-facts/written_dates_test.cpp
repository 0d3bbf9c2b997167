// SPDX-License-Identifier: Apache-2.0
#include "written_dates.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "facts_samples.hpp"

namespace rostra::document_facts {
namespace {

/// `26 March 2020 = 2020-03-26`, for each date of a line.
std::vector<std::string> dates(std::string_view line, DateOrder order = DateOrder::unknown) {
    std::vector<std::string> found;
    for (const WrittenDate& date : written_dates(line, shipped_words(), order))
        found.push_back(std::string(line.substr(date.begin, date.end - date.begin)) + " = " +
                        to_iso(date.date));
    return found;
}
using Dates = std::vector<std::string>;

TEST(WrittenDates, AreReadInEveryCommonForm) {
    for (const std::string_view whole : {"2020-03-26",
                                         "2020/03/26",
                                         "2020/3/26",
                                         "2020.03.26",
                                         "26/03/2020",
                                         "26.03.2020",
                                         "26-03-2020",
                                         "3/26/2020",
                                         "26 March 2020",
                                         "26th March 2020",
                                         "26th of March, 2020",
                                         "March 26, 2020",
                                         "MARCH 26TH 2020",
                                         "Mar. 26, 2020",
                                         "26-Mar-2020",
                                         "26/Mar/2020",
                                         "2020 March 26",
                                         "2020-Mar-26",
                                         "26. März 2020",
                                         "26 mars 2020",
                                         "26 de marzo de 2020",
                                         "26 de marzo del 2020",
                                         "26 de marzo, 2020",
                                         "26 marzo 2020",
                                         "26 de março de 2020",
                                         "26 de Março de 2020",
                                         "26 марта 2020",
                                         "2020年3月26日",
                                         "2020 年 3 月 26 日",
                                         "2020年03月26號",
                                         "二〇二〇年三月二十六日",
                                         "令和2年3月26日",
                                         "民國109年3月26日",
                                         "2020년 3월 26일",
                                         "２０２０年３月２６日",
                                         "26 maart 2020",
                                         "26 de marzo do 2020"}) {
        EXPECT_EQ(dates(whole), (Dates{std::string(whole) + " = 2020-03-26"})) << whole;
    }
}

TEST(WrittenDates, AreReadWithTheFirstOfAMonthAndTheFirstYearOfAnEra) {
    EXPECT_EQ(dates("1er mars 2020"), (Dates{"1er mars 2020 = 2020-03-01"}));
    EXPECT_EQ(dates("1º de março de 2020"), (Dates{"1º de março de 2020 = 2020-03-01"}));
    EXPECT_EQ(dates("令和元年五月一日"), (Dates{"令和元年五月一日 = 2019-05-01"}));
    EXPECT_EQ(dates("二〇二一年十二月三十日"), (Dates{"二〇二一年十二月三十日 = 2021-12-30"}));
}

TEST(WrittenDates, StandWithoutTheirWeekdayAndTheirTime) {
    EXPECT_EQ(dates("Thursday, March 26, 2020, 11:56"), (Dates{"March 26, 2020 = 2020-03-26"}));
    EXPECT_EQ(dates("16:05 - 26 March 2020"), (Dates{"26 March 2020 = 2020-03-26"}));
    EXPECT_EQ(dates("2020-03-26T11:56:00Z"), (Dates{"2020-03-26 = 2020-03-26"}));
    EXPECT_EQ(dates("2020年3月26日 星期四 14:30"), (Dates{"2020年3月26日 = 2020-03-26"}));
}

TEST(WrittenDates, MayBeSeveral) {
    EXPECT_EQ(dates("Published 26 March 2020 | Updated 2020-03-27"),
              (Dates{"26 March 2020 = 2020-03-26", "2020-03-27 = 2020-03-27"}));
}

TEST(WrittenDates, GoByTheOrderWhereTwoNumbersMayBeTheMonth) {
    EXPECT_EQ(dates("03/04/2020"), Dates{});
    EXPECT_EQ(dates("03.04.2020"), Dates{});
    EXPECT_EQ(dates("03/04/2020", DateOrder::day_first), (Dates{"03/04/2020 = 2020-04-03"}));
    EXPECT_EQ(dates("03/04/2020", DateOrder::month_first), (Dates{"03/04/2020 = 2020-03-04"}));
    EXPECT_EQ(dates("04/04/2020"), (Dates{"04/04/2020 = 2020-04-04"}));
    EXPECT_EQ(dates("13/04/2020", DateOrder::month_first), (Dates{"13/04/2020 = 2020-04-13"}));
}

TEST(WrittenDates, GoByAWeekdayThatOneReadingAgreesWith) {
    EXPECT_EQ(dates("Friday, 03/04/2020"), (Dates{"03/04/2020 = 2020-04-03"}));
    EXPECT_EQ(dates("Wednesday, 03/04/2020"), (Dates{"03/04/2020 = 2020-03-04"}));
    EXPECT_EQ(dates("Monday, 03/04/2020"), Dates{});
    EXPECT_EQ(dates("Friday, 03/04/2020", DateOrder::month_first), (Dates{"03/04/2020 = 2020-04-03"}));
}

TEST(WrittenDates, AreLeftOutWhereTheyAreNoDay) {
    for (const std::string_view none : {"",
                                        "March 2020",
                                        "26 March",
                                        "2020",
                                        "26/03/20",
                                        "26.3.",
                                        "2020-02-30",
                                        "31 April 2020",
                                        "0/1/2020",
                                        "2020-13-01",
                                        "1/2/2020-3",
                                        "12.26.03.2020",
                                        "v2020-03-26-1",
                                        "2020-3",
                                        "26 March 20200",
                                        "126 March 2020",
                                        "26 Marching 2020",
                                        "March 26-27, 2020",
                                        "25-26 March 2020",
                                        "25 – 26 March 2020",
                                        "1 May - 2 June 2020",
                                        "May 1 - June 2, 2020",
                                        "2020年3月",
                                        "三月二十六日",
                                        "10:2020/03/26/7",
                                        "3/26-2020",
                                        "May the 4"}) {
        EXPECT_EQ(dates(none), Dates{}) << none;
    }
}

TEST(WrittenDates, StayWithinLinesOfAnyBytes) {
    std::mt19937_64 random(7);
    const std::vector<std::string> parts = {"26",   "March", "2020",   "年", "月", "日", "三", "十",
                                            "/",    "-",     ".",      " ",  ",",  "of", "th", "\xC3",
                                            "\xFF", "令和",  "Friday", "1",  "é",  "\n"};
    for (int i = 0; i < 20'000; ++i) {
        std::string line;
        for (std::uint64_t left = random() % 14; left > 0; --left) line += parts[random() % parts.size()];
        std::size_t last = 0;
        for (const WrittenDate& date : written_dates(line, shipped_words(), DateOrder::day_first)) {
            ASSERT_LE(last, date.begin) << line;
            ASSERT_LT(date.begin, date.end) << line;
            ASSERT_LE(date.end, line.size()) << line;
            ASSERT_TRUE(exists(date.date)) << line;
            last = date.end;
        }
    }
}

}  // namespace
}  // namespace rostra::document_facts
