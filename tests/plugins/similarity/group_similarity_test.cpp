// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "similarity_bench.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Documents of turns, each a speaker and what he says.
TestDocuments documents_of_turns(
    const std::vector<std::vector<std::pair<std::string, std::string>>>& documents) {
    TestDocuments made;
    for (const auto& turns : documents) {
        std::string text;
        std::vector<LayerRow> rows;
        for (const auto& [speaker, words] : turns) {
            const auto begin = static_cast<std::int32_t>(text.size());
            text += words + ' ';
            rows.push_back({{begin, static_cast<std::int32_t>(text.size())},
                            {speaker, static_cast<std::int64_t>(rows.size() + 1)}});
        }
        const auto ordinal = static_cast<std::int64_t>(made.size());
        made.push_back(document_of(ordinal, std::to_string(ordinal) + ".txt", text));
        made.back().layers["turn"] = rows;
    }
    return made;
}

TEST(GroupSimilarity, ComparesSpeakersOverAllDocuments) {
    const TestDocuments documents = documents_of_turns(
        {{{"Bob", "the dam is safe"}, {"Ann", "is the dam safe"}, {"Bob", "it was built well"}},
         {{"Cid", "fish"}, {"Ann", "it was built well"}}});
    const std::vector<Rows> tables =
        similarity_tables(documents, {{"by", "turn.speaker_id"}, {"shingle", 4}, {"terms", 1}});
    EXPECT_THAT(tables[kSimilarity], IsEmpty());
    EXPECT_THAT(tables[kRelatedGroup], IsEmpty());
    EXPECT_THAT(tables[kTerms], IsEmpty());
    // The same words; of two shingles each, one in common: none crosses from turn to turn.
    EXPECT_THAT(
        tables[kGroupSimilarity],
        ElementsAre(Row{"turn.speaker_id", "Ann", "Bob", "1", "0.3333333333333333", "0.5", "0.5", "8", "1"},
                    Row{"turn.speaker_id", "Ann", "Cid", "0", "0", "0", "0", "0", "0"},
                    Row{"turn.speaker_id", "Bob", "Cid", "0", "0", "0", "0", "0", "0"}));
    EXPECT_THAT(tables[kGroupTerms],
                ElementsAre(Row{"turn.speaker_id", "Ann", "Bob", "built", "0.125", "1", "1"}));
}

TEST(GroupSimilarity, CountsAShingleOnceHoweverOftenAGroupHasIt) {
    const TestDocuments documents = documents_of_turns(
        {{{"Ann", "a b"}, {"Bob", "a b"}, {"Ann", "a b c"}, {"Bob", "q r"}, {"Ann", "x y"}},
         {{"Ann", "x y"}}});
    // Ann: ab bc xy; Bob: ab qr.
    const Rows rows =
        similarity_tables(documents, {{"by", "turn.speaker_id"}, {"shingle", 2}})[kGroupSimilarity];
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_THAT(Row(rows[0].begin() + 4, rows[0].end() - 1),
                ElementsAre("0.25", "0.3333333333333333", "0.5", "2"));
}

TEST(GroupSimilarity, ComparesDocumentsOfOneFactAsOne) {
    TestDocuments documents = documents_of({"red fox", "blue whale", "red fox blue whale", "nowhere"});
    for (const std::size_t d : {0u, 1u}) documents[d].layers["fact"] = {{{0, 0}, {"place", "north"}}};
    documents[2].layers["fact"] = {{{0, 0}, {"place", "south"}}};
    const Rows rows = similarity_tables(documents, {{"by", "fact.place"}, {"shingle", 2}})[kGroupSimilarity];
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0], (Row{"fact.place", "north", "south", "1", "0.6666666666666666", "1",
                            "0.6666666666666666", "4", "1"}));
}

TEST(GroupSimilarity, ComparesWhatIsAskedForOnly) {
    const TestDocuments documents = documents_of_turns(
        {{{"Ann", "one two"}, {"Bob", "three"}}, {{"Bob", "three four"}, {"Ann", "five"}}});
    const Rows rows = similarity_tables(
        documents, {{"where", "turn.speaker_id"}, {"values", OptionValue::List{"Bob"}}})[kSimilarity];
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0][6], "1");
}

TEST(GroupSimilarity, RefusesStatesOfOtherGroups) {
    const TestDocuments documents = documents_of_turns({{{"Ann", "one two"}, {"Bob", "three"}}});
    InMemoryHost host(documents);
    TestAggregator by_document(host, similarity_module(), "pairs", similarity_setup());
    TestAggregator by_speaker(host, similarity_module(), "pairs",
                              similarity_setup({{"by", "turn.speaker_id"}}));
    TestAggregator::State state = by_speaker.open();
    by_speaker.update(state, documents);
    try {
        (void)by_document.load(by_speaker.save(state));
        FAIL() << "the state was taken";
    } catch (const ComponentError&) {
        ASSERT_TRUE(host.failure().has_value());
        EXPECT_EQ(host.failure()->message, "a saved state was made under other options");
    }
}

TEST(GroupSimilarity, RefusesColumnsThatNameNoGroups) {
    const TestDocuments documents;
    InMemoryHost host(documents);
    EXPECT_THROW(TestAggregator(host, similarity_module(), "pairs",
                                similarity_setup({{"values", OptionValue::List{"x"}}})),
                 ComponentError);
    ASSERT_TRUE(host.failure().has_value());
    EXPECT_EQ(host.failure()->message, "'values' needs 'where': the column whose values these are");
}

}  // namespace
}  // namespace rostra::test
