// SPDX-License-Identifier: Apache-2.0
#include "fact_verdict.hpp"

#include <gtest/gtest.h>

#include <string>

namespace rostra::figure_comparison {
namespace {

std::string verdict(std::string_view a, std::string_view b) {
    constexpr std::string_view kVerdicts[] = {"equal", "compatible", "differ"};
    constexpr std::string_view kRules[] = {"same",  "interval", "rounding", "value",
                                           "bound", "unit",     "stretched"};
    const Judgement judgement = judge(Bounds::parse(a).value(), Bounds::parse(b).value());
    const Judgement turned = judge(Bounds::parse(b).value(), Bounds::parse(a).value());
    EXPECT_EQ(judgement.verdict, turned.verdict) << a << b;
    EXPECT_EQ(judgement.rule, turned.rule) << a << b;
    return std::string(kVerdicts[static_cast<std::size_t>(judgement.verdict)]) + "/" +
           std::string(kRules[static_cast<std::size_t>(judgement.rule)]);
}

TEST(FactVerdict, SaysWhatIsEqual) {
    EXPECT_EQ(verdict("[120,120]", "[120,120]"), "equal/same");
    EXPECT_EQ(verdict("(300,)", "(300,)"), "equal/same");
}

TEST(FactVerdict, SaysWhatAgreesAsFarAsItGoes) {
    EXPECT_EQ(verdict("(80,)", "[89,89]"), "compatible/interval");
    EXPECT_EQ(verdict("[35,40)", "[38,38]"), "compatible/interval");
    EXPECT_EQ(verdict("(12400,)", "[12450,12500)"), "compatible/interval");
    EXPECT_EQ(verdict("[1860,1860]", "[1900,1900]"), "compatible/rounding");
    EXPECT_EQ(verdict("[3.42,3.42]", "[3.4,3.4]"), "compatible/rounding");
    EXPECT_EQ(verdict("[300,300]", "(300,)"), "compatible/bound");
    EXPECT_EQ(verdict("(12000,)", "(12400,)"), "compatible/interval");
}

TEST(FactVerdict, SaysWhatDiffers) {
    EXPECT_EQ(verdict("[120,120]", "(130,)"), "differ/value");
    EXPECT_EQ(verdict("[1860,1860]", "[1680,1680]"), "differ/value");
    EXPECT_EQ(verdict("[20,20]", "[24,24]"), "differ/value");
    EXPECT_EQ(verdict("(300,)", "(,300)"), "differ/bound");
    EXPECT_EQ(verdict("(300,)", "(500,)"), "differ/stretched");
    EXPECT_EQ(verdict("(300,)", "[1000,1000]"), "differ/stretched");
    EXPECT_EQ(verdict("[5,7]", "[8,9]"), "differ/value");
    EXPECT_EQ(verdict("[-5,-5]", "[5,5]"), "differ/value");
}

TEST(FactVerdict, ReadsIntervalsAndNothingElse) {
    for (const std::string_view text : {"", "[]", "(,)", "[5]", "[a,b]", "5,7", "[,"})
        EXPECT_FALSE(Bounds::parse(text)) << text;
    EXPECT_TRUE(Bounds::parse("[5,5]")->is_point());
    EXPECT_FALSE(Bounds::parse("[5,5)")->is_point());
}

TEST(FactVerdict, KnowsWhichUnitsGoTogether) {
    EXPECT_EQ(match_units("percent", "percent"), UnitMatch::same);
    EXPECT_EQ(match_units("dollar", "USD"), UnitMatch::same);
    EXPECT_EQ(match_units("CAD", "USD"), UnitMatch::other);
    EXPECT_EQ(match_units("dollar", "dollar/year"), UnitMatch::general);
    EXPECT_EQ(match_units("USD/year", "dollar/year"), UnitMatch::same);
    EXPECT_EQ(match_units("dollar/month", "dollar/year"), UnitMatch::other);
    EXPECT_EQ(match_units("", "percent"), UnitMatch::missing);
}

}  // namespace
}  // namespace rostra::figure_comparison
