// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "laws/aggregator_laws.hpp"
#include "unshared_bench.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class UnsharedTable : public testing::Test {
protected:
    Rows found_in(const TestDocuments& documents, const std::vector<TestTable>& tables,
                  const UnsharedOptions& options = {}) {
        host_ = std::make_unique<InMemoryHost>(documents);
        TestAggregator aggregator(*host_, unshared_module(), "sentences", unshared_setup(options));
        return aggregator.run(documents, tables)[0];
    }
    /// Columns a, b and text.
    static std::vector<std::vector<std::string>> said(const Rows& rows) {
        std::vector<std::vector<std::string>> said;
        for (const Row& row : rows) said.push_back({row[0], row[1], row[7]});
        return said;
    }
    std::unique_ptr<InMemoryHost> host_;
};

const std::vector<std::string> kTwo = {"The bridge will open on Monday. Rain is expected.",
                                       "He said the bridge will open on Monday. The mayor smiled."};

TEST_F(UnsharedTable, GivesTheSentencesOfEachSideThatTheOtherHasNot) {
    const TestDocuments documents = sentences_of(kTwo);
    const auto tables = read_tables({passage(documents, 0, 1, "bridge will open on Monday")});
    EXPECT_THAT(found_in(documents, tables),
                ElementsAre(Row{"0", "1", "32", "49", "3", "0", "0", "Rain is expected."},
                            Row{"1", "0", "40", "57", "3", "0", "0", "The mayor smiled."}));
}

TEST_F(UnsharedTable, SaysHowMuchOfASentenceIsShared) {
    const TestDocuments documents = sentences_of(kTwo);
    const auto tables = read_tables({passage(documents, 0, 1, "bridge will open on Monday")});
    UnsharedOptions options;
    options.max_shared = 0.8;
    EXPECT_THAT(
        found_in(documents, tables, options),
        ElementsAre(Row{"0", "1", "32", "49", "3", "0", "0", "Rain is expected."},
                    Row{"1", "0", "0", "39", "8", "5", "0.625", "He said the bridge will open on Monday."},
                    Row{"1", "0", "40", "57", "3", "0", "0", "The mayor smiled."}));
}

TEST_F(UnsharedTable, TakesAShareThatIsJustAsGreatAsItMayBe) {
    const TestDocuments documents = sentences_of(kTwo);
    const auto tables = read_tables({passage(documents, 0, 1, "bridge will open on Monday")});
    UnsharedOptions options;
    options.max_shared = 0.625;
    EXPECT_EQ(found_in(documents, tables, options).size(), 3u);
    options.max_shared = 0.6249;
    EXPECT_EQ(found_in(documents, tables, options).size(), 2u);
}

TEST_F(UnsharedTable, CountsATokenOnceThatLiesInSeveralPassages) {
    const TestDocuments documents = sentences_of(kTwo);
    const auto tables =
        read_tables({passage(documents, 0, 1, "bridge will open"), passage(documents, 0, 1, "will open on"),
                     passage(documents, 0, 1, "bridge will open")});
    UnsharedOptions options;
    options.max_shared = 1;
    options.min_tokens = 4;
    EXPECT_THAT(found_in(documents, tables, options),
                ElementsAre(Row{"0", "1", "0", "31", "6", "4", "0.6666666666666666", kTwo[0].substr(0, 31)},
                            Row{"1", "0", "0", "39", "8", "4", "0.5", kTwo[1].substr(0, 39)}));
}

TEST_F(UnsharedTable, HasNoSentenceThatTheOtherHasTooThoughItIsTooShortToBeAPassage) {
    const TestDocuments documents =
        sentences_of({"One two three four. Thank you.", "One two three four. THANK YOU. Thank us."});
    const auto tables = read_tables({passage(documents, 0, 1, "One two three four")});
    EXPECT_THAT(said(found_in(documents, tables)), ElementsAre(ElementsAre("1", "0", "Thank us.")));
}

TEST_F(UnsharedTable, HoldsNothingAgainstDocumentsThatShareNoPassage) {
    const TestDocuments documents = sentences_of({"One two. Three.", "One two. Four.", "Five."});
    const auto tables = read_tables({passage(documents, 0, 1, "One two")});
    EXPECT_THAT(said(found_in(documents, tables)),
                ElementsAre(ElementsAre("0", "1", "Three."), ElementsAre("1", "0", "Four.")));
}

