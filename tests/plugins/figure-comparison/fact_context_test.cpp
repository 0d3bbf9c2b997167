// SPDX-License-Identifier: Apache-2.0
#include "fact_context.hpp"

#include <gtest/gtest.h>

#include <string>

#include "laws/given_data.hpp"

namespace rostra::figure_comparison {
namespace {

Context context(const std::string& text, const std::string& number) {
    static const ContextWords words(laws::GivenData(FIGURE_COMPARISON_DATA).data());
    KeptFigure figure;
    const auto begin = static_cast<std::int32_t>(text.find(number));
    figure.span = {begin, begin + static_cast<std::int32_t>(number.size())};
    figure.sentence = {0, static_cast<std::int32_t>(text.size())};
    return context_of(text, figure, words.of("en"));
}
std::size_t heavy(const Context& context) {
    std::size_t count = 0;
    for (const ContextWord& word : context.words) {
        if (!word.is_light) ++count;
    }
    return count;
}

TEST(FactContext, LeavesNumbersAndTheFigureOut) {
    EXPECT_TRUE(context("5 and 7", "5").words.size() == 1);
    EXPECT_EQ(heavy(context("Fourteen divers worked for 3 weeks.", "Fourteen")), 3U);
}

TEST(FactContext, TakesWordsOfOneStemForOne) {
    EXPECT_EQ(context("two countries", "two").words.at(0).word,
              context("two country", "two").words.at(0).word);
    EXPECT_EQ(context("two homes", "two").words.at(0).word, context("two home", "two").words.at(0).word);
}

TEST(FactContext, KnowsTheWordsRightAround) {
    const Context found = context("They sent 300 letters", "300");
    EXPECT_EQ(found.neighbours[0], context("sent 300", "300").neighbours[0]);
    EXPECT_EQ(found.neighbours[2], 0U);
    EXPECT_EQ(found.neighbours[3], context("300 letters", "300").neighbours[3]);
}

TEST(FactContext, LeavesAddressesOut) {
    EXPECT_EQ(heavy(context("[5 people](https://example.org/people/of/towns) left", "5")), 2U);
}

TEST(FactContext, KnowsWhatComesOnTop) {
    EXPECT_TRUE(context("an additional four counties", "four").is_further);
    EXPECT_TRUE(context("3 million more people", "3 million").is_further);
    EXPECT_FALSE(context("more than four counties", "four").is_further);
}

TEST(FactContext, ComparesNounsByTheirWords) {
    EXPECT_EQ(match_nouns("countries", "countries"), NounMatch::same);
    EXPECT_EQ(match_nouns("fishing boats", "boats"), NounMatch::narrower);
    EXPECT_EQ(match_nouns("boats", "homes"), NounMatch::other);
    EXPECT_EQ(match_nouns("fishing boats", "rescue boats"), NounMatch::other);
    EXPECT_EQ(match_nouns("", "homes"), NounMatch::unknown);
}

}  // namespace
}  // namespace rostra::figure_comparison
