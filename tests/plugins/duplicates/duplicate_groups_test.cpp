// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "duplicates_bench.hpp"
#include "laws/aggregator_laws.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A document of turns: who said what.
TestDocument spoken(std::int64_t ordinal, const std::vector<std::pair<std::string, std::string>>& turns) {
    std::string text;
    std::vector<LayerRow> rows;
    for (const auto& [speaker, words] : turns) {
        const auto begin = static_cast<std::int32_t>(text.size());
        text += words + "\n";
        rows.push_back({{begin, static_cast<std::int32_t>(text.size())}, {speaker, "named"}});
    }
    TestDocument document = document_of(ordinal, std::to_string(ordinal), text);
    document.layers["turn"] = rows;
    return document;
}

std::vector<Rows> found(const TestDocuments& documents, const OptionMap& options) {
    InMemoryHost host(documents);
    TestAggregator aggregator(host, duplicates_module(), "copies", duplicates_setup(options));
    return aggregator.run(documents);
}

TEST(DuplicateGroups, AreComparedByAllThatTheySay) {
    const TestDocuments documents = {
        spoken(0, {{"Zoe", "we have no choice"}, {"Ann", "thank you all"}}),
        spoken(1, {{"Bob", "thank you all"}, {"Zoe", "we have a plan"}}),
        spoken(2, {{"Ann", "that is all"}, {"Bob", "that is all"}, {"", "that is all"}})};
    const auto tables = found(documents, {{"by", "turn.speaker_id"}, {"shingle", 2}});
    EXPECT_THAT(tables[0], IsEmpty());
    EXPECT_THAT(tables[1], IsEmpty());
    EXPECT_THAT(tables[2], ElementsAre(Row{"turn.speaker_id", "Ann", "Bob", "1", "1", "1", "4", "1"}));
    EXPECT_THAT(tables[3], ElementsAre(Row{"turn.speaker_id", "1", "Ann", "2"},
                                       Row{"turn.speaker_id", "1", "Bob", "2"}));
    EXPECT_EQ(tables[4][0][0], "turn.speaker_id");
    EXPECT_EQ(tables[4][0][1], "3");
}

TEST(DuplicateGroups, HaveNoShinglesOverTheEndOfATurn) {
    // As one text both would be "a b c d".
    const TestDocuments documents = {
        spoken(0, {{"Ann", "a b"}, {"Eve", "x"}, {"Ann", "c d"}, {"Bob", "a b c d"}})};
    const auto tables = found(documents, {{"by", "turn.speaker_id"}, {"shingle", 2}, {"threshold", 0.6}});
    // Ann: ab, cd; Bob: ab, bc, cd.
    EXPECT_THAT(tables[2], ElementsAre(Row{"turn.speaker_id", "Ann", "Bob", "0.6666666666666666", "1",
                                           "0.6666666666666666", "2", "1"}));
}

TEST(DuplicateGroups, MayBeFacts) {
    TestDocuments documents = documents_of({"one two three", "one two three", "one two three"});
    documents[0].layers["fact"] = {{{0, 0}, {"place", "Rome"}}};
    documents[1].layers["fact"] = {{{0, 0}, {"place", "Oslo"}}};
    EXPECT_THAT(found(documents, {{"by", "fact.place"}})[2],
                ElementsAre(Row{"fact.place", "Oslo", "Rome", "1", "1", "1", "1", "1"}));
}

TEST(DuplicateGroups, AreNoneWhereNobodySpeaks) {
    const auto tables = found(documents_of({"one two", "one two"}), {{"by", "turn.speaker_id"}});
    EXPECT_THAT(tables[0], IsEmpty());
    EXPECT_THAT(tables[2], IsEmpty());
    EXPECT_EQ(tables[4][0][1], "0");
}

TEST(DuplicateGroups, AreOfTheTokensThatAreSelected) {
    TestDocuments documents = {spoken(0, {{"Ann", "one two"}, {"Bob", "x y z"}}),
                               spoken(1, {{"Ann", "one two"}, {"Bob", "p q r"}})};
    EXPECT_THAT(found(documents, {})[0], IsEmpty());
    EXPECT_EQ(
        found(documents, {{"where", "turn.speaker_id"}, {"values", OptionValue::List{"Ann"}}})[0].size(), 1u);
}

TEST(DuplicateGroups, KeepTheLawsOfAggregators) {
    TestDocuments documents;
    for (std::int64_t d = 0; d < 24; ++d) {
        documents.push_back(
            spoken(2 * d, {{"s" + std::to_string(d % 7), "one two three four " + std::to_string(d % 3)},
                           {"s" + std::to_string(d % 4), "five six seven " + std::to_string(d % 5)}}));
    }
    InMemoryHost host(documents);
    TestAggregator aggregator(
        host, duplicates_module(), "copies",
        duplicates_setup({{"by", "turn.speaker_id"}, {"shingle", 2}, {"threshold", 0.5}}));
    EXPECT_THAT(broken_laws(host, aggregator, documents, true), IsEmpty());
}

}  // namespace
}  // namespace rostra::test
