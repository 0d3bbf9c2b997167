// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "collocations_bench.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using List = OptionValue::List;

class CollocationTable : public testing::Test {
protected:
    std::vector<Collocation> found(const TestDocuments& documents, const OptionMap& options = {},
                                   bool with_sentences = true) {
        InMemoryHost host(documents);
        TestAggregator aggregator(host, collocations_module(), "counts",
                                  collocations_setup(options, with_sentences));
        const Rows rows = aggregator.run(documents)[0];
        return {rows.begin(), rows.end()};
    }
    /// Pairs and their counts, in the table's order.
    std::vector<std::string> brief(const TestDocuments& documents, const OptionMap& options = {}) {
        std::vector<std::string> pairs;
        for (const Collocation& row : found(documents, options)) pairs.push_back(row.brief());
        return pairs;
    }
    /// The same, bytewise.
    std::vector<std::string> sorted(const TestDocuments& documents, const OptionMap& options = {}) {
        std::vector<std::string> pairs = brief(documents, options);
        std::sort(pairs.begin(), pairs.end());
        return pairs;
    }
    /// The option that is pointed at and the message with which it is refused.
    std::string refusal(const OptionMap& options) {
        InMemoryHost host;
        try {
            const TestAggregator aggregator(host, collocations_module(), "counts",
                                            collocations_setup(options));
            return "accepted";
        } catch (const ComponentError& error) {
            OptionMap all = options;
            all.merge(collocations_options());
            auto option = all.begin();
            std::advance(option, static_cast<int>(error.failure->where) - 1);
            return option->first + ": " + error.failure->message;
        }
    }
};

const OptionMap kNeighbours = {{"span", 1}, {"ordered", true}};

TEST_F(CollocationTable, GivesTheNumbersOfTheExampleInMeasures) {
    TestDocuments documents = documents_of(
        {"The harbour is open. The harbour is safe.", "The harbour is closed.", "Fishing boats are safe."});
    documents[0].layers["sentence"] = {{{0, 20}, {}}, {{21, 41}, {}}};
    const auto rows = found(documents, kNeighbours);
    ASSERT_EQ(rows.size(), 8u);
    const auto expect = [&](std::size_t at, const std::string& pair, const std::vector<std::int64_t>& counts,
                            const std::vector<double>& numbers) {
        const Collocation& row = rows[at];
        EXPECT_EQ(row.brief(), pair);
        EXPECT_EQ((std::vector{row.count_a, row.count_b, row.size, row.documents, row.rank}), counts) << pair;
        const std::vector<double> got = {row.expected, row.pmi,  row.mi3,     row.t,
                                         row.g2,       row.chi2, row.log_dice};
        for (std::size_t i = 0; i < got.size(); ++i) EXPECT_NEAR(got[i], numbers[i], 0.00005) << pair << i;
    };
    expect(2, "harbour is 3", {3, 3, 16, 2, 1}, {0.5625, 2.4150, 5.5850, 1.4073, 15.4425, 16, 14});
    expect(5, "is closed 1", {3, 1, 16, 1, 6}, {0.1875, 2.4150, 2.4150, 0.8125, 3.6622, 4.6222, 13});
    expect(7, "is safe 1", {3, 2, 16, 1, 8}, {0.375, 1.4150, 1.4150, 0.625, 1.1866, 1.4652, 12.6781});
}

TEST_F(CollocationTable, CountsNeighboursAsTheyAreWritten) {
    EXPECT_THAT(sorted(documents_of({"a b a b b"}), kNeighbours), ElementsAre("a b 2", "b a 1", "b b 1"));
}

TEST_F(CollocationTable, CountsBothWaysTogetherUnlessOrdered) {
    EXPECT_THAT(sorted(documents_of({"a b a b b"}), {{"span", 1}}), ElementsAre("a b 3", "b b 1"));
}

