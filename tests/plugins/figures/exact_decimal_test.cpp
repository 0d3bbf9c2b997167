// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "rostra/analysis/measures/exact_decimal.hpp"

namespace rostra::measures {
namespace {

ExactDecimal of(std::string_view text) { return ExactDecimal::parse(text).value(); }

TEST(ExactDecimal, WritesWhatItReads) {
    for (const std::string text : {"0", "1", "-1", "0.1", "-0.25", "300", "1234567.89", "0.000001", "10.05"})
        EXPECT_EQ(of(text).text(), text);
    EXPECT_EQ(of("0.10").text(), "0.1");
    EXPECT_EQ(of("-0").text(), "0");
    EXPECT_EQ(of("007").text(), "7");
}

TEST(ExactDecimal, RefusesWhatIsNoNumber) {
    for (const std::string text : {"", "-", ".5", "5.", "1.2.3", "1,5", "1e5", "+1", " 1", "0x1"})
        EXPECT_FALSE(ExactDecimal::parse(text)) << text;
}

TEST(ExactDecimal, AddsTenthsAsNoBinaryNumberDoes) {
    EXPECT_EQ((of("0.1") + of("0.2")).text(), "0.3");
    EXPECT_EQ((of("1") - of("0.9")).text(), "0.1");
    EXPECT_EQ((of("5") - of("5")).text(), "0");
    EXPECT_EQ((of("-5") + of("7.5")).text(), "2.5");
    EXPECT_EQ((of("2.5") * of("1000000")).text(), "2500000");
    EXPECT_EQ((of("-1.1") * of("1.1")).text(), "-1.21");
}

TEST(ExactDecimal, DividesToFifteenDigits) {
    EXPECT_EQ(quotient(of("2"), of("3"))->text(), "0.666666666666667");
    EXPECT_EQ(quotient(of("1"), of("8"))->text(), "0.125");
    EXPECT_EQ(quotient(of("-1"), of("400"))->text(), "-0.0025");
    EXPECT_EQ(quotient(of("100"), of("7"))->text(), "14.2857142857143");
    EXPECT_EQ(quotient(of("2999999999999999"), of("3"))->text(), "1000000000000000");
    EXPECT_EQ(quotient(of("0"), of("3"))->text(), "0");
    EXPECT_FALSE(quotient(of("1"), of("0")));
}

TEST(ExactDecimal, ComparesByValue) {
    const char* const ascending[] = {"-300", "-2.51", "-2.5", "0",     "0.05", "0.5",
                                     "0.51", "2",     "10",   "10.01", "300"};
    for (std::size_t i = 0; i < std::size(ascending); ++i) {
        for (std::size_t j = 0; j < std::size(ascending); ++j)
            EXPECT_EQ(of(ascending[i]) <=> of(ascending[j]), i <=> j) << ascending[i] << ' ' << ascending[j];
    }
}

TEST(ExactDecimal, SaysWhereItsDigitsStand) {
    EXPECT_EQ(of("1500000").last_place(), 5);
    EXPECT_EQ(of("0.25").last_place(), -2);
    EXPECT_EQ(of("1500000").first_place(), 6);
    EXPECT_EQ(of("1500000").small_integer(), 1500000);
    EXPECT_FALSE(of("0.5").small_integer());
}

TEST(ExactDecimal, RoundsBeyondSixtyDigits) {
    const std::string nines(70, '9');
    EXPECT_EQ(of(nines).text(), "1" + std::string(70, '0'));
    EXPECT_EQ(of("1" + std::string(100, '0')).text().size(), 101U);
}

TEST(ExactDecimal, CountsAsIntegersDo) {
    std::mt19937_64 random(7);
    std::uniform_int_distribution<std::int64_t> any(-1000000, 1000000);
    for (int i = 0; i < 2000; ++i) {
        const std::int64_t a = any(random), b = any(random);
        EXPECT_EQ((ExactDecimal(a) + ExactDecimal(b)).small_integer(), a + b);
        EXPECT_EQ((ExactDecimal(a) - ExactDecimal(b)).small_integer(), a - b);
        EXPECT_EQ((ExactDecimal(a) * ExactDecimal(b)).small_integer(), a * b);
        EXPECT_EQ(ExactDecimal(a) <=> ExactDecimal(b), a <=> b);
        if (b != 0) {
            EXPECT_EQ(*quotient(ExactDecimal(a) * ExactDecimal(b), ExactDecimal(b)), ExactDecimal(a));
        }
    }
}

}  // namespace
}  // namespace rostra::measures
