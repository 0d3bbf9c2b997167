// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <memory>

#include "laws/aggregator_laws.hpp"
#include "term_frequency_bench.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using List = OptionValue::List;

class TermFrequencyTable : public testing::Test {
protected:
    Rows counted(const TestDocuments& documents, const OptionMap& options = {}) {
        host_ = std::make_unique<InMemoryHost>(documents);
        host_->budget = budget_;
        TestAggregator aggregator(*host_, term_frequency_module(), "counts", term_frequency_setup(options));
        Rows rows = aggregator.run(documents)[0];
        for (Row& row : rows) row.resize(9);  // without the totals
        return rows;
    }
    /// Only scope, group, n, term and count.
    Rows counts(const TestDocuments& documents, const OptionMap& options = {}) {
        Rows rows = counted(documents, options);
        for (Row& row : rows) row.resize(5);
        return rows;
    }
    /// The option that is pointed at and the message with which it is refused.
    std::string refusal(const OptionMap& options) {
        InMemoryHost host;
        try {
            const TestAggregator aggregator(host, term_frequency_module(), "counts",
                                            term_frequency_setup(options));
            return "accepted";
        } catch (const ComponentError& error) {
            OptionMap all = options;
            all.merge(term_frequency_options());
            auto option = all.begin();
            std::advance(option, static_cast<int>(error.failure->where) - 1);
            return option->first + ": " + error.failure->message;
        }
    }
    std::unique_ptr<InMemoryHost> host_;
    std::int64_t budget_ = std::numeric_limits<std::int64_t>::max();
};

TEST_F(TermFrequencyTable, CountsWordsOverTheCorpusAndInEachDocument) {
    const auto rows = counted(documents_of({"To be, or not to be.", "Be it so."}));
    const std::string ln2 = text_of(std::log(2.0)), two_ln2 = text_of(2 * std::log(2.0));
    // 9 words in all; of 2 documents only `be` is in both.
    EXPECT_THAT(rows,
                ElementsAre(Row{"corpus", "", "1", "be", "3", text_of(3e6 / 9), "2", "1", "0"},
                            Row{"corpus", "", "1", "to", "2", text_of(2e6 / 9), "1", "2", two_ln2},
                            Row{"corpus", "", "1", "it", "1", text_of(1e6 / 9), "1", "3", ln2},
                            Row{"corpus", "", "1", "not", "1", text_of(1e6 / 9), "1", "3", ln2},
                            Row{"corpus", "", "1", "or", "1", text_of(1e6 / 9), "1", "3", ln2},
                            Row{"corpus", "", "1", "so", "1", text_of(1e6 / 9), "1", "3", ln2},
                            Row{"document", "0.txt", "1", "be", "2", text_of(2e6 / 6), "1", "1", "0"},
                            Row{"document", "0.txt", "1", "to", "2", text_of(2e6 / 6), "1", "1", two_ln2},
                            Row{"document", "0.txt", "1", "not", "1", text_of(1e6 / 6), "1", "3", ln2},
                            Row{"document", "0.txt", "1", "or", "1", text_of(1e6 / 6), "1", "3", ln2},
                            Row{"document", "1.txt", "1", "be", "1", text_of(1e6 / 3), "1", "1", "0"},
                            Row{"document", "1.txt", "1", "it", "1", text_of(1e6 / 3), "1", "1", ln2},
                            Row{"document", "1.txt", "1", "so", "1", text_of(1e6 / 3), "1", "1", ln2}));
}