TEST_F(CollocationTable, LooksAsFarAsTheSpan) {
    EXPECT_THAT(sorted(documents_of({"a b c d"}), {{"span", 2}}),
                ElementsAre("a b 1", "a c 1", "b c 1", "b d 1", "c d 1"));
}

TEST_F(CollocationTable, ExpectsMoreOfTwoSidesThanOfOne) {
    const TestDocuments documents = documents_of({"a b a b b"});
    for (const Collocation& row : found(documents, {{"span", 3}, {"ordered", true}})) {
        EXPECT_EQ(row.window, 3);
        EXPECT_DOUBLE_EQ(row.expected, static_cast<double>(row.count_a * row.count_b * 3) / 5);
    }
    for (const Collocation& row : found(documents, {{"span", 3}})) {
        EXPECT_EQ(row.window, row.term_a == row.term_b ? 3 : 6);
        EXPECT_DOUBLE_EQ(row.expected, static_cast<double>(row.count_a * row.count_b * row.window) / 5);
    }
}

TEST_F(CollocationTable, MeetsNoTermsOverTheEndOfASentenceOrDocument) {
    TestDocuments documents = documents_of({"a b. C d", "e f"});
    documents[0].layers["sentence"] = {{{0, 4}, {}}, {{5, 8}, {}}};
    EXPECT_THAT(sorted(documents), ElementsAre("a b 1", "c d 1", "e f 1"));
}

TEST_F(CollocationTable, GoesOnToTheEndOfTheDocumentWhereThereAreNoSentences) {
    const auto rows = found(documents_of({"a b. C"}), kNeighbours, false);
    ASSERT_EQ(rows.size(), 2u);
}

TEST_F(CollocationTable, MeetsNoTermsOverNoise) {
    TestDocuments documents = documents_of({"one two [Next page] three four"});
    auto& tokens = documents[0].layers["token"];
    tokens.erase(tokens.begin() + 2, tokens.begin() + 4);  // as the tokenizer leaves noise out
    documents[0].layers["noise"] = {{{8, 19}, {}}};
    EXPECT_THAT(sorted(documents), ElementsAre("four three 1", "one two 1"));
}

TEST_F(CollocationTable, LetsATokenThatIsNoTermHoldItsPlace) {
    TestDocuments documents = documents_of({"state of the union"});
    for (const std::size_t stop_word : {1u, 2u}) documents[0].layers["token"][stop_word].cells[0] = "";
    EXPECT_THAT(sorted(documents, {{"span", 2}}), IsEmpty());
    const auto rows = found(documents, {{"span", 3}});
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].brief(), "state union 1");
    EXPECT_EQ(rows[0].size, 4);
}

TEST_F(CollocationTable, KeepsToPairsWithANodeAndPutsItFirst) {
    const TestDocuments documents = documents_of({"strong tea and strong coffee and weak tea"});
    EXPECT_THAT(sorted(documents, {{"span", 1}, {"node", List{"strong"}}}),
                ElementsAre("strong and 1", "strong coffee 1", "strong tea 1"));
    EXPECT_THAT(sorted(documents, {{"span", 1}, {"node", List{"strong", "tea"}}}),
                ElementsAre("strong and 1", "strong coffee 1", "strong tea 1", "tea and 1", "tea weak 1"));
    EXPECT_THAT(sorted(documents, {{"span", 1}, {"ordered", true}, {"node", List{"strong"}}}),
                ElementsAre("and strong 1", "strong coffee 1", "strong tea 1"));
    EXPECT_THAT(sorted(documents, {{"node", List{"milk"}}}), IsEmpty());
}

/// "A: x y x  B: x  A: z", as two speakers' turns with their labels outside.
TestDocuments turns() {
    TestDocuments documents = documents_of({"A: x y x  B: x  A: z", "B: x y"});
    documents[0].layers["turn"] = {{{3, 8}, {"Ann", std::int64_t{1}}},
                                   {{13, 14}, {"Bob", std::int64_t{2}}},
                                   {{19, 20}, {"Ann", std::int64_t{3}}}};
    documents[1].layers["turn"] = {{{3, 6}, {"Bob", std::int64_t{1}}}};
    return documents;
}

