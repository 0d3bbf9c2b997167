// SPDX-License-Identifier: Apache-2.0
// Beyond `all-pairs` documents, where pairs are searched for: against all of them, compared one by one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "similarity_bench.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Documents with words that many have and words that few have, by Zipf's law, some beginning as another does; some
/// are empty, some of one word.
TestDocuments zipf_documents(std::uint32_t seed, std::size_t count) {
    std::mt19937 random(seed);
    std::vector<double> weights;
    for (std::size_t rank = 1; rank <= 400; ++rank) weights.push_back(1.0 / static_cast<double>(rank));
    std::discrete_distribution<std::size_t> word(weights.begin(), weights.end());
    std::uniform_int_distribution<std::size_t> length(0, 60), other(0, count);
    std::vector<std::string> texts;
    for (std::size_t d = 0; d < count; ++d) {
        std::string text;
        for (std::size_t left = length(random); left > 0; --left)
            text += "w" + std::to_string(word(random)) + ' ';
        const std::size_t copied = other(random);
        if (copied < d) text += texts[copied].substr(0, texts[copied].size() / 2);
        texts.push_back(text);
    }
    return documents_of(texts);
}

/// Of all pairs those with this relatedness or more.
Rows at_least(const Rows& rows, double relatedness) {
    Rows found;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(found),
                 [&](const Row& row) { return std::stod(row[kRelatedness]) >= relatedness; });
    return found;
}

TEST(SimilaritySearch, FindsExactlyThePairsThatComparingAllFinds) {
    std::size_t listed = 0, pairs = 0;
    for (std::uint32_t seed = 1; seed <= 8; ++seed) {
        const TestDocuments documents = zipf_documents(seed, 90);
        for (const char* tf : {"log", "count"}) {
            for (const double power : {0.0, 1.0, 3.0, 6.5}) {
                const OptionMap weights = {{"tf", tf}, {"idf-power", power}};
                const std::vector<Rows> all = similarity_tables(documents, weights);
                ASSERT_EQ(all[kSimilarity].size(), 90u * 89 / 2);
                for (const double related : {0.01, 0.1, 0.35, 0.7, 0.999, 1.0}) {
                    OptionMap searched = {{"related", related}, {"all-pairs", 0}};
                    searched.merge(OptionMap(weights));
                    const Rows found = similarity_tables(documents, searched)[kSimilarity];
                    EXPECT_EQ(found, at_least(all[kSimilarity], related))
                        << seed << ' ' << tf << ' ' << power;
                    listed += found.size();
                    pairs += all[kSimilarity].size();
                }
            }
        }
    }
    EXPECT_GT(listed, pairs / 20);
    EXPECT_LT(listed, pairs * 19 / 20);
}

TEST(SimilaritySearch, ListsTheNearestOfEachHoweverFarTheyAre) {
    std::size_t beyond = 0;
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        const TestDocuments documents = zipf_documents(seed, 80);
        for (const double power : {0.0, 1.0, 3.0}) {
            const Rows all = similarity_tables(documents, {{"idf-power", power}})[kSimilarity];
            for (const std::int64_t nearest : {1, 5, 100}) {
                // By document, its others from the nearest on, of equal ones the first.
                std::map<int, std::vector<std::pair<double, int>>> others;
                for (const Row& row : all) {
                    const int a = std::stoi(row[0]), b = std::stoi(row[1]);
                    const double relatedness = std::stod(row[kRelatedness]);
                    if (relatedness == 0) continue;
                    others[a].emplace_back(-relatedness, b);
                    others[b].emplace_back(-relatedness, a);
                }
                std::set<std::pair<int, int>> wanted;
                for (auto& [one, found] : others) {
                    std::sort(found.begin(), found.end());
                    found.resize(std::min(found.size(), static_cast<std::size_t>(nearest)));
                    for (const auto& [less, other] : found) wanted.insert(std::minmax(one, other));
                }
                Rows expected;
                std::copy_if(all.begin(), all.end(), std::back_inserter(expected), [&](const Row& row) {
                    return std::stod(row[kRelatedness]) >= 0.4 ||
                           wanted.contains({std::stoi(row[0]), std::stoi(row[1])});
                });
                const Rows found = similarity_tables(documents, {{"idf-power", power},
                                                                 {"all-pairs", 0},
                                                                 {"related", 0.4},
                                                                 {"nearest", nearest}})[kSimilarity];
                EXPECT_EQ(found, expected) << seed << ' ' << power << ' ' << nearest;
                beyond += found.size() - at_least(found, 0.4).size();
            }
        }
    }
    EXPECT_GT(beyond, 1000u);
}