TEST_F(UnsharedTable, HoldsNothingAgainstDocumentsThatShareBoilerplateAlone) {
    const TestDocuments documents = sentences_of(
        {"One two. All rights. Three.", "One two. All rights. Four.", "Five. All rights to us."});
    std::vector<Cells> passages = {passage(documents, 0, 1, "All rights", "boilerplate"),
                                   passage(documents, 0, 2, "All rights", "boilerplate"),
                                   passage(documents, 1, 2, "All rights", "boilerplate")};
    EXPECT_THAT(found_in(documents, read_tables(passages)), IsEmpty());
    passages.insert(passages.begin() + 1, passage(documents, 0, 1, "One two"));
    EXPECT_THAT(said(found_in(documents, read_tables(passages))),
                ElementsAre(ElementsAre("0", "1", "Three."), ElementsAre("1", "0", "Four.")));
}

TEST_F(UnsharedTable, LooksPastTokensThatAreNoTerms) {
    TestDocuments documents = sentences_of({"One two. The of three.", "One two. The of."});
    for (TestDocument& document : documents) {
        document.layers["token"][2].cells[0] = "";
        document.layers["token"][3].cells[0] = "";
    }
    const auto tables = read_tables({passage(documents, 0, 1, "One two")});
    EXPECT_THAT(found_in(documents, tables),
                ElementsAre(Row{"0", "1", "9", "22", "1", "0", "0", "The of three."}));
}

TEST_F(UnsharedTable, TakesNoShareOfADocumentWithoutTerms) {
    TestDocuments documents = sentences_of({"One two. Three.", "One two."});
    for (auto& token : documents[1].layers["token"]) token.cells[0] = "";
    const auto tables = read_tables({passage(documents, 0, 1, "One two")});
    UnsharedOptions options;
    EXPECT_FALSE(found_in(documents, tables, options).empty());
    options.min_share = 0.9;
    EXPECT_THAT(found_in(documents, tables, options), IsEmpty());
}

TEST_F(UnsharedTable, LeavesOutShortSentences) {
    const TestDocuments documents = sentences_of({"One two. Three four. Five.", "One two."});
    const auto tables = read_tables({passage(documents, 0, 1, "One two")});
    UnsharedOptions options;
    options.min_tokens = 2;
    EXPECT_THAT(said(found_in(documents, tables, options)),
                ElementsAre(ElementsAre("0", "1", "Three four.")));
}

const std::vector<std::string> kThree = {"One two. Three.", "One two. Four.", "Five six."};

TEST_F(UnsharedTable, HoldsSimilarDocumentsAgainstEachOther) {
    const TestDocuments documents = sentences_of(kThree);
    const auto tables =
        read_tables({passage(documents, 0, 1, "One two")},
                    {{std::int64_t{0}, std::int64_t{1}, 0.4}, {std::int64_t{0}, std::int64_t{2}, 0.5}});
    UnsharedOptions options;
    options.pairs = "similarity";
    EXPECT_THAT(said(found_in(documents, tables, options)),
                ElementsAre(ElementsAre("0", "2", "One two."), ElementsAre("0", "2", "Three."),
                            ElementsAre("2", "0", "Five six.")));
}

TEST_F(UnsharedTable, TellsPassagesOfSimilarDocumentsToo) {
    const TestDocuments documents = sentences_of(kThree);
    const auto tables =
        read_tables({passage(documents, 0, 1, "One two")},
                    {{std::int64_t{0}, std::int64_t{1}, 0.9}, {std::int64_t{0}, std::int64_t{2}, 0.5}});
    UnsharedOptions options;
    options.pairs = "either";
    EXPECT_THAT(said(found_in(documents, tables, options)),
                ElementsAre(ElementsAre("0", "1", "Three."), ElementsAre("0", "2", "One two."),
                            ElementsAre("0", "2", "Three."), ElementsAre("1", "0", "Four."),
                            ElementsAre("2", "0", "Five six.")));
}