TEST_F(CollocationTable, CountsInTheGroupOfTheSpanThatHoldsBoth) {
    const auto rows = found(turns(), {{"by", List{"turn.speaker_id"}}});
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[0].group + ": " + rows[0].brief(), "Ann: x y 2");
    EXPECT_EQ(rows[0].count_a, 2);
    EXPECT_EQ(rows[0].size, 4);  // with z, of another turn
    EXPECT_EQ(rows[1].group + ": " + rows[1].brief(), "Ann: x x 1");
    EXPECT_EQ(rows[2].group + ": " + rows[2].brief(), "Bob: x y 1");
    EXPECT_EQ(rows[2].size, 3);
}

TEST_F(CollocationTable, CountsOnlyWhereAskedTo) {
    EXPECT_THAT(brief(turns(), {{"where", "turn.speaker_id"}, {"values", List{"Bob"}}}),
                ElementsAre("x y 1"));
    EXPECT_THAT(brief(turns(), {{"where", "turn.speaker_id"}, {"except", List{"Bob"}}}),
                ElementsAre("x y 2", "x x 1"));
}

TEST_F(CollocationTable, ListsGroupsInTheirOrder) {
    std::vector<std::string> groups;
    for (const Collocation& row : found(documents_of({"b a", "a b"}), {{"by", List{"document", "corpus"}}}))
        groups.push_back(row.scope + ' ' + row.group + ' ' + row.brief());
    EXPECT_THAT(groups, ElementsAre("document 0.txt a b 1", "document 1.txt a b 1", "corpus  a b 2"));
}

TEST_F(CollocationTable, ListsByTheMeasureAskedForThenBytewise) {
    // "a b" is frequent, "c d" is rare but exclusive.
    const TestDocuments documents = documents_of({"a b x a b y a b z a q r b c d"});
    OptionMap options = kNeighbours;
    options.insert_or_assign("top", 2);
    const auto first = [&](const char* measure) {
        options.insert_or_assign("measure", measure);
        return brief(documents, options);
    };
    EXPECT_THAT(first("count"), ElementsAre("a b 3", "a q 1"));
    EXPECT_THAT(first("t"), ElementsAre("a b 3", "c d 1"));
    EXPECT_THAT(first("pmi"), ElementsAre("c d 1", "q r 1"));
    EXPECT_THAT(first("log_dice"), ElementsAre("c d 1", "q r 1"));
    EXPECT_THAT(first("mi3"), ElementsAre("a b 3", "c d 1"));
    EXPECT_THAT(first("g2"), ElementsAre("c d 1", "q r 1"));
    EXPECT_THAT(first("chi2"), ElementsAre("c d 1", "q r 1"));
}

TEST_F(CollocationTable, ListsTermsThatAvoidEachOtherLastByG2AndChi2) {
    // "a b" is met once, where chance would have it met thrice.
    const TestDocuments documents = documents_of({"a a a a a a a b c d c d b b b b b"});
    for (const char* measure : {"g2", "chi2"}) {
        OptionMap options = kNeighbours;
        options.insert_or_assign("measure", measure);
        const auto rows = found(documents, options);
        const auto& last = rows.back();
        EXPECT_EQ(last.brief(), "a b 1");
        EXPECT_GT(last.expected, 2);
        EXPECT_GT(measure == std::string("g2") ? last.g2 : last.chi2, 0.5);
    }
}

TEST_F(CollocationTable, SharesTheLowestRankAmongEquals) {
    std::vector<std::int64_t> ranks;
    for (const Collocation& row :
         found(documents_of({"a b a b c d e"}), {{"span", 1}, {"ordered", true}, {"measure", "count"}}))
        ranks.push_back(row.rank);
    EXPECT_THAT(ranks, ElementsAre(1, 2, 2, 2, 2));
}