TEST(SimilaritySearch, FindsTheSameGroupsHoweverThePairsWereFound) {
    const TestDocuments documents = zipf_documents(3, 120);
    for (const double related : {0.05, 0.1, 0.3, 0.6}) {
        const auto groups = [&](const OptionMap& changed) {
            OptionMap options = {{"related", related}};
            options.merge(OptionMap(changed));
            return similarity_tables(documents, options)[kRelatedGroup];
        };
        const Rows all = groups({});
        EXPECT_THAT(all, testing::Not(IsEmpty())) << related;
        EXPECT_EQ(groups({{"all-pairs", 0}}), all) << related;
        EXPECT_EQ(groups({{"all-pairs", 0}, {"min-relatedness", 0.9}}), all) << related;
        EXPECT_EQ(groups({{"min-relatedness", 0.9}}), all) << related;
    }
}

TEST(SimilaritySearch, TakesTheLeastCosineWhereItIsGiven) {
    const TestDocuments documents = zipf_documents(4, 60);
    const Rows all = similarity_tables(documents)[kSimilarity];
    for (const double least : {0.0, 0.02, 0.1, 0.4}) {
        const OptionMap options = {{"all-pairs", 10}, {"min-relatedness", least}};
        EXPECT_EQ(similarity_tables(documents, options)[kSimilarity], at_least(all, least)) << least;
    }
}

TEST(SimilaritySearch, SaysWhatIsNotListed) {
    const TestDocuments documents = documents_of({"a b c", "a b d", "x y z"});
    InMemoryHost host(documents);
    TestAggregator aggregator(host, similarity_module(), "pairs", similarity_setup({{"all-pairs", 2}}));
    EXPECT_EQ(aggregator.run(documents)[kSimilarity].size(), 1u);
    ASSERT_EQ(host.log().size(), 1u);
    EXPECT_EQ(
        host.log()[0].message,
        "of 3 pairs, the 1 are listed whose relatedness is 0.1 or more, as more than 2 are compared; option "
        "min-relatedness lists others, all-pairs says from how many on");
    TestAggregator told(host, similarity_module(), "pairs",
                        similarity_setup({{"all-pairs", 2}, {"min-relatedness", 0.1}}));
    EXPECT_EQ(told.run(documents)[kSimilarity].size(), 1u);
    EXPECT_EQ(host.log().size(), 1u);
    TestAggregator near(host, similarity_module(), "pairs",
                        similarity_setup({{"all-pairs", 2}, {"nearest", 1}, {"related", 0.9}}));
    EXPECT_EQ(near.run(documents)[kSimilarity].size(), 1u);
    ASSERT_EQ(host.log().size(), 2u);
    EXPECT_EQ(host.log()[1].message,
              "of 3 pairs, the 1 are listed whose relatedness is 0.9 or more and those of the 1 nearest of "
              "each, as more "
              "than 2 are compared; option min-relatedness lists others, all-pairs says from how many on");
    TestAggregator many(
        host, similarity_module(), "pairs",
        similarity_setup({{"all-pairs", 2}, {"nearest", 1}, {"nearest-up-to", 2}, {"related", 0.9}}));
    EXPECT_TRUE(many.run(documents)[kSimilarity].empty());
    ASSERT_EQ(host.log().size(), 3u);
    EXPECT_EQ(
        host.log()[2].message,
        "of 3 pairs, the 0 are listed whose relatedness is 0.9 or more, as more than 2 are compared; "
        "option min-relatedness lists others, all-pairs says from how many on; the nearest of each were "
        "not looked for, as more than 2 are compared (option nearest-up-to)");
}

TEST(SimilaritySearch, KnowsDocumentsWithoutTokens) {
    const OptionMap options = {{"all-pairs", 0}};
    EXPECT_THAT(similarity_tables({}, options)[kSimilarity], IsEmpty());
    EXPECT_THAT(similarity_tables(documents_of({"one"}), options)[kSimilarity], IsEmpty());
    EXPECT_THAT(similarity_tables(documents_of({"", "one two", "", "two one"}), options)[kSimilarity],
                ElementsAre(Row{"1", "3", "1", "0", "0", "0", "2", "0", "1"}));
}

}  // namespace
}  // namespace rostra::test
