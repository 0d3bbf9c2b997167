// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "laws/aggregator_laws.hpp"
#include "passages_bench.hpp"
#include "support/any_partition.hpp"
#include "support/random_documents.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class PassagesTable : public testing::Test {
protected:
    std::vector<Rows> tables_of(const TestDocuments& documents, const OptionMap& options) {
        host_ = std::make_unique<InMemoryHost>(documents);
        TestAggregator aggregator(*host_, passages_module(), "passages", passages_setup(options));
        return aggregator.run(documents);
    }
    Rows found_in(const TestDocuments& documents, std::int64_t length, std::int64_t max_documents = 0) {
        return places_of(tables_of(documents, {{"min-tokens", length}, {"max-documents", max_documents}})[0]);
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

TEST_F(PassagesTable, JoinsRunsOverASmallChangeAndSaysWhatChanged) {
    const auto tables =
        tables_of(documents_of({"The bridge over the river will open on Monday at noon.",
                                "The bridge over the river may open again on Monday at noon."}),
                  {{"min-tokens", 4}});
    EXPECT_THAT(tables[0], ElementsAre(Row{"1", "0", "0", "53", "1", "0", "58", "12", "10",
                                           "0.8333333333333334", "1", "shared", "", ""}));
    EXPECT_THAT(tables[1], ElementsAre(Row{"1", "replace", "0", "26", "30", "1", "26", "29"},
                                       Row{"1", "insert", "0", "36", "36", "1", "35", "40"}));
}

TEST_F(PassagesTable, KeepsRunsApartThatAreTooFarApart) {
    const TestDocuments documents =
        documents_of({"one two three x x x x four five six", "one two three y four five six"});
    EXPECT_EQ(tables_of(documents, {{"min-tokens", 3}, {"bridge", 4}})[0].size(), 1u);
    EXPECT_EQ(tables_of(documents, {{"min-tokens", 3}, {"bridge", 3}})[0].size(), 2u);
}

TEST_F(PassagesTable, FindsWhatSpeakersOfOneDocumentShare) {
    TestDocuments documents =
        documents_of({"we will not leave anyone behind. We will not leave anyone here."});
    documents[0].layers["turn"] = {{{0, 32}, {"Ann", 1}}, {{33, 64}, {"Bob", 2}}};
    const auto tables = tables_of(documents, {{"min-tokens", 4}, {"by", "turn.speaker_id"}});
    EXPECT_THAT(tables[0], ElementsAre(Row{"1", "0", "0", "24", "0", "33", "57", "5", "5", "1", "1", "shared",
                                           "Ann", "Bob"}));
}

TEST_F(PassagesTable, NeverComparesASpeakerWithHimself) {
    TestDocuments documents = documents_of({"we will not leave. And Bob: yes. We will not leave."});
    documents[0].layers["turn"] = {{{0, 18}, {"Ann", 1}}, {{28, 32}, {"Bob", 2}}, {{33, 51}, {"Ann", 1}}};
    EXPECT_THAT(tables_of(documents, {{"min-tokens", 4}, {"by", "turn.speaker_id"}})[0], IsEmpty());
}

TEST_F(PassagesTable, ClustersThePlacesOfOneTextAndNamesTheEarliest) {
    TestDocuments documents = documents_of({"we will not leave anyone", "he said we will not leave anyone",
                                            "we will not leave anyone behind", "something else"});
    documents[0].layers["fact"] = {{{0, 0}, {"date", "2024-03-26"}}};
    documents[2].layers["fact"] = {{{0, 0}, {"date", "2024-03-25"}}};
    const auto tables = tables_of(documents, {{"min-tokens", 4}});
    ASSERT_EQ(tables[0].size(), 3u);
    EXPECT_THAT(tables[2], ElementsAre(Row{"1", "1", "0", "0", "24", "shared", "3", "2024-03-26", "2.txt"},
                                       Row{"1", "1", "1", "8", "32", "shared", "3", "", "2.txt"},
                                       Row{"1", "2", "2", "0", "24", "shared", "3", "2024-03-25", "2.txt"}));
}

TEST_F(PassagesTable, CallsBoilerplateWhatMostDocumentsHave) {
    std::vector<std::string> texts;
    for (int d = 0; d < 8; ++d) {
        const std::string own = "w" + std::to_string(d);
        texts.push_back(own + (d < 5 ? " all rights are reserved " : " nothing is kept ") + own);
    }
    const auto tables = tables_of(documents_of(texts), {{"min-tokens", 4}});
    ASSERT_EQ(tables[0].size(), 10u);
    for (const Row& row : tables[0]) EXPECT_EQ(row[11], "boilerplate");
    const auto fewer = tables_of(documents_of(texts), {{"min-tokens", 4}, {"boilerplate", 0.7}});
    for (const Row& row : fewer[0]) EXPECT_EQ(row[11], "shared");
}

TEST_F(PassagesTable, RefusesSequencesLongerThanTheRunsTheyAreToFind) {
    InMemoryHost host(documents_of({"a b c"}));
    try {
        TestAggregator aggregator(host, passages_module(), "passages",
                                  passages_setup({{"min-tokens", 5}, {"shingle", 6}}));
        FAIL() << "made with wrong options";
    } catch (const std::exception& error) {
        EXPECT_THAT(error.what(),
                    testing::HasSubstr("'shingle' is 6 and 'min-tokens' 5: it has to be at most "
                                       "that, and at most 1023 less"));
    }
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
        "1 sequences of 3 tokens stand in more than 2 documents (one in 3), at 3 places, and were not "
        "searched by: passages made of such alone are missing, and listed as common in passage_cluster. "
        "Raise max-documents, or set it to 0, to find them.");
}

