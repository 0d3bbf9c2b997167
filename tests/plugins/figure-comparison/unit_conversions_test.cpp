// SPDX-License-Identifier: Apache-2.0
#include "unit_conversions.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "laws/given_data.hpp"

namespace rostra::figure_comparison {
namespace {

/// The verdict of two numbers with their units; the same in both orders.
std::string verdict(std::string_view a, std::string_view unit_a, std::string_view b,
                    std::string_view unit_b) {
    static const laws::GivenData kData(FIGURE_COMPARISON_DATA);
    const UnitConversions conversions(kData.data());
    const Converted x = conversions.convert(unit_a, Bounds::parse(a).value()),
                    y = conversions.convert(unit_b, Bounds::parse(b).value());
    if (x.unit != y.unit) return x.unit + " and " + y.unit;
    EXPECT_EQ(judge_converted(x, y).verdict, judge_converted(y, x).verdict) << a << b;
    constexpr std::string_view kVerdicts[] = {"equal", "compatible", "differ"};
    return std::string(kVerdicts[static_cast<std::size_t>(judge_converted(x, y).verdict)]);
}

TEST(UnitConversions, FindWhatIsTheSame) {
    EXPECT_EQ(verdict("[72,72]", "hour", "[3,3]", "day"), "equal");
    EXPECT_EQ(verdict("[1.5,1.5]", "year", "[18,18]", "month"), "equal");
    EXPECT_EQ(verdict("[25,25]", "basis-point", "[0.25,0.25]", "percentage-point"), "equal");
    EXPECT_EQ(verdict("[0.5,0.5]", "ratio", "[50,50]", "percent"), "equal");
    EXPECT_EQ(verdict("[60,60]", "mile-per-hour", "[60,60]", "mile/hour"), "equal");
    EXPECT_EQ(verdict("(1000,)", "gram", "(1,)", "kilogram"), "equal");
    EXPECT_EQ(verdict("[0,0]", "celsius", "[32,32]", "fahrenheit"), "equal");
}

TEST(UnitConversions, AllowForRounding) {
    EXPECT_EQ(verdict("[100,100]", "kilometer", "[62,62]", "mile"), "compatible");
    EXPECT_EQ(verdict("[60,60]", "mile/hour", "[97,97]", "kilometer/hour"), "compatible");
    EXPECT_EQ(verdict("[37,37]", "celsius", "[98,98]", "fahrenheit"), "compatible");
    EXPECT_EQ(verdict("(60,)", "mile", "[100,100]", "kilometer"), "compatible");
    EXPECT_EQ(verdict("[0.666666666666667,0.666666666666667]", "ratio", "[67,67]", "percent"), "compatible");
}

TEST(UnitConversions, FindWhatDiffers) {
    EXPECT_EQ(verdict("[100,100]", "kilometer", "[100,100]", "mile"), "differ");
    EXPECT_EQ(verdict("[10,10]", "kilometer", "[5,5]", "mile"), "differ");
    EXPECT_EQ(verdict("[1,1]", "kilometer", "[3,3]", "mile"), "differ");
}

TEST(UnitConversions, TakeDegreesForTemperaturesOrDifferences) {
    EXPECT_EQ(verdict("[2,2]", "celsius", "[35.6,35.6]", "fahrenheit"), "equal");
    EXPECT_EQ(verdict("[2,2]", "celsius", "[3.6,3.6]", "fahrenheit"), "equal");
    EXPECT_EQ(verdict("[1.7,1.7]", "celsius", "[3,3]", "fahrenheit"), "compatible");
    EXPECT_EQ(verdict("[20,20]", "celsius", "[20,20]", "fahrenheit"), "differ");
    EXPECT_EQ(verdict("[2,2]", "celsius/hour", "[3.6,3.6]", "fahrenheit/hour"), "equal");
    EXPECT_EQ(verdict("[2,2]", "celsius/hour", "[35.6,35.6]", "fahrenheit/hour"), "differ");
}

TEST(UnitConversions, GoOnUntilNothingChanges) {
    EXPECT_EQ(verdict("[1,1]", "kilometer/second", "[3600,3600]", "kilometer/hour"), "equal");
    EXPECT_EQ(verdict("[1,1]", "kilometer-per-second", "[1000,1000]", "meter/second"), "equal");
}

TEST(UnitConversions, EndWhereAListLeadsInACircle) {
    const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "circle_of_units";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "conversions.txt") << "foot = 2 span\nspan = 0.5 foot\n";
    const laws::GivenData given(folder.string());
    EXPECT_EQ(UnitConversions(given.data()).convert("foot", Bounds::parse("[1,1]").value()).unit, "foot");
}

TEST(UnitConversions, LeaveAloneWhatHasNoFixedFactor) {
    EXPECT_EQ(verdict("[30,30]", "day", "[1,1]", "month"), "second and month");
    EXPECT_EQ(verdict("[1,1]", "dollar/month", "[12,12]", "dollar/year"), "dollar/month and dollar/year");
    EXPECT_EQ(verdict("[1,1]", "percent", "[1,1]", "percentage-point"), "percent and percentage-point");
}

}  // namespace
}  // namespace rostra::figure_comparison