TEST_F(TermFrequencyTable, GivesTheNumbersOfTheExampleInMeasures) {
    const auto rows = counted(documents_of(
        {"The harbour is open. The harbour is safe.", "The harbour is closed.", "Fishing boats are safe."}));
    const auto expect = [&](std::size_t at, const char* group, const std::string& term, const Row& numbers,
                            double tf_idf) {
        ASSERT_LT(at, rows.size());
        EXPECT_EQ(rows[at][1], group);
        EXPECT_EQ(rows[at][3], term);
        EXPECT_EQ((Row{rows[at][4], rows[at][5], rows[at][6], rows[at][7]}), numbers) << term;
        EXPECT_NEAR(std::stod(rows[at][8]), tf_idf, 0.00005) << term;
    };
    std::size_t at = 0;
    for (const char* term : {"harbour", "is", "the"})
        expect(at++, "", term, {"3", "187500", "2", "1"}, 1.2164);
    expect(at++, "", "safe", {"2", "125000", "2", "4"}, 0.8109);
    for (const char* term : {"are", "boats", "closed", "fishing", "open"}) {
        expect(at++, "", term, {"1", "62500", "1", "5"}, 1.0986);
    }
    for (const char* term : {"harbour", "is", "the"})
        expect(at++, "0.txt", term, {"2", "250000", "1", "1"}, 0.8109);
    expect(at++, "0.txt", "open", {"1", "125000", "1", "4"}, 1.0986);
    expect(at++, "0.txt", "safe", {"1", "125000", "1", "4"}, 0.4055);
}

TEST_F(TermFrequencyTable, FollowsTheOrderOfByThenGroupThenLength) {
    const auto rows =
        counts(documents_of({"a b"}), {{"by", List{"document", "corpus"}}, {"ngrams", List{2, 1}}});
    EXPECT_THAT(rows,
                ElementsAre(Row{"document", "0.txt", "1", "a", "1"}, Row{"document", "0.txt", "1", "b", "1"},
                            Row{"document", "0.txt", "2", "a b", "1"}, Row{"corpus", "", "1", "a", "1"},
                            Row{"corpus", "", "1", "b", "1"}, Row{"corpus", "", "2", "a b", "1"}));
}

TEST_F(TermFrequencyTable, JoinsTokensOverPunctuationButNotOverTheEndOfADocument) {
    const auto rows =
        counts(documents_of({"one. two", "three"}), {{"by", List{"corpus"}}, {"ngrams", List{2}}});
    EXPECT_THAT(rows, ElementsAre(Row{"corpus", "", "2", "one two", "1"}));
}

TEST_F(TermFrequencyTable, JoinsNoTokensOverNoise) {
    TestDocuments documents = documents_of({"one two [Next page] three four"});
    auto& tokens = documents[0].layers["token"];
    tokens.erase(tokens.begin() + 2, tokens.begin() + 4);  // as the tokenizer leaves noise out
    documents[0].layers["noise"] = {{{8, 19}, {}}};
    const auto rows = counts(documents, {{"by", List{"corpus"}}, {"ngrams", List{1, 2}}});
    EXPECT_THAT(
        rows, ElementsAre(Row{"corpus", "", "1", "four", "1"}, Row{"corpus", "", "1", "one", "1"},
                          Row{"corpus", "", "1", "three", "1"}, Row{"corpus", "", "1", "two", "1"},
                          Row{"corpus", "", "2", "one two", "1"}, Row{"corpus", "", "2", "three four", "1"}));
}

TEST_F(TermFrequencyTable, JoinsNoTokensOverOneThatIsNoTerm) {
    TestDocuments documents = documents_of({"state of the union address"});
    for (const std::size_t stop_word : {1u, 2u}) documents[0].layers["token"][stop_word].cells[0] = "";
    const auto rows = counted(documents, {{"by", List{"corpus"}}, {"ngrams", List{1, 2}}});
    ASSERT_EQ(rows.size(), 4u);
    EXPECT_THAT(rows[0], ElementsAre("corpus", "", "1", "address", "1", text_of(1e6 / 3), "1", "1", "0"));
    EXPECT_THAT(rows[3], ElementsAre("corpus", "", "2", "union address", "1", "1000000", "1", "1", "0"));
}

