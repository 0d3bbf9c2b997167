// SPDX-License-Identifier: Apache-2.0
#include "diversity_measures.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <set>
#include <vector>

namespace rostra::lexical_diversity {
namespace {

using Terms = std::vector<std::uint32_t>;

double mattr_of(const Terms& text, std::size_t window) {
    MovingAverage average(100, window);
    for (const std::uint32_t term : text) average.add(term);
    return average.value();
}
double mean_length_of(const Terms& text, double factor = 0.72) {
    Factors factors(100, factor);
    for (const std::uint32_t term : text) factors.add(term);
    return factors.mean_length();
}
double mtld_of(const Terms& text, double factor = 0.72) {
    return (mean_length_of(text, factor) + mean_length_of(Terms(text.rbegin(), text.rend()), factor)) / 2;
}
std::vector<Frequency> spectrum_of(const Terms& text) {
    Tally tally(100);
    for (const std::uint32_t term : text) tally.add(term);
    return tally.spectrum();
}

// How many types stand how often in the text of 556 words (CC BY-SA) that the tests of koRpus (unDocUMeantIt/koRpus)
// measure. The values expected are theirs.
const std::vector<Frequency> kKorpus = {{1, 221}, {2, 39}, {3, 11}, {4, 5},  {5, 3},  {6, 1},  {7, 4},
                                        {8, 2},   {9, 1},  {10, 2}, {12, 1}, {17, 2}, {22, 1}, {42, 1}};

TEST(DiversityMeasures, GiveTheNumbersOfKorpusFromCounts) {
    EXPECT_NEAR(type_token_ratio(294, 556), 0.53, 0.005);
    EXPECT_NEAR(yule_k(kKorpus), 119.24, 0.01);
    EXPECT_NEAR(hdd(kKorpus, 42) * 42, 35.52, 0.01);
    EXPECT_NEAR(hdd(kKorpus, 42), 0.8458, 0.0001);
}

// The 57 words of the example that the manual of LexicalRichness (Shen 2022, README) opens with, by number in the order
// they are met, and what it prints for them. That its MTLD is 46.79 tells that a factor ends at .72 and not below it.
TEST(DiversityMeasures, GiveTheNumbersOfTheManualOfLexicalRichness) {
    const Terms text = {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  1,  10, 11, 12, 13, 14, 15, 16, 13,
                        17, 18, 19, 20, 21, 22, 11, 23, 19, 24, 25, 26, 13, 18, 27, 28, 29, 30, 31,
                        32, 33, 22, 34, 32, 35, 36, 37, 13, 29, 18, 12, 7,  38, 1,  34, 34, 32, 35};
    ASSERT_EQ(text.size(), 57u);
    EXPECT_NEAR(type_token_ratio(39, 57), 0.6842105263157895, 1e-15);
    EXPECT_NEAR(mattr_of(text, 25), 0.8351515151515151, 1e-14);
    EXPECT_NEAR(mtld_of(text), 46.79226361031519, 1e-12);
    EXPECT_NEAR(hdd(spectrum_of(text), 42), 0.7468703323966486, 1e-14);
}

TEST(DiversityMeasures, CountAsOneWouldByHand) {
    // a b a: drawing two of three, `a` is always among them, `b` unless both are `a`: 1 in 3.
    EXPECT_NEAR(hdd(spectrum_of({0, 1, 0}), 2), (1 + 2.0 / 3) / 2, 1e-15);
    EXPECT_DOUBLE_EQ(yule_k(spectrum_of({0, 1, 0})), 1e4 * (4 + 1 - 3) / 9);
    // Windows ab, ba, aa.
    EXPECT_DOUBLE_EQ(mattr_of({0, 1, 0, 0}, 2), (1 + 1 + 0.5) / 3);
    // a b a (2 of 3) is a factor, c c (1 of 2) another; d stands for none. Back from the end: d c c is one, a b a another.
    EXPECT_DOUBLE_EQ(mean_length_of({0, 1, 0, 2, 2, 3}), 3);
    EXPECT_DOUBLE_EQ(mtld_of({0, 1, 0, 2, 2, 3}), 3);
    // a b c a is no factor, at 3 of 4, but a part of one.
    EXPECT_DOUBLE_EQ(mean_length_of({0, 1, 2, 0}), 4 / (0.25 / (1 - 0.72)));
}

TEST(DiversityMeasures, TakeATextShorterThanTheWindowOrTheDrawsWhole) {
    const Terms text = {0, 1, 0, 2};
    EXPECT_DOUBLE_EQ(mattr_of(text, 100), 0.75);
    EXPECT_DOUBLE_EQ(mattr_of(text, 4), 0.75);
    EXPECT_DOUBLE_EQ(hdd(spectrum_of(text), 42), 0.75);
    EXPECT_DOUBLE_EQ(hdd(spectrum_of(text), 4), 0.75);
}

TEST(DiversityMeasures, AreDefinedWhereNothingRepeatsAndWhereAllDoes) {
    EXPECT_DOUBLE_EQ(mtld_of({5}), 1);
    EXPECT_DOUBLE_EQ(mtld_of({5, 6, 7}), 3);
    EXPECT_DOUBLE_EQ(yule_k(spectrum_of({5, 6, 7})), 0);
    EXPECT_DOUBLE_EQ(hdd(spectrum_of({5}), 42), 1);
    const Terms same(1000, 7);
    EXPECT_DOUBLE_EQ(mtld_of(same), 2);
    EXPECT_DOUBLE_EQ(mattr_of(same, 100), 0.01);
    EXPECT_DOUBLE_EQ(hdd(spectrum_of(same), 42), 1.0 / 42);
    EXPECT_DOUBLE_EQ(yule_k(spectrum_of(same)), 1e4 * (1000.0 * 1000 - 1000) / 1e6);
}

TEST(DiversityMeasures, StayFiniteForManyTokens) {
    const std::vector<Frequency> spectrum = {{1, 4'000'000'000}, {3'000'000'000, 5}};
    const double tokens = 4e9 + 15e9;
    EXPECT_NEAR(yule_k(spectrum), 1e4 * 5 * 3e9 * 3e9 / (tokens * tokens), 1e-3);
    const double often = 1 - std::pow(1 - 3e9 / tokens, 42);
    EXPECT_NEAR(hdd(spectrum, 42), (5 * often + 4e9 * 42 / tokens) / 42, 1e-6);
}

TEST(DiversityMeasures, AreThoseOfCountingPlainlyInTextAfterText) {
    std::mt19937 random(11);
    Tally tally(40);
    for (const std::size_t window : {1u, 2u, 7u, 30u}) {
        MovingAverage average(40, window);
        Factors factors(40, 0.6);
        for (std::size_t size = 1; size < 60; ++size) {
            tally.clear();
            average.clear();
            factors.clear();
            Terms text;
            for (std::size_t i = 0; i < size; ++i) {
                text.push_back(static_cast<std::uint32_t>(random() % (1 + size / 2 % 40)));
                tally.add(text.back());
                average.add(text.back());
                factors.add(text.back());
            }
            const auto ratio = [&](std::size_t first, std::size_t count) {
                const auto at = text.begin() + static_cast<std::ptrdiff_t>(first);
                const std::set<std::uint32_t> types(at, at + static_cast<std::ptrdiff_t>(count));
                return static_cast<double>(types.size()) / static_cast<double>(count);
            };
            ASSERT_EQ(tally.tokens(), size);
            ASSERT_DOUBLE_EQ(type_token_ratio(tally.types(), size), ratio(0, size));
            double sum = 0;
            const std::size_t windows = size < window ? 1 : size - window + 1;
            for (std::size_t i = 0; i < windows; ++i) sum += ratio(i, std::min(window, size));
            ASSERT_NEAR(average.value(), sum / static_cast<double>(windows), 1e-12);

            double count = 0;
            std::size_t begin = 0;
            for (std::size_t i = 0; i < size; ++i) {
                if (ratio(begin, i + 1 - begin) > 0.6) continue;
                ++count;
                begin = i + 1;
            }
            if (begin < size) count += (1 - ratio(begin, size - begin)) / (1 - 0.6);
            const double length = static_cast<double>(size);
            ASSERT_NEAR(factors.mean_length(), count == 0 ? length : length / count, 1e-9);
        }
    }
}

}  // namespace
}  // namespace rostra::lexical_diversity
