// SPDX-License-Identifier: Apache-2.0
// Numbers that are easily taken for others.
#include <gtest/gtest.h>

#include "figure_samples.hpp"

namespace rostra::figures {
namespace {

TEST(FigureTraps, ReadsDigitsInEveryGrouping) {
    EXPECT_EQ(figures_in("There were 1 000 pupils"), Lines{"1 000 = 1000 (pupils)"});
    EXPECT_EQ(figures_in("It costs 1,23"), Lines{"1,23 = 1.23"});
    EXPECT_EQ(figures_in("1,234,567.5 grams"), Lines{"1,234,567.5 grams = 1234567.5 gram"});
    EXPECT_EQ(figures_in("12,34,567 voters"), Lines{"12,34,567 = 1234567 (voters)"});
    EXPECT_EQ(figures_in("1’234’567 voters"), Lines{"1’234’567 = 1234567 (voters)"});
    EXPECT_EQ(figures_in("It is .25 then"), Lines{".25 = 0.25"});
    EXPECT_EQ(figures_in("They are 22,24,26,31."), (Lines{"22 = 22", "24 = 24", "26 = 26", "31 = 31"}));
}

TEST(FigureTraps, ReadsPowersAndFractions) {
    EXPECT_EQ(figures_in("10^6 grains"), Lines{"10^6 = 1000000 (grains)"});
    EXPECT_EQ(figures_in("1.3x10^6 grains"), Lines{"1.3x10^6 = 1300000 (grains)"});
    EXPECT_EQ(figures_in("½ of it"), Lines{"½ = 0.5"});
    EXPECT_EQ(figures_in("2½ miles"), Lines{"2½ miles = 2.5 mile"});
    EXPECT_EQ(figures_in("10 1/2 miles"), Lines{"10 1/2 miles = 10.5 mile"});
    EXPECT_EQ(figures_in("two thirds of members"), Lines{"two thirds = 0.666666666666667 (members)"});
    EXPECT_EQ(figures_in("two-thirds of members"), Lines{"two-thirds = 0.666666666666667 (members)"});
}

TEST(FigureTraps, ReadsWordsAndMixesThem) {
    EXPECT_EQ(figures_in("1.5 million people"), Lines{"1.5 million = 1500000 (people)"});
    EXPECT_EQ(figures_in("two and a half million people"),
              Lines{"two and a half million = 2500000 (people)"});
    EXPECT_EQ(figures_in("a hundred people"), Lines{"a hundred = 100 (people)"});
    EXPECT_EQ(figures_in("a dozen eggs"), Lines{"a dozen = 12 (eggs)"});
    EXPECT_EQ(figures_in("one hundred and twenty-three thousand members"),
              Lines{"one hundred and twenty-three thousand = 123000 (members)"});
    EXPECT_EQ(figures_in("half a million people"), Lines{"half a million = 500000 (people)"});
    EXPECT_EQ(figures_in("A couple of hundred people came"),
              Lines{"A couple of hundred = [200,1000) (people)"});
    EXPECT_EQ(figures_in("hundreds of thousands of people"),
              Lines{"hundreds of thousands = [200000,) (people)"});
}

TEST(FigureTraps, TakesTwoInThreeInWordsForTheSameInDigits) {
    EXPECT_EQ(figures_in("two in three voters"), Lines{"two in three = 0.666666666666667 (voters)"});
    EXPECT_EQ(figures_in("2 in 3 voters"), Lines{"2 in 3 = 0.666666666666667 (voters)"});
    EXPECT_EQ(figures_in("two in three days"), (Lines{"two = 2", "three days = 3 day"}));
    EXPECT_EQ(figures_in("8 in 5 boxes"), (Lines{"8 = 8", "5 = 5 (boxes)"}));
}

TEST(FigureTraps, TellsDatesAndTimesApart) {
    EXPECT_EQ(apart_in("At 2.15pm on Feb. 27"), (Lines{"2.15pm: time", "Feb. 27: date"}));
    EXPECT_EQ(apart_in("on 27 February 2024, at 9:30 and 10 o'clock"),
              (Lines{"27 February 2024: date", "9:30: time", "10 o'clock: time"}));
    EXPECT_EQ(apart_in("at seven o’clock"), Lines{"seven o’clock: time"});
    EXPECT_EQ(apart_in("in 2024-25, nineteen eighty-four and the 90s"),
              (Lines{"2024-25: year", "nineteen eighty-four: year", "90s: year"}));
    EXPECT_EQ(apart_in("5/17/2018 and 2018-05-17"), (Lines{"5/17/2018: date", "2018-05-17: date"}));
    EXPECT_EQ(apart_in("between 5 and 7 May"), Lines{"5 and 7 May: date"});
    EXPECT_EQ(figures_in("Wait a second. In the third-quarter and the first half of 2024"), Lines{});
}

TEST(FigureTraps, TellsNamesWithNumbersApart) {
    EXPECT_EQ(apart_in("after 9/11 they worked 24/7"), (Lines{"9/11: label", "24/7: label"}));
    EXPECT_EQ(apart_in("the G20 and COVID-19, No. 5, Article 5 and page 12"),
              (Lines{"20: label", "19: label", "5: label", "5: label", "12: label"}));
    EXPECT_EQ(apart_in("see https://example.org/a?b=30%25 or 192.168.1.2"),
              (Lines{"30%25: label", "192.168.1.2: label"}));
    EXPECT_EQ(apart_in("1. The first point"), Lines{"1: label"});
    for (const char* const text : {"after 9/11 they worked 24/7", "the G20 and COVID-19, No. 5, Article 5"})
        EXPECT_EQ(figures_in(text), Lines{}) << text;
}

TEST(FigureTraps, TellsListsOfNamesAndReferencesApart) {
    EXPECT_EQ(apart_in("in phases 3, 5 and 7 and Figs. 1–3"),
              (Lines{"3: label", "5: label", "7: label", "1: label", "3: label"}));
    EXPECT_EQ(apart_in("as was shown [12, 14–17] and (3,5)"),
              (Lines{"12: label", "14: label", "17: label", "3: label", "5: label"}));
    EXPECT_EQ(figures_in("some (1,200) of them, pages of 5 people"),
              (Lines{"1,200 = 1200", "5 = 5 (people)"}));
    EXPECT_EQ(apart_in("Well 22/10a-4 lies at 57°44′8″N"), (Lines{"22/10a-4: label", "57°44′8″N: label"}));
    EXPECT_EQ(apart_in("aged 35 to 55, aged between 5 and 7"), (Lines{"35 to 55: age", "5 and 7: age"}));
    EXPECT_EQ(figures_in("risk scores, scores of people"), Lines{"scores of = [40,) (people)"});
    EXPECT_EQ(figures_in("x=0.64"), Lines{"0.64 = 0.64"});
    EXPECT_EQ(figures_in("tweet 661196115484643328"), Lines{});
}

TEST(FigureTraps, TellsAgesPhonesScoresAndOrdinalsApart) {
    EXPECT_EQ(apart_in("a 10-year-old; Smith, 45, spoke"), (Lines{"10-year-old: age", "45: age"}));
    EXPECT_EQ(apart_in("he is thirty years old"), Lines{"thirty years old: age"});
    EXPECT_EQ(apart_in("call +44 20 7946 0958 or 202-555-0100"),
              (Lines{"44 20 7946 0958: phone", "202-555-0100: phone"}));
    EXPECT_EQ(apart_in("they won 3-2 and lost 5-7"), (Lines{"3-2: score", "5-7: score"}));
    EXPECT_EQ(apart_in("the 21st and the twenty-first"), (Lines{"21st: ordinal", "twenty-first: ordinal"}));
    EXPECT_EQ(figures_in("one of the winners, the only one, that one"), Lines{});
    EXPECT_EQ(figures_in("one person died"), Lines{"one = 1 (person)"});
}

TEST(FigureTraps, KeepsFiguresOfOneSentenceApart) {
    EXPECT_EQ(figures_in("It rose from 14.1 percent to 15 percent"),
              (Lines{"14.1 percent = 14.1 percent", "15 percent = 15 percent"}));
    EXPECT_EQ(
        figures_in("89 countries: 28 in Asia, 16 in Africa, 26 in Europe, 9 in Oceania and 10 elsewhere"),
        (Lines{"89 = 89 (countries)", "28 = 28", "16 = 16", "26 = 26", "9 = 9", "10 = 10 (elsewhere)"}));
}

TEST(FigureTraps, FindsWhatIsCountedBehindOtherWords) {
    EXPECT_EQ(figures_in("3 million more people"), Lines{"3 million = 3000000 (people)"});
    EXPECT_EQ(figures_in("[13 million](https://example.org/a) Americans"),
              Lines{"13 million = 13000000 (americans)"});
    EXPECT_EQ(figures_in("300 more than we had"), Lines{"300 = 300"});
}

TEST(FigureTraps, ReadsRanges) {
    EXPECT_EQ(figures_in("5 to 7 million people"), Lines{"5 to 7 million = [5000000,7000000] (people)"});
    EXPECT_EQ(figures_in("10–15 people"), Lines{"10–15 = [10,15] (people)"});
    EXPECT_EQ(figures_in("between 5 and 7 people"), Lines{"5 and 7 = [5,7] (people)"});
    EXPECT_EQ(figures_in("from $5 to $7 million"), Lines{"$5 to $7 million = [5000000,7000000] dollar"});
    EXPECT_EQ(figures_in("14.1 percent to 15 percent"),
              Lines{"14.1 percent to 15 percent = [14.1,15] percent"});
}

TEST(FigureTraps, ReadsMoneyAndUnits) {
    EXPECT_EQ(figures_in("They paid USD20 million"), Lines{"USD20 million = 20000000 USD"});
    EXPECT_EQ(figures_in("$5m, US$3.5bn and 75 USD million"),
              (Lines{"$5m = 5000000 dollar", "US$3.5bn = 3500000000 USD", "75 USD million = 75000000 USD"}));
    EXPECT_EQ(figures_in("3 dollars 50 cents"), Lines{"3 dollars 50 cents = 3.5 dollar"});
    EXPECT_EQ(figures_in("-5 °C and minus five percent"),
              (Lines{"-5 °C = -5 celsius", "minus five percent = -5 percent"}));
    EXPECT_EQ(figures_in("25 basis points, two percentage points"),
              (Lines{"25 basis points = 25 basis-point", "two percentage points = 2 percentage-point"}));
    EXPECT_EQ(figures_in("a 10-day visit"), Lines{"10-day = 10 day (visit)"});
    EXPECT_EQ(figures_in("188 miles an hour, $98 a share"),
              (Lines{"188 miles an hour = 188 mile/hour", "$98 a share = 98 dollar/share"}));
}

TEST(FigureTraps, MakesIntervalsOfWhatBoundsANumber) {
    EXPECT_EQ(figures_in("more than 300 parties"), Lines{"300 = (300,) (parties)"});
    EXPECT_EQ(figures_in("at least 300 parties"), Lines{"300 = [300,) (parties)"});
    EXPECT_EQ(figures_in("up to 300 parties"), Lines{"300 = (,300] (parties)"});
    EXPECT_EQ(figures_in("fewer than 300 parties"), Lines{"300 = (,300) (parties)"});
    EXPECT_EQ(figures_in("nearly 300 parties"), Lines{"300 = [250,300) (parties)"});
    EXPECT_EQ(figures_in("nearly 10 million people"), Lines{"10 million = [9500000,10000000) (people)"});
    EXPECT_EQ(figures_in("some 1.5 million people"), Lines{"1.5 million = [1450000,1550000] (people)"});
    EXPECT_EQ(figures_in("300 or more parties"), Lines{"300 = [300,) (parties)"});
    EXPECT_EQ(figures_in("8% and over 5 million people"),
              (Lines{"8% = 8 percent", "5 million = (5000000,) (people)"}));
    EXPECT_EQ(figures_in("plus or minus 3.5 points"), Lines{"3.5 = 3.5 (points)"});
    EXPECT_EQ(figures_in("300-plus parties"), Lines{"300 = [300,) (parties)"});
}

TEST(FigureTraps, SaysWhenAndOfWhat) {
    const auto figure = find_in("Unemployment rose to 5.3 percent in June 2024.").at(0);
    EXPECT_EQ(figure.subject, "unemployment");
    EXPECT_EQ(figure.as_of, "2024-06");
    EXPECT_EQ(find_in("Last year 300 people came.").at(0).as_of, "last year");
    EXPECT_EQ(find_in("As of 30 June 2024, 300 people came.").at(0).as_of, "2024-06-30");
    EXPECT_EQ(find_in("300 people came.").at(0).as_of, "");
}

}  // namespace
}  // namespace rostra::figures
