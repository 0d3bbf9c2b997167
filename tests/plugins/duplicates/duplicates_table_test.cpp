// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "duplicates_bench.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

enum Table : std::size_t { kDuplicate, kCluster, kGroupDuplicate, kGroupCluster, kSearch };

class DuplicatesTable : public testing::Test {
protected:
    std::vector<Rows> found(const TestDocuments& documents, const OptionMap& options = {}) {
        InMemoryHost host(documents);
        TestAggregator aggregator(host, duplicates_module(), "copies", duplicates_setup(options));
        std::vector<Rows> rows = aggregator.run(documents);
        log_ = host.log();
        return rows;
    }
    std::vector<std::string> warnings() const {
        std::vector<std::string> messages;
        for (const InMemoryHost::LogLine& line : log_) {
            if (line.level == ROSTRA_LOG_WARNING) messages.push_back(line.message);
        }
        return messages;
    }

    std::vector<InMemoryHost::LogLine> log_;
};

TEST_F(DuplicatesTable, GivesTheNumbersOfTheExampleInTheReadme) {
    const auto tables =
        found(documents_of({"The harbour will open again on Monday morning, said the mayor of the town.",
                            "The harbour will open again on Monday morning, said the mayor of the city.",
                            "Rain is expected in the north until Tuesday."}),
              {{"threshold", 0.7}});
    // Of 14 words 10 shingles of 5; they differ in the last one.
    EXPECT_THAT(tables[kDuplicate], ElementsAre(Row{"0", "1", "0.8181818181818182", "0.9", "0.9", "9", "1"}));
    EXPECT_THAT(tables[kCluster], ElementsAre(Row{"1", "0", "2", "", ""}, Row{"1", "1", "2", "", ""}));
    EXPECT_THAT(tables[kGroupDuplicate], IsEmpty());
    EXPECT_THAT(tables[kGroupCluster], IsEmpty());
}

TEST_F(DuplicatesTable, ListsEqualDocumentsBesideTheEarliestOfThem) {
    const auto tables = found(documents_of({"a b c d e f", "x", "A, B, C, D: e f!", "x", "a b c d e f"}));
    EXPECT_THAT(tables[kDuplicate],
                ElementsAre(Row{"0", "2", "1", "1", "1", "2", "1"}, Row{"0", "4", "1", "1", "1", "2", "1"},
                            Row{"1", "3", "1", "1", "1", "1", "2"}));
    EXPECT_THAT(tables[kCluster], ElementsAre(Row{"1", "0", "3", "", ""}, Row{"1", "2", "3", "", ""},
                                              Row{"1", "4", "3", "", ""}, Row{"2", "1", "2", "", ""},
                                              Row{"2", "3", "2", "", ""}));
    EXPECT_THAT(Row(tables[kSearch][0].begin() + 7, tables[kSearch][0].end()),
                ElementsAre("3", "0", "0", "0", "0"));
}

TEST_F(DuplicatesTable, FindsDocumentsOfEqualShinglesInAnotherOrderEqual) {
    const auto tables = found(documents_of({"a a a a a a", "a a a a a a a a"}));
    EXPECT_THAT(tables[kDuplicate], ElementsAre(Row{"0", "1", "1", "1", "1", "1", "1"}));
}

TEST_F(DuplicatesTable, TakesPairsAtTheThresholdAndNoneBelow) {
    // 94 words have 90 shingles; 10 other words at the end leave 80 of 100: exactly 0.8.
    const std::string text = numbered_words(94, 94, "w");
    const auto with = [&](std::size_t changed) {
        return documents_of({text, numbered_words(94, 94 - changed, "x")});
    };
    EXPECT_THAT(found(with(10))[kDuplicate],
                ElementsAre(Row{"0", "1", "0.8", "0.8888888888888888", "0.8888888888888888", "80", "1"}));
    EXPECT_THAT(found(with(11))[kDuplicate], IsEmpty());
    EXPECT_THAT(found(with(1), {{"threshold", 1.0}})[kDuplicate], IsEmpty());
    EXPECT_EQ(found(with(0), {{"threshold", 1.0}})[kDuplicate].size(), 1u);
}

TEST_F(DuplicatesTable, NamesTheMemberWithTheEarliestDate) {
    TestDocuments documents = documents_of({"one two", "one two", "one two", "one two"});
    documents[0].layers["fact"] = {{{0, 0}, {"date", "2024-03-27"}}};
    documents[1].layers["fact"] = {{{0, 0}, {"title", "1999-01-01"}}};
    documents[2].layers["fact"] = {{{0, 0}, {"place", "-"}}, {{0, 0}, {"date", "2024-03-26"}}};
    documents[3].layers["fact"] = {{{0, 0}, {"date", "2024-03-26"}}};
    EXPECT_THAT(
        found(documents)[kCluster],
        ElementsAre(Row{"1", "0", "4", "2024-03-27", "2.txt"}, Row{"1", "1", "4", "", "2.txt"},
                    Row{"1", "2", "4", "2024-03-26", "2.txt"}, Row{"1", "3", "4", "2024-03-26", "2.txt"}));
}

TEST_F(DuplicatesTable, SaysHowItLookedAndWhatThatMayHaveMissed) {
    const auto tables = found(documents_of({"one two three", "", "four"}));
    // (1 - 0.8^6)^16.
    EXPECT_THAT(tables[kSearch], ElementsAre(Row{"document", "2", "5", "0.8", "16", "6",
                                                 "0.007718729307660665", "0", "0", "0", "0", "0"}));
    ASSERT_EQ(log_.size(), 1u);
    EXPECT_EQ(log_[0].message,
              "16 bands of 6 rows: two at the threshold 0.8 are missed with a chance of "
              "0.007718729307660665; 0 pairs "
              "were compared, 0 of them are at the threshold or above; 0 are equal to an earlier one");
}

