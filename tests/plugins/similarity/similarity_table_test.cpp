// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "laws/aggregator_laws.hpp"
#include "similarity_bench.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class SimilarityTable : public testing::Test {
protected:
    static Rows compared(const TestDocuments& documents, std::int64_t shingle) {
        return similarity_tables(documents, {{"shingle", shingle}})[kSimilarity];
    }
    static void expect_column(std::size_t column, const std::vector<double>& expected) {
        const Rows rows =
            similarity_tables(documents_of({"The bridge will open on Monday, the mayor said.",
                                            "On Monday the bridge opens, said the mayor of the city.",
                                            "Rain is expected in the north.", "The bridge the bridge"}),
                              {})[kSimilarity];
        ASSERT_EQ(rows.size(), expected.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            EXPECT_NEAR(std::stod(rows[i][column]), expected[i], 1e-15) << i;
    }
};

TEST_F(SimilarityTable, GivesTheCosinesOfScikitLearn) {
    // scikit-learn 1.9.1:
    // cosine_similarity(TfidfVectorizer(token_pattern=r"(?u)\b\w+\b").fit_transform(texts))
    expect_column(2, {0.6407836009629492, 0.09697166954604643, 0.47209479689594713, 0.12316679172444246,
                      0.5140902593049126, 0.1438495532203728});
}

TEST_F(SimilarityTable, RelatesByLogarithmAndCubeUnlessToldOtherwise) {
    // With vectorizer = TfidfVectorizer(token_pattern=r"(?u)\b\w+\b", norm=None, sublinear_tf=True) fitted to the same
    // texts: cosine_similarity(vectorizer.transform(texts).multiply(vectorizer.idf_ ** 2)).
    expect_column(kRelatedness, {0.3086032302671985, 0.008686693446350226, 0.19557392335567103,
                                 0.009321813804813827, 0.1829416319730538, 0.0304144732909863});
}

TEST_F(SimilarityTable, GivesTheNumbersOfTheExampleInMeasures) {
    const std::vector<Rows> tables =
        similarity_tables(documents_of({"The harbour is open. The harbour is safe.", "The harbour is closed.",
                                        "Fishing boats are safe."}),
                          {{"shingle", 2}, {"terms", 1}});
    const Rows& rows = tables[kSimilarity];
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_NEAR(std::stod(rows[0][2]), 0.7189, 0.00005);
    EXPECT_NEAR(std::stod(rows[0][kRelatedness]), 0.4625, 0.00005);
    EXPECT_NEAR(std::stod(rows[0][3]), 0.3333, 0.00005);
    EXPECT_EQ(rows[0][4], "0.4");
    EXPECT_NEAR(std::stod(rows[0][5]), 0.6667, 0.00005);
    EXPECT_EQ(rows[0][6], "3");
    ASSERT_EQ(tables[kTerms].size(), 2u);
    EXPECT_EQ(tables[kTerms][0][2], "harbour");
    EXPECT_NEAR(std::stod(tables[kTerms][0][3]), 0.3333, 0.00005);
    EXPECT_THAT(tables[kRelatedGroup], ElementsAre(Row{"1", "0", "2", "", ""}, Row{"1", "1", "2", "", ""}));
}

TEST_F(SimilarityTable, ComparesShinglesByHand) {
    // Of "a b c d" two tokens each: ab bc cd; of "b c d b c": bc cd db (bc again). Two of four in common.
    const Rows rows = compared(documents_of({"a b c d", "b c d b c"}), 2);
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_THAT(Row(rows[0].begin() + 3, rows[0].end() - 1),
                ElementsAre("0.5", "0.6666666666666666", "0.6666666666666666", "3", "0"));
}

TEST_F(SimilarityTable, ComparesVocabulariesWithShinglesOfOneToken) {
    const Rows rows = compared(documents_of({"a a b", "a c d e"}), 1);
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_THAT(Row(rows[0].begin() + 3, rows[0].end() - 1), ElementsAre("0.2", "0.5", "0.25", "1", "0"));
}

TEST_F(SimilarityTable, FindsEqualDocumentsEqualInEveryMeasure) {
    const Rows rows =
        compared(documents_of({"One two three, four five six.", "one two three four five SIX"}), 5);
    EXPECT_THAT(rows, ElementsAre(Row{"0", "1", "1", "1", "1", "1", "6", "0", "1"}));
}

TEST_F(SimilarityTable, TakesADocumentShorterThanAShingleAsOne) {
    const Rows rows =
        compared(documents_of({"one two", "one two", "two one", "one two three four five six"}), 5);
    ASSERT_EQ(rows.size(), 6u);
    EXPECT_EQ(rows[0][3], "1");  // the same two tokens
    for (std::size_t i = 1; i < rows.size(); ++i) EXPECT_EQ(rows[i][3], "0") << i;
}

TEST_F(SimilarityTable, LooksPastTokensThatAreNoTerms) {
    TestDocuments documents = documents_of({"one the two", "one a two"});
    documents[0].layers["token"][1].cells[0] = "";
    documents[1].layers["token"][1].cells[0] = "";
    EXPECT_THAT(compared(documents, 2), ElementsAre(Row{"0", "1", "1", "1", "1", "1", "2", "0", "1"}));
}

TEST_F(SimilarityTable, FindsNothingInCommonWithADocumentWithoutTokens) {
    const Rows rows = compared(documents_of({"", "one two", ""}), 5);
    EXPECT_THAT(rows, ElementsAre(Row{"0", "1", "0", "0", "0", "0", "0", "0", "0"},
                                  Row{"0", "2", "0", "0", "0", "0", "0", "0", "0"},
                                  Row{"1", "2", "0", "0", "0", "0", "0", "0", "0"}));
    EXPECT_THAT(compared({}, 5), IsEmpty());
    EXPECT_THAT(compared(documents_of({"one"}), 5), IsEmpty());
}

TEST_F(SimilarityTable, LeavesOutPairsBelowTheLeastRelatedness) {
    const Rows rows =
        similarity_tables(documents_of({"a b c", "a b c", "x y z"}), {{"min-relatedness", 0.5}})[kSimilarity];
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0][1], "1");
}

TEST_F(SimilarityTable, CountsThePassagesThatATableHolds) {
    TestDocuments documents = documents_of({"a", "b", "c"});
    for (std::size_t d = 0; d < 3; ++d) documents[d].ordinal = static_cast<std::int64_t>(10 * d + 5);
    InMemoryHost host(documents);
    TestAggregator aggregator(host, similarity_module(), "pairs", similarity_setup({}, WithPassages::yes));
    const TestTable passages = {kPassageTable,
                                {{std::int64_t{5}, std::int64_t{15}},
                                 {std::int64_t{5}, std::int64_t{15}},
                                 {std::int64_t{25}, std::int64_t{5}}}};
    const Rows rows = aggregator.run(documents, {passages})[kSimilarity];
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_THAT((Row{rows[0][0], rows[0][1], rows[0][7]}), ElementsAre("5", "15", "2"));
    EXPECT_THAT((Row{rows[1][0], rows[1][1], rows[1][7]}), ElementsAre("5", "25", "1"));
    EXPECT_THAT((Row{rows[2][0], rows[2][1], rows[2][7]}), ElementsAre("15", "25", "0"));
}

}  // namespace
}  // namespace rostra::test
