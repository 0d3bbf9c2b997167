// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "laws/aggregator_laws.hpp"
#include "passages_bench.hpp"

namespace rostra::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class PassagesTable : public testing::Test {
protected:
    Rows found_in(const TestDocuments& documents, std::int64_t length, std::int64_t max_documents = 0) {
        host_ = std::make_unique<InMemoryHost>(documents);
        TestAggregator aggregator(*host_, passages_module(), "passages",
                                  passages_setup(length, max_documents));
        return aggregator.run(documents)[0];
    }
    std::unique_ptr<InMemoryHost> host_;
};

TEST_F(PassagesTable, GivesTheBytesOfASharedRunInBothDocuments) {
    const auto rows = found_in(documents_of({"He said: The bridge will open on Monday.",
                                             "Officials say THE  BRIDGE will open, on Tuesday."}),
                               5);
    EXPECT_THAT(rows, ElementsAre(Row{"1", "0", "9", "32", "1", "14", "39", "5", "5", "1"}));
}

TEST_F(PassagesTable, GivesThePassagesOfTheExampleInMeasures) {
    const auto rows = found_in(documents_of({"The harbour is open. The harbour is safe.",
                                             "The harbour is closed.", "Fishing boats are safe."}),
                               3);
    EXPECT_THAT(rows, ElementsAre(Row{"1", "0", "0", "14", "1", "0", "14", "3", "3", "1"},
                                  Row{"2", "0", "21", "35", "1", "0", "14", "3", "3", "1"}));
}

TEST_F(PassagesTable, HasNoRunThatIsTooShort) {
    EXPECT_THAT(found_in(documents_of({"one two three four", "one two three five"}), 4), IsEmpty());
}

TEST_F(PassagesTable, HasNoRunThatADocumentSharesWithItselfAlone) {
    EXPECT_THAT(found_in(documents_of({"one two three one two three", "four five"}), 3), IsEmpty());
}

TEST_F(PassagesTable, HasARowForEachPlaceOfARepeatedRun) {
    const auto rows = found_in(documents_of({"one two three", "one two three x one two three"}), 3);
    EXPECT_THAT(rows, ElementsAre(Row{"1", "0", "0", "13", "1", "0", "13", "3", "3", "1"},
                                  Row{"2", "0", "0", "13", "1", "16", "29", "3", "3", "1"}));
}

TEST_F(PassagesTable, LooksPastTokensThatAreNoTerms) {
    TestDocuments documents = documents_of({"keep calm and carry on", "Keep calm, or carry on."});
    documents[0].layers["token"][2].cells[0] = "";
    documents[1].layers["token"][2].cells[0] = "";
    EXPECT_THAT(found_in(documents, 4), ElementsAre(Row{"1", "0", "0", "22", "1", "0", "22", "4", "4", "1"}));
    EXPECT_THAT(found_in(documents, 5), IsEmpty());
}

TEST_F(PassagesTable, NamesDocumentsByOrdinalWhereSomeWereSetAside) {
    TestDocuments documents = documents_of({"one two three", "one two three"});
    documents[0].ordinal = 3;
    documents[1].ordinal = 8;
    EXPECT_THAT(found_in(documents, 3), ElementsAre(Row{"1", "3", "0", "13", "8", "0", "13", "3", "3", "1"}));
}

TEST_F(PassagesTable, IsEmptyWithoutDocumentsAndWithoutTokens) {
    EXPECT_THAT(found_in({}, 3), IsEmpty());
    EXPECT_THAT(found_in(documents_of({"", "...", ""}), 3), IsEmpty());
}

TEST_F(PassagesTable, SaysWhatLeavingOutCommonRunsCosts) {
    const auto rows = found_in(
        documents_of({"one two three", "one two three", "x one two three", "a b c d", "a b c d"}), 3, 2);
    EXPECT_THAT(rows, ElementsAre(Row{"1", "3", "0", "7", "4", "0", "7", "4", "4", "1"}));
    ASSERT_EQ(host_->log().size(), 1u);
    EXPECT_EQ(host_->log()[0].level, ROSTRA_LOG_WARNING);
    EXPECT_EQ(
        host_->log()[0].message,
        "1 runs of 3 tokens stand in more than 2 documents (one in 3), at 3 places, and were not searched "
        "by: "
        "passages made of such runs alone are missing. Raise max-documents, or set it to 0, to find them.");
}

TEST_F(PassagesTable, SaysNothingWhereNothingIsLeftOut) {
    found_in(documents_of({"one two three", "one two three"}), 3, 2);
    EXPECT_THAT(host_->log(), IsEmpty());
}

/// Documents that share runs across many batches, states and spills.
TestDocuments overlapping_documents() {
    std::vector<std::string> texts;
    for (int d = 0; d < 23; ++d) {
        std::string text;
        for (int i = 0; i < 150 + 7 * d; ++i) text += "w" + std::to_string((i * (1 + d % 3) + d) % 97) + ' ';
        for (int i = 0; i < 20; ++i) text += "pair" + std::to_string(d / 2 * 20 + i) + ' ';
        texts.push_back(text);
    }
    texts[5].clear();
    return documents_of(texts);
}

TEST_F(PassagesTable, KeepsTheLawsOfAggregators) {
    const TestDocuments documents = overlapping_documents();
    InMemoryHost host(documents);
    for (const std::int64_t max_documents : {0, 3}) {
        TestAggregator aggregator(host, passages_module(), "passages", passages_setup(4, max_documents));
        ASSERT_GT(aggregator.run(documents)[0].size(), 5u);
        EXPECT_THAT(broken_laws(host, aggregator, documents, true), IsEmpty());
    }
}

TEST_F(PassagesTable, StopsWhenAskedTo) {
    const TestDocuments documents = overlapping_documents();
    InMemoryHost host(documents);
    TestAggregator aggregator(host, passages_module(), "passages", passages_setup(4));
    EXPECT_THAT(broken_laws(host, aggregator, documents, true, {}, "it stops when told"), IsEmpty());
}

TEST_F(PassagesTable, KeepsTokensInScratchBeyondTheBudget) {
    const TestDocuments documents = overlapping_documents();
    InMemoryHost host(documents);
    TestAggregator aggregator(host, passages_module(), "passages", passages_setup(4));
    auto in_memory = aggregator.open();
    aggregator.update(in_memory, documents);
    EXPECT_EQ(host.scratch_bytes(), 0);
    host.budget = 0;
    {
        auto spilled = aggregator.open();
        aggregator.update(spilled, documents);
        EXPECT_GT(host.scratch_bytes(), 0);
        EXPECT_LT(aggregator.memory(spilled), aggregator.memory(in_memory));
    }
    EXPECT_EQ(host.scratch_files(), 0);
}

}  // namespace
}  // namespace rostra::test