TEST_F(PassagesTable, ListsWhereCommonTextStands) {
    const auto tables = tables_of(
        documents_of({"one two three four", "one two three four", "x one two three four", "a b c", "a b c"}),
        {{"min-tokens", 3}, {"max-documents", 2}});
    EXPECT_THAT(tables[2], ElementsAre(Row{"1", "1", "3", "0", "5", "shared", "2", "", ""},
                                       Row{"1", "1", "4", "0", "5", "shared", "2", "", ""},
                                       Row{"2", "0", "0", "0", "18", "common", "3", "", ""},
                                       Row{"2", "0", "1", "0", "18", "common", "3", "", ""},
                                       Row{"2", "0", "2", "2", "20", "common", "3", "", ""}));
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

/// `lines` lines that are alike but for their numbers.
std::string like_lines(int lines, int first) {
    std::string text;
    for (int i = 0; i < lines; ++i)
        text += std::to_string(first + i) + ". The committee approved without a vote the item of its list.\n";
    return text;
}

TEST_F(PassagesTable, ComparesAPlaceOfWhatADocumentRepeatsWithTheNearestOfAnother) {
    const TestDocuments documents = documents_of({like_lines(200, 1000), like_lines(200, 2000)});
    const auto tables = tables_of(documents, {{"bridge", 0}});
    EXPECT_EQ(tables[0].size(), 200u * 32);
    ASSERT_EQ(host_->log().size(), 1u);
    EXPECT_EQ(host_->log()[0].level, ROSTRA_LOG_WARNING);
    EXPECT_EQ(
        host_->log()[0].message,
        "sequences of 8 tokens that stand at more than 32 places of one document: 1, one of them at 200 "
        "places; each place was compared with the 32 nearest to it in every other document, and passages "
        "made of such sequences alone that stand further apart are missing. Raise max-places, or set it to "
        "0, to find them.");
    // Twice as many lines are twice as many rows.
    EXPECT_EQ(
        tables_of(documents_of({like_lines(400, 1000), like_lines(400, 2000)}), {{"bridge", 0}})[0].size(),
        400u * 32);
    EXPECT_EQ(tables_of(documents, {{"bridge", 0}, {"max-places", 0}})[0].size(), 200u * 200);
    EXPECT_THAT(host_->log(), IsEmpty());
}

TEST_F(PassagesTable, HasAFewEditsForEachLineOfManyLikeLines) {
    const auto tables =
        tables_of(documents_of({like_lines(400, 1000), like_lines(400, 2000)}), passages_options());
    EXPECT_LT(tables[1].size(), 400u * 33);
    EXPECT_GT(tables[1].size(), 400u);
}

TEST_F(PassagesTable, KeepsTheLongestRunsWhereDocumentsShareTooMany) {
    const TestDocuments documents =
        documents_of({"a b c d. x a b c. y a b. z a b", "a b c d. u a b c. v a b. w a b"});
    const OptionMap options = {{"min-tokens", 2}, {"bridge", 0}, {"max-runs", 3}};
    EXPECT_THAT(places_of(tables_of(documents, options)[0]),
                ElementsAre(Row{"1", "0", "0", "7", "1", "0", "7", "4", "4", "1"},
                            Row{"2", "0", "0", "5", "1", "11", "16", "3", "3", "1"},
                            Row{"3", "0", "11", "16", "1", "0", "5", "3", "3", "1"}));
    ASSERT_EQ(host_->log().size(), 1u);
    EXPECT_EQ(host_->log()[0].level, ROSTRA_LOG_WARNING);
    EXPECT_EQ(host_->log()[0].message,
              "pairs of documents that share more than 3 runs: 1; the longest 3 runs of each were kept, and "
              "13 left "
              "out. Raise max-runs, or set it to 0, to keep them.");
}

TEST_F(PassagesTable, IsTheSameForAnyPartitionWhereItIsBounded) {
    const TestDocuments documents = random_documents(5, 64);
    for (const char* by : {"document", "turn.speaker_id"}) {
        InMemoryHost host(documents);
        TestAggregator aggregator(
            host, passages_module(), "passages",
            passages_setup({{"min-tokens", 2}, {"max-places", 1}, {"max-runs", 2}, {"by", by}}));
        expect_same_for_any_partition(aggregator, documents);
    }
}

TEST_F(PassagesTable, KeepsTheLawsOfAggregators) {
    const TestDocuments documents = overlapping_documents();
    InMemoryHost host(documents);
    for (const std::int64_t max_documents : {0, 3}) {
        TestAggregator aggregator(host, passages_module(), "passages",
                                  passages_setup({{"min-tokens", 4}, {"max-documents", max_documents}}));
        ASSERT_GT(aggregator.run(documents)[0].size(), 5u);
        EXPECT_THAT(broken_laws(host, aggregator, documents, true), IsEmpty());
    }
}

TEST_F(PassagesTable, IsTheSameForAnyPartitionComparedByDocumentAndBySpeaker) {
    const TestDocuments documents = random_documents(5, 64);
    for (const char* by : {"document", "turn.speaker_id", "fact.place"}) {
        InMemoryHost host(documents);
        TestAggregator aggregator(
            host, passages_module(), "passages",
            passages_setup({{"min-tokens", 3}, {"shingle", 2}, {"max-documents", 40}, {"by", by}}));
        const std::vector<Rows> tables = aggregator.run(documents);
        ASSERT_GT(tables[0].size(), 50u) << by;
        expect_same_for_any_partition(aggregator, documents);
    }
}

TEST_F(PassagesTable, StopsWhenAskedTo) {
    const TestDocuments documents = overlapping_documents();
    InMemoryHost host(documents);
    TestAggregator aggregator(host, passages_module(), "passages", passages_setup({{"min-tokens", 4}}));
    EXPECT_THAT(broken_laws(host, aggregator, documents, true, {}, "it stops when told"), IsEmpty());
}

TEST_F(PassagesTable, KeepsTokensInScratchBeyondTheBudget) {
    const TestDocuments documents = overlapping_documents();
    InMemoryHost host(documents);
    TestAggregator aggregator(host, passages_module(), "passages", passages_setup({{"min-tokens", 4}}));
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