TEST_F(CollocationTable, LeavesOutPairsThatAreRarerThanAskedFor) {
    OptionMap options = kNeighbours;
    options.insert_or_assign("min-count", 2);
    const auto rows = found(documents_of({"a b c a b", "b c"}), options);
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].brief(), "a b 2");
    EXPECT_EQ(rows[0].documents, 1);
    EXPECT_EQ(rows[0].size, 7);
    EXPECT_EQ(rows[1].brief(), "b c 2");
    EXPECT_EQ(rows[1].documents, 2);
}

TEST_F(CollocationTable, HasNoRowsWithoutPairs) {
    EXPECT_THAT(brief({}), IsEmpty());
    EXPECT_THAT(
        brief(documents_of({"", "one", "."}), {{"by", List{"corpus", "document", "turn.speaker_id"}}}),
        IsEmpty());
}

TEST_F(CollocationTable, HasFiniteNumbersForATextOfOneWord) {
    for (const std::int64_t span : {1, 5}) {
        for (const bool ordered : {false, true}) {
            const auto rows = found(documents_of({"no no no no"}), {{"span", span}, {"ordered", ordered}});
            ASSERT_EQ(rows.size(), 1u);
            const Collocation& row = rows[0];
            for (const double value :
                 {row.expected, row.pmi, row.mi3, row.t, row.g2, row.chi2, row.log_dice}) {
                EXPECT_TRUE(std::isfinite(value));
            }
        }
    }
}

TEST_F(CollocationTable, RefusesOptionsThatMeanNothing) {
    EXPECT_EQ(refusal({{"by", List{}}}), "by: 'by' is empty: name what counts are grouped by, as \"corpus\"");
    EXPECT_EQ(refusal({{"node", List{""}}}), "node: 'node' names no term: \"\"");
    EXPECT_EQ(refusal({{"node", List{"tea", "tea"}}}), "node: 'node' names 'tea' twice");
    EXPECT_EQ(refusal({{"values", List{"Bob"}}}),
              "values: 'values' needs 'where': the column whose values these are");
}

TEST_F(CollocationTable, RefusesAStateCountedUnderOtherOptions) {
    const TestDocuments documents = documents_of({"a b"});
    InMemoryHost host(documents);
    TestAggregator five(host, collocations_module(), "counts", collocations_setup());
    TestAggregator four(host, collocations_module(), "counts", collocations_setup({{"span", 4}}));
    auto state = five.open();
    five.update(state, documents);
    try {
        const auto loaded = four.load(five.save(state));
        FAIL() << "loaded";
    } catch (const ComponentError& error) {
        EXPECT_EQ(error.failure->message, "a saved state was counted under other options");
    }
}

TEST_F(CollocationTable, HoldsFewBytesForEachPair) {
    // 1000 words, each pair of them once: half a million pairs.
    TestDocuments documents;
    for (int w = 0; w < 1000; ++w) {
        std::string text;
        for (int v = w; v < 1000; ++v) text += "w" + std::to_string(w) + " w" + std::to_string(v) + ". ";
        TestDocument document = document_of(w, std::to_string(w), text);
        for (const LayerRow& token : document.layers["token"]) {
            const std::int32_t begin = token.span.begin;
            if (document.text[static_cast<std::size_t>(token.span.end)] == '.') continue;
            document.layers["sentence"].push_back(
                {{begin, static_cast<std::int32_t>(text.find('.', static_cast<std::size_t>(begin))) + 1},
                 {}});
        }
        documents.push_back(document);
    }
    InMemoryHost host(documents);
    TestAggregator aggregator(host, collocations_module(), "counts", collocations_setup());
    auto state = aggregator.open();
    aggregator.update(state, documents);
    EXPECT_GT(aggregator.memory(state), 500500 * 20);
    EXPECT_LE(aggregator.memory(state), 500500 * 30);
}

}  // namespace
}  // namespace rostra::test