TEST_F(UnsharedTable, TakesThePassagesOfSimilarDocumentsAlone) {
    const TestDocuments documents = sentences_of(kThree);
    const auto tables =
        read_tables({passage(documents, 0, 1, "One two")},
                    {{std::int64_t{1}, std::int64_t{0}, 0.9}, {std::int64_t{0}, std::int64_t{2}, 0.9}});
    UnsharedOptions options;
    options.pairs = "both";
    EXPECT_THAT(said(found_in(documents, tables, options)),
                ElementsAre(ElementsAre("0", "1", "Three."), ElementsAre("1", "0", "Four.")));
    options.min_relatedness = 0.95;
    EXPECT_THAT(found_in(documents, tables, options), IsEmpty());
}

TEST_F(UnsharedTable, HoldsEachDocumentAgainstItsNearestAndSaysWhatThatCosts) {
    const TestDocuments documents =
        sentences_of({"One two three. Four.", "One two. Five.", "One two three. Six.", "One two. Seven."});
    const auto tables =
        read_tables({passage(documents, 0, 1, "One two"), passage(documents, 0, 2, "One two three"),
                     passage(documents, 1, 2, "One two"), passage(documents, 1, 3, "One two"),
                     passage(documents, 2, 3, "One two")});
    UnsharedOptions options;
    options.nearest = 1;
    // 0 and 2 choose each other, 1 chooses 0, and 3 chooses 1: of those with which it shares as much, the first.
    EXPECT_THAT(said(found_in(documents, tables, options)),
                ElementsAre(ElementsAre("0", "1", "Four."), ElementsAre("0", "2", "Four."),
                            ElementsAre("1", "0", "Five."), ElementsAre("1", "3", "Five."),
                            ElementsAre("2", "0", "Six."), ElementsAre("3", "1", "Seven.")));
    ASSERT_EQ(host_->log().size(), 1u);
    EXPECT_EQ(host_->log()[0].level, ROSTRA_LOG_WARNING);
    EXPECT_EQ(host_->log()[0].message,
              "Each document was held against the 1 with which it shares most, 2 pairs of documents were "
              "not. Raise "
              "nearest, or set it to 0, to have them all.");
    options.nearest = 3;
    EXPECT_EQ(found_in(documents, tables, options).size(), 10u);
    EXPECT_THAT(host_->log(), IsEmpty());
}

TEST_F(UnsharedTable, LeavesOutPairsThatShareTooLittleOfBothAndSaysSo) {
    const TestDocuments documents =
        sentences_of({"One two three. Four.", "One two. Five.", "Three. Six seven eight nine ten."});
    const auto tables = read_tables({passage(documents, 0, 1, "One two"), passage(documents, 0, 2, "hree")});
    UnsharedOptions options;
    options.min_share = 0.6;  // two of the second's three words, and half of the first's
    EXPECT_THAT(said(found_in(documents, tables, options)),
                ElementsAre(ElementsAre("0", "1", "Four."), ElementsAre("1", "0", "Five.")));
    ASSERT_EQ(host_->log().size(), 1u);
    EXPECT_EQ(host_->log()[0].message,
              "Pairs of documents that share too few of their words in passages, 1 of them, were not held "
              "against each other. Lower min-share, or set it to 0, to have them all.");
}

TEST_F(UnsharedTable, TakesThePairsThatShareMostAndSaysWhatThatCosts) {
    const TestDocuments documents =
        sentences_of({"One two three. Four.", "One two. Five.", "One two three. Six."});
    const auto tables =
        read_tables({passage(documents, 0, 1, "One two"), passage(documents, 0, 2, "One two three"),
                     passage(documents, 1, 2, "One two")});
    UnsharedOptions options;
    options.max_pairs = 1;
    EXPECT_THAT(said(found_in(documents, tables, options)),
                ElementsAre(ElementsAre("0", "2", "Four."), ElementsAre("2", "0", "Six.")));
    ASSERT_EQ(host_->log().size(), 1u);
    EXPECT_EQ(host_->log()[0].level, ROSTRA_LOG_WARNING);
    EXPECT_EQ(host_->log()[0].message,
              "Of 3 pairs of documents, the 1 that share most were held against each other. Of the 2 others "
              "none has "
              "more than 2 tokens in common passages. Raise max-pairs, or set it to 0, to have them all.");
    options.max_pairs = 3;
    EXPECT_EQ(found_in(documents, tables, options).size(), 6u);
    EXPECT_THAT(host_->log(), IsEmpty());
}

