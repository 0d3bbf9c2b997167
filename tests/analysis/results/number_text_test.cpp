// SPDX-License-Identifier: Apache-2.0
#include "rostra/analysis/results/number_text.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <random>

namespace rostra {
namespace {

template <class Number>
std::string text(Number number) {
    std::string out;
    append_number(out, number);
    return out;
}

TEST(NumberText, WritesWholeNumbersInFull) {
    EXPECT_EQ(text(std::int64_t{0}), "0");
    EXPECT_EQ(text(std::int64_t{-42}), "-42");
    EXPECT_EQ(text(std::numeric_limits<std::int64_t>::max()), "9223372036854775807");
    EXPECT_EQ(text(std::numeric_limits<std::int64_t>::min()), "-9223372036854775808");
}

TEST(NumberText, WritesTheFewestDigitsThatAreTheSameNumber) {
    EXPECT_EQ(text(0.1), "0.1");
    EXPECT_EQ(text(1.0 / 3), "0.3333333333333333");
    EXPECT_EQ(text(0.1 + 0.2), "0.30000000000000004");
    EXPECT_EQ(text(-2.5), "-2.5");
    EXPECT_EQ(text(82285.55462419671), "82285.55462419671");
}

TEST(NumberText, WritesAnExponentOnlyWhereDigitsWouldBeHardToRead) {
    EXPECT_EQ(text(0.0), "0");
    EXPECT_EQ(text(1.0), "1");
    EXPECT_EQ(text(100000.0), "100000");
    EXPECT_EQ(text(999999999999999.0), "999999999999999");
    EXPECT_EQ(text(1e15), "1e+15");
    EXPECT_EQ(text(0.00001), "0.00001");
    EXPECT_EQ(text(0.000001), "1e-06");
    EXPECT_EQ(text(5e-324), "5e-324");
    EXPECT_EQ(text(-1e300), "-1e+300");
}

TEST(NumberText, WritesAFloat32AsTheFewestDigitsThatAreTheSameFloat32) {
    EXPECT_EQ(text(0.1F), "0.1");
    EXPECT_EQ(text(1.0F / 3), "0.33333334");
    EXPECT_EQ(text(-0.0F), "-0");
    EXPECT_EQ(text(9999999.0F), "9999999");
    EXPECT_EQ(text(1e7F), "1e+07");
    EXPECT_EQ(text(1e-6F), "1e-06");
    std::mt19937 random(20240229);
    for (int i = 0; i < 100'000; ++i) {
        const auto number = std::bit_cast<float>(static_cast<std::uint32_t>(random()));
        if (!std::isfinite(number)) continue;
        const std::string written = text(number);
        ASSERT_EQ(std::bit_cast<std::uint32_t>(std::strtof(written.c_str(), nullptr)),
                  std::bit_cast<std::uint32_t>(number))
            << written;
    }
}

TEST(NumberText, ReadsBackToTheSameBits) {
    std::mt19937_64 random(20240229);
    for (int i = 0; i < 100'000; ++i) {
        const auto number = std::bit_cast<double>(random());
        if (!std::isfinite(number)) continue;
        const std::string written = text(number);
        ASSERT_EQ(std::bit_cast<std::uint64_t>(std::strtod(written.c_str(), nullptr)),
                  std::bit_cast<std::uint64_t>(number))
            << written;
    }
    for (int i = 0; i < 100'000; ++i) {
        const double number = std::ldexp(static_cast<double>(random() >> 11), -30 + i % 20);
        ASSERT_EQ(std::strtod(text(number).c_str(), nullptr), number);
    }
}

}  // namespace
}  // namespace rostra