TEST_F(TermFrequencyTable, KeepsSequencesWithinALayerWhereAskedTo) {
    TestDocuments documents = documents_of({"one two. Three four."});
    documents[0].layers["sentence"] = {{{0, 8}, {}}, {{9, 20}, {}}};
    const auto rows =
        counts(documents, {{"by", List{"corpus"}}, {"ngrams", List{2}}, {"within", "sentence"}});
    EXPECT_THAT(
        rows, ElementsAre(Row{"corpus", "", "2", "one two", "1"}, Row{"corpus", "", "2", "three four", "1"}));
}

/// "A: x y x  B: x  A: z", as two speakers' turns with their labels outside, and a turn of nobody.
TestDocuments turns() {
    TestDocuments documents = documents_of({"A: x y x  B: x  A: z", "B: x y  : y"});
    documents[0].layers["turn"] = {{{3, 8}, {"Ann", std::int64_t{1}}},
                                   {{13, 14}, {"Bob", std::int64_t{2}}},
                                   {{19, 20}, {"Ann", std::int64_t{3}}}};
    documents[1].layers["turn"] = {{{3, 6}, {"Bob", std::int64_t{1}}}, {{10, 11}, {"", std::int64_t{2}}}};
    return documents;
}

TEST_F(TermFrequencyTable, CountsTokensInTheGroupOfTheSpanThatHoldsThem) {
    const auto rows = counted(turns(), {{"by", List{"turn.speaker_id"}}});
    const std::string ln2 = text_of(std::log(2.0));
    // Ann: x y x z; Bob: x x y in two documents. Of 2 speakers only Ann has z. The turn of nobody is no
    // group.
    EXPECT_THAT(rows,
                ElementsAre(Row{"turn.speaker_id", "Ann", "1", "x", "2", "500000", "1", "1", "0"},
                            Row{"turn.speaker_id", "Ann", "1", "y", "1", "250000", "1", "2", "0"},
                            Row{"turn.speaker_id", "Ann", "1", "z", "1", "250000", "1", "2", ln2},
                            Row{"turn.speaker_id", "Bob", "1", "x", "2", text_of(2e6 / 3), "2", "1", "0"},
                            Row{"turn.speaker_id", "Bob", "1", "y", "1", text_of(1e6 / 3), "1", "2", "0"}));
}

TEST_F(TermFrequencyTable, MakesNoSequenceOfTwoTurnsOfOneSpeaker) {
    const auto rows = counts(turns(), {{"by", List{"turn.speaker_id"}}, {"ngrams", List{2}}});
    EXPECT_THAT(rows, ElementsAre(Row{"turn.speaker_id", "Ann", "2", "x y", "1"},
                                  Row{"turn.speaker_id", "Ann", "2", "y x", "1"},
                                  Row{"turn.speaker_id", "Bob", "2", "x y", "1"}));
}

TEST_F(TermFrequencyTable, GroupsByWholeNumbersToo) {
    const auto rows = counts(turns(), {{"by", List{"turn.turn"}}});
    EXPECT_THAT(rows, ElementsAre(Row{"turn.turn", "1", "1", "x", "3"}, Row{"turn.turn", "1", "1", "y", "2"},
                                  Row{"turn.turn", "2", "1", "x", "1"}, Row{"turn.turn", "2", "1", "y", "1"},
                                  Row{"turn.turn", "3", "1", "z", "1"}));
}

TEST_F(TermFrequencyTable, GroupsByAFactOfTheDocument) {
    TestDocuments documents = documents_of({"a a", "a b", "c"});
    documents[0].layers["fact"] = {{{0, 0}, {"place", "Ostend"}}, {{0, 0}, {"date", "2026-03"}}};
    documents[1].layers["fact"] = {{{0, 0}, {"date", "2026-03"}}};
    documents[2].layers["fact"] = {{{0, 0}, {"date", ""}}};
    const auto rows = counts(documents, {{"by", List{"fact.date"}}});
    EXPECT_THAT(rows, ElementsAre(Row{"fact.date", "2026-03", "1", "a", "3"},
                                  Row{"fact.date", "2026-03", "1", "b", "1"}));
}