TEST_F(DuplicatesTable, IsEmptyWhereThereIsNothingToCompare) {
    for (const TestDocuments& documents :
         {TestDocuments(), documents_of({"one"}), documents_of({"", "", ""}), documents_of({"a b", "b a"})}) {
        const auto tables = found(documents);
        EXPECT_THAT(tables[kDuplicate], IsEmpty());
        EXPECT_THAT(tables[kCluster], IsEmpty());
        EXPECT_EQ(tables[kSearch].size(), 1u);
    }
}

TEST_F(DuplicatesTable, LooksPastTokensThatAreNoTerms) {
    TestDocuments documents = documents_of({"one the two", "one a two"});
    for (TestDocument& document : documents) document.layers["token"][1].cells[0] = "";
    EXPECT_EQ(found(documents)[kDuplicate].size(), 1u);
}

TEST_F(DuplicatesTable, ComparesNoCopiesOfOnePage) {
    const auto tables = found(documents_of(std::vector<std::string>(3000, numbered_words(50, 50, "w"))));
    EXPECT_EQ(tables[kDuplicate].size(), 2999u);
    EXPECT_EQ(tables[kCluster].size(), 3000u);
    EXPECT_EQ(tables[kSearch][0][7], "2999");
    EXPECT_EQ(tables[kSearch][0][8], "0");
    EXPECT_THAT(warnings(), IsEmpty());
}

TEST_F(DuplicatesTable, ComparesManyNearCopiesWithTheEarliestAlone) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < 1000; ++i)
        texts.push_back(numbered_words(60, 59, "copy" + std::to_string(i) + "x"));
    const auto tables = found(documents_of(texts), {{"most-each", 20}});
    EXPECT_EQ(tables[kCluster].size(), 1000u);
    EXPECT_EQ(tables[kCluster][999][0], "1");
    // Each pair would be 499500.
    EXPECT_LT(std::stoul(tables[kSearch][0][8]), 20'000u);
    EXPECT_EQ(tables[kSearch][0][11], "1000");
    ASSERT_EQ(warnings().size(), 1u);
    EXPECT_EQ(
        warnings()[0],
        "1000 of 1000 were among more than 20 that met at once, and were compared with the earliest of each "
        "cluster there, not each with each: not every pair of them is listed, and a cluster that only such a "
        "pair holds together comes out as several (option 'most-each')");
}

TEST_F(DuplicatesTable, TellsClustersApartThatMeetInOneCrowd) {
    // Half of each document is the same in all, so that many meet; copies are those of one kind.
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < 400; ++i) {
        std::string text = numbered_words(40, 40, "w");
        for (std::size_t j = 0; j < 30; ++j)
            text += "kind" + std::to_string(i % 8) + "x" + std::to_string(j) + ' ';
        texts.push_back(text + "last" + std::to_string(i));
    }
    const auto tables =
        found(documents_of(texts),
              {{"most-each", 30}, {"permutations", 4}, {"recall", 0.9999}, {"threshold", 0.9}});
    EXPECT_GT(std::stoul(tables[kSearch][0][10]), 0u) << "some met that are no copies";
    std::map<std::string, std::set<std::string>> kinds;
    for (const Row& row : tables[kCluster]) {
        ASSERT_EQ(row[2], "50");
        kinds[row[0]].insert(std::to_string(std::stoul(row[1]) % 8));
    }
    EXPECT_EQ(kinds.size(), 8u);
    for (const auto& [cluster, kind] : kinds) EXPECT_EQ(kind.size(), 1u) << cluster;
}

TEST_F(DuplicatesTable, SaysWhatWasLeftOfACrowdThatIsNoCluster) {
    // Most meet in the one band of two rows, and no two are copies.
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < 60; ++i)
        texts.push_back(numbered_words(100, 75, "other" + std::to_string(i) + "x"));
    const auto tables = found(documents_of(texts), {{"most-each", 4}, {"permutations", 2}, {"recall", 0.6}});
    EXPECT_THAT(tables[kDuplicate], IsEmpty());
    ASSERT_EQ(warnings().size(), 1u);
    EXPECT_THAT(warnings()[0],
                HasSubstr(" times one was left before all clusters were tried, and may be missed"));
}

TEST_F(DuplicatesTable, RefusesTooFewPermutations) {
    try {
        found({}, {{"threshold", 0.2}, {"permutations", 10}});
        FAIL() << "nothing was refused";
    } catch (const ComponentError& error) {
        ASSERT_TRUE(error.failure);
        EXPECT_EQ(error.failure->code, ROSTRA_FAIL_OPTION);
        EXPECT_EQ(error.failure->message,
                  "a recall of 0.99 at a threshold of 0.2 needs at least 21 permutations");
        // Options in the order of their names: by, most-each, permutations.
        EXPECT_EQ(error.failure->where, 3u);
    }
}

TEST_F(DuplicatesTable, RefusesAStateOfOtherTokens) {
    const TestDocuments documents = documents_of({"one two"});
    InMemoryHost host(documents);
    TestAggregator by_document(host, duplicates_module(), "copies", duplicates_setup());
    TestAggregator by_place(host, duplicates_module(), "copies", duplicates_setup({{"by", "fact.place"}}));
    TestAggregator::State state = by_document.open();
    by_document.update(state, documents);
    const std::string saved = by_document.save(state);
    EXPECT_THROW((void)by_place.load(saved), ComponentError);
}

}  // namespace
}  // namespace rostra::test