TEST_F(UnsharedTable, OfPairsThatShareAsMuchTakesTheFirst) {
    const TestDocuments documents = sentences_of({"One two. Four.", "One two. Five.", "One two. Six."});
    const auto tables = read_tables({passage(documents, 0, 1, "One two"), passage(documents, 0, 2, "One two"),
                                     passage(documents, 1, 2, "One two")});
    UnsharedOptions options;
    options.max_pairs = 2;
    EXPECT_THAT(said(found_in(documents, tables, options)),
                ElementsAre(ElementsAre("0", "1", "Four."), ElementsAre("0", "2", "Four."),
                            ElementsAre("1", "0", "Five."), ElementsAre("2", "0", "Six.")));
}

TEST_F(UnsharedTable, HasNoRowForEqualDocuments) {
    const TestDocuments documents = sentences_of({"One two. Three.", "One two. Three."});
    EXPECT_THAT(found_in(documents, read_tables({passage(documents, 0, 1, "One two. Three")})), IsEmpty());
}

TEST_F(UnsharedTable, IsEmptyWithoutDocumentsSentencesOrPassages) {
    EXPECT_THAT(found_in({}, read_tables({})), IsEmpty());
    EXPECT_THAT(found_in(sentences_of({"One."}), read_tables({})), IsEmpty());
    EXPECT_THAT(found_in(sentences_of({"One two.", "One two three."}), read_tables({})), IsEmpty());
    const TestDocuments unparted = documents_of({"One two three", "One two four"});
    EXPECT_THAT(found_in(unparted, read_tables({passage(unparted, 0, 1, "One two")})), IsEmpty());
    EXPECT_THAT(found_in(sentences_of({"", "..."}), read_tables({})), IsEmpty());
}

TEST_F(UnsharedTable, NamesDocumentsByOrdinalWhereSomeWereSetAside) {
    TestDocuments documents = sentences_of({"One two. Three.", "One two. Four."});
    documents[0].ordinal = 3;
    documents[1].ordinal = 8;
    EXPECT_THAT(said(found_in(documents, read_tables({passage(documents, 0, 1, "One two")}))),
                ElementsAre(ElementsAre("3", "8", "Three."), ElementsAre("8", "3", "Four.")));
}

TEST_F(UnsharedTable, NeedsTheTableSimilarityToGoBySimilarity) {
    UnsharedOptions options;
    options.similarity = false;
    EXPECT_THAT(found_in(sentences_of({"One."}), {{kPassageSpans, {}}}, options), IsEmpty());
    options.pairs = "either";
    try {
        found_in(sentences_of({"One."}), {{kPassageSpans, {}}}, options);
        FAIL() << "was created";
    } catch (const ComponentError& error) {
        ASSERT_TRUE(error.failure);
        EXPECT_EQ(error.failure->code, ROSTRA_FAIL_OPTION);
        EXPECT_EQ(error.failure->message,
                  "pairs are to be told by their similarity, but no stage makes the table similarity; add "
                  "the stage "
                  "similarity, or set pairs to \"passages\"");
    }
}

TEST_F(UnsharedTable, KeepsSentencesInScratchBeyondTheBudget) {
    std::vector<std::string> texts;
    for (int i = 0; i < 50; ++i)
        texts.push_back("Said once more. And number " + std::to_string(i) + " alone.");
    const TestDocuments documents = sentences_of(texts);
    InMemoryHost host(documents);
    TestAggregator aggregator(host, unshared_module(), "sentences", unshared_setup({}));
    auto in_memory = aggregator.open();
    aggregator.update(in_memory, documents);
    EXPECT_EQ(host.scratch_bytes(), 0);
    host.budget = 0;
    {
        auto spilled = aggregator.open();
        aggregator.update(spilled, documents);
        EXPECT_GT(host.scratch_bytes(), 0);
        EXPECT_LT(aggregator.memory(spilled), aggregator.memory(in_memory));
        const auto tables = read_tables({passage(documents, 0, 49, "Said once more")});
        EXPECT_THAT(said(aggregator.finish(spilled, tables)[0]),
                    ElementsAre(ElementsAre("0", "49", "And number 0 alone."),
                                ElementsAre("49", "0", "And number 49 alone.")));
    }
    EXPECT_EQ(host.scratch_files(), 0);
}

}  // namespace
}  // namespace rostra::test