TEST_F(TermFrequencyTable, ListsTheMostFrequentAsManyAsAskedFor) {
    const auto rows = counted(documents_of({"c c b b a a d"}), {{"by", List{"corpus"}}, {"top", 2}});
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0][3] + rows[0][7], "a1");
    EXPECT_EQ(rows[1][3] + rows[1][7], "b1");
}

TEST_F(TermFrequencyTable, LeavesOutWhatIsRarerInItsGroupThanAskedFor) {
    const auto rows = counted(documents_of({"a a b", "b"}), {{"min-count", 2}});
    // Ranks and shares are those of the whole group.
    EXPECT_THAT(rows,
                ElementsAre(Row{"corpus", "", "1", "a", "2", "500000", "1", "1", text_of(2 * std::log(2.0))},
                            Row{"corpus", "", "1", "b", "2", "500000", "2", "1", "0"},
                            Row{"document", "0.txt", "1", "a", "2", text_of(2e6 / 3), "1", "1",
                                text_of(2 * std::log(2.0))}));
}

TEST_F(TermFrequencyTable, SaysHowManyRowsItDoesNotList) {
    for (const std::int64_t budget : {std::numeric_limits<std::int64_t>::max(), std::int64_t{0}}) {
        const auto warning = [&](const OptionMap& options) {
            const TestDocuments documents = documents_of({"a a a b b c d", "b b a c c"});
            InMemoryHost host(documents);
            host.budget = budget;
            TestAggregator aggregator(host, term_frequency_module(), "counts", term_frequency_setup(options));
            EXPECT_FALSE(aggregator.run(documents)[0].empty());
            std::string said;
            for (const auto& line : host.log()) {
                EXPECT_EQ(line.level, ROSTRA_LOG_WARNING);
                said += line.message;
            }
            return said;
        };
        EXPECT_EQ(warning({}), "");
        EXPECT_EQ(warning({{"top", 4}}), "");
        const std::string options = "; options min-count, top, corpus-min-count and corpus-top list more";
        EXPECT_EQ(
            warning({{"min-count", 2}}),
            "of 11 rows, 7 are listed: of each group and length terms that stand 2 times or more" + options);
        EXPECT_EQ(
            warning({{"top", 1}}),
            "of 11 rows, 3 are listed: of each group and length terms that stand 1 times or more, the 1 most "
            "frequent" +
                options);
        EXPECT_EQ(
            warning({{"top", 1}, {"corpus-top", 0}}),
            "of 11 rows, 6 are listed: of each group and length terms that stand 1 times or more, the 1 most "
            "frequent; of the corpus terms that stand 1 times or more" +
                options);
        EXPECT_EQ(warning({{"corpus-min-count", 3}, {"corpus-top", 2}}),
                  "of 11 rows, 9 are listed: of each group and length terms that stand 1 times or more; of "
                  "the corpus "
                  "terms that stand 3 times or more, the 2 most frequent" +
                      options);
    }
}

TEST_F(TermFrequencyTable, ListsAsManyOfTheCorpusAsAskedFor) {
    EXPECT_THAT(counts(documents_of({"c c b b a a d"}), {{"top", 1}, {"corpus-top", 2}}),
                ElementsAre(Row{"corpus", "", "1", "a", "2"}, Row{"corpus", "", "1", "b", "2"},
                            Row{"document", "0.txt", "1", "a", "2"}));
}

