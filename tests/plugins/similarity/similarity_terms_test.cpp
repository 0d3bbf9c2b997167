// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <string>

#include "similarity_bench.hpp"
#include "support/random_documents.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(SimilarityTerms, AreNoneUnlessAskedFor) {
    EXPECT_THAT(similarity_tables(documents_of({"a b", "a b"}))[kTerms], IsEmpty());
}

TEST(SimilarityTerms, SumToOneOverAllTermsOfAPair) {
    const std::vector<Rows> tables = similarity_tables(random_documents(4, 30), {{"terms", 1000}});
    std::map<std::pair<std::string, std::string>, double> sums;
    for (const Row& row : tables[kTerms]) sums[{row[0], row[1]}] += std::stod(row[3]);
    std::size_t pairs = 0;
    for (const Row& row : tables[kSimilarity]) {
        if (row[kRelatedness] == "0") {
            EXPECT_FALSE(sums.contains({row[0], row[1]}));
        } else {
            ++pairs;
            EXPECT_NEAR((sums[{row[0], row[1]}]), 1, 1e-12);
        }
    }
    EXPECT_EQ(sums.size(), pairs);
    EXPECT_GT(pairs, 100u);
}

TEST(SimilarityTerms, AreTheProductsOfWeightsByTheirSum) {
    // Both terms are in both documents and so equally rare: weights go by counts, 3 * 2 and 1 * 2 of 8.
    const OptionMap options = {{"terms", 5}, {"tf", "count"}};
    EXPECT_THAT(
        similarity_tables(documents_of({"ice ice ice tea one", "ice ice tea tea two"}), options)[kTerms],
        ElementsAre(Row{"0", "1", "ice", "0.75", "3", "2"}, Row{"0", "1", "tea", "0.25", "1", "2"}));
}

TEST(SimilarityTerms, ListsTheLargestSharesFirstAndEqualOnesBytewise) {
    const TestDocuments documents = documents_of({"d c b a a", "a a b c d", "d e"});
    const Rows rows = similarity_tables(documents, {{"terms", 3}})[kTerms];
    ASSERT_EQ(rows.size(), 5u);
    EXPECT_THAT((Row{rows[0][2], rows[1][2], rows[2][2]}), ElementsAre("a", "b", "c"));
    EXPECT_EQ(rows[1][3], rows[2][3]);
    EXPECT_EQ(rows[3], (Row{"0", "2", "d", "1", "1", "1"}));
    EXPECT_EQ(rows[4], (Row{"1", "2", "d", "1", "1", "1"}));
}

TEST(SimilarityTerms, AreOfThePairsThatAreListed) {
    const TestDocuments documents = documents_of({"a b c", "a b c", "a x y z"});
    const OptionMap options = {{"terms", 1}, {"min-relatedness", 0.9}};
    EXPECT_THAT(similarity_tables(documents, options)[kTerms], testing::SizeIs(1));
}

}  // namespace
}  // namespace rostra::test