TEST_F(TermFrequencyTable, ListsTheMostTypicalOfAGroupInTheOrderOfCounts) {
    // "the" is in both documents and weighs nothing; of b and d, each twice, the first bytewise is taken.
    const TestDocuments documents = documents_of({"the the the d d b b a a a", "the c"});
    const OptionMap options = {{"top", 2}, {"top-by", "tf-idf"}, {"corpus-top", 1}};
    const auto expected =
        ElementsAre(Row{"corpus", "", "1", "the", "4"}, Row{"document", "0.txt", "1", "a", "3"},
                    Row{"document", "0.txt", "1", "b", "2"}, Row{"document", "1.txt", "1", "c", "1"},
                    Row{"document", "1.txt", "1", "the", "1"});
    EXPECT_THAT(counts(documents, options), expected);
    budget_ = 0;  // through files
    EXPECT_THAT(counts(documents, options), expected);
}

TEST_F(TermFrequencyTable, HasNoRowsWithoutTokens) {
    EXPECT_THAT(counted({}), IsEmpty());
    EXPECT_THAT(counted(documents_of({"", "…"}), {{"ngrams", List{1, 3}}}).size(), 2u);
    EXPECT_THAT(counted(documents_of({"", "."}), {{"ngrams", List{1, 3}}}), IsEmpty());
}

TEST_F(TermFrequencyTable, RefusesOptionsThatMeanNothing) {
    EXPECT_EQ(refusal({{"by", List{}}}), "by: 'by' is empty: name what counts are grouped by, as \"corpus\"");
    EXPECT_EQ(refusal({{"by", List{"corpus", "corpus"}}}), "by: 'by' names 'corpus' twice");
    EXPECT_EQ(refusal({{"ngrams", List{}}}),
              "ngrams: 'ngrams' is empty: name the lengths that are counted, as 1");
    EXPECT_EQ(refusal({{"ngrams", List{2, 1, 2}}}), "ngrams: 'ngrams' names 2 twice");
}

TEST_F(TermFrequencyTable, RefusesAStateCountedUnderOtherOptions) {
    const TestDocuments documents = documents_of({"a b"});
    InMemoryHost host(documents);
    TestAggregator words(host, term_frequency_module(), "counts", term_frequency_setup());
    TestAggregator pairs(host, term_frequency_module(), "counts",
                         term_frequency_setup({{"ngrams", List{2}}}));
    auto state = words.open();
    words.update(state, documents);
    try {
        const auto loaded = pairs.load(words.save(state));
        FAIL() << "loaded";
    } catch (const ComponentError& error) {
        EXPECT_EQ(error.failure->message, "a saved state was counted under other options");
    }
}

TEST_F(TermFrequencyTable, StopsWhenAskedTo) {
    TestDocuments documents;
    for (int d = 0; d < 30; ++d) documents.push_back(document_of(d, std::to_string(d), "a b c a b"));
    InMemoryHost host(documents);
    TestAggregator aggregator(host, term_frequency_module(), "counts", term_frequency_setup());
    EXPECT_THAT(broken_laws(host, aggregator, documents, true, {}, "it stops when told"), IsEmpty());
}

TEST_F(TermFrequencyTable, HoldsFewBytesForEachGroupAndTerm) {
    // 300 speakers who each say the same 1000 words: 300000 pairs of group and term, and 1000 texts.
    std::string text;
    for (int w = 0; w < 1000; ++w) text += "word" + std::to_string(w) + ' ';
    TestDocuments documents;
    for (int d = 0; d < 300; ++d) {
        TestDocument document = document_of(d, std::to_string(d), text);
        document.layers["turn"] = {
            {{0, static_cast<std::int32_t>(text.size())}, {"speaker " + std::to_string(d), std::int64_t{1}}}};
        documents.push_back(document);
    }
    InMemoryHost host(documents);
    TestAggregator aggregator(host, term_frequency_module(), "counts",
                              term_frequency_setup({{"by", List{"turn.speaker_id"}}}));
    auto state = aggregator.open();
    aggregator.update(state, documents);
    EXPECT_LE(aggregator.memory(state), 300000 * 40);
}

}  // namespace
}  // namespace rostra::test
