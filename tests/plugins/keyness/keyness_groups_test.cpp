// SPDX-License-Identifier: Apache-2.0
// Which groups are compared with what, in how many documents, and what is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "keyness_bench.hpp"
#include "support/temporary_folder.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using List = OptionValue::List;

/// Three speakers: Ann and Bob both say `sea` in the first document, Ann alone in the second, Cid alone in the third. What
/// nobody says (the last word of the first) is in no group.
TestDocuments conversations() {
    TestDocuments documents = documents_of({"sea sea sky sea sky sea", "sea sky", "sea sky sky"});
    documents[0].layers["turn"] = {{{0, 11}, {"Ann", std::int64_t{1}}}, {{12, 19}, {"Bob", std::int64_t{2}}}};
    documents[1].layers["turn"] = {{{0, 3}, {"Ann", std::int64_t{1}}}, {{4, 7}, {"Bob", std::int64_t{2}}}};
    documents[2].layers["turn"] = {{{0, 11}, {"Cid", std::int64_t{1}}}};
    return documents;
}

class KeynessGroups : public testing::Test {
protected:
    KeynessRows compared(const TestDocuments& documents, const OptionMap& options) {
        host_ = std::make_unique<InMemoryHost>(documents);
        TestAggregator aggregator(*host_, keyness_module(), "keyness", keyness_setup(options));
        return by_column(aggregator.run(documents)[0]);
    }
    /// Target, reference, counts, sizes and ranges of `sea`.
    std::vector<std::string> sea(const TestDocuments& documents, const OptionMap& options) {
        KeynessRows rows = compared(documents, options);
        std::erase_if(rows, [](const KeynessRow& row) { return row.at("term") != "sea"; });
        return columns(rows, {"target", "reference", "target_count", "target_size", "target_range",
                              "reference_count", "reference_size", "reference_range"});
    }
    std::vector<std::string> warnings() const {
        std::vector<std::string> messages;
        for (const auto& line : host_->log()) messages.push_back(line.message);
        return messages;
    }
    /// The option that is pointed at and the message with which it is refused.
    static std::string refusal(const OptionMap& options) {
        InMemoryHost host;
        try {
            const TestAggregator aggregator(host, keyness_module(), "keyness", keyness_setup(options));
            return "accepted";
        } catch (const ComponentError& error) {
            OptionMap all = options;
            all.merge(keyness_options());
            auto option = all.begin();
            std::advance(option, static_cast<int>(error.failure->where) - 1);
            return option->first + ": " + error.failure->message;
        }
    }
    std::unique_ptr<InMemoryHost> host_;
};

TEST_F(KeynessGroups, AreEachComparedWithTheRest) {
    // Of the documents that have `sea`, the first is in the range of Ann and in that of her rest.
    EXPECT_THAT(sea(conversations(), {{"by", "turn.speaker_id"}}),
                ElementsAre("Ann rest 3 4 2 2 6 2", "Bob rest 1 3 1 4 7 3", "Cid rest 1 3 1 4 7 2"));
}

TEST_F(KeynessGroups, ArePutTogetherWhereATargetNamesSome) {
    EXPECT_THAT(sea(conversations(), {{"by", "turn.speaker_id"}, {"target", List{"Ann", "Bob"}}}),
                ElementsAre("Ann + Bob rest 4 7 2 1 3 1"));
    EXPECT_THAT(sea(conversations(), {{"by", "turn.speaker_id"}, {"target", List{"Ann"}}}),
                ElementsAre("Ann rest 3 4 2 2 6 2"));
}

TEST_F(KeynessGroups, AreComparedWithTheGroupsOfTheReference) {
    EXPECT_THAT(sea(conversations(),
                    {{"by", "turn.speaker_id"}, {"target", List{"Ann"}}, {"reference", List{"Bob"}}}),
                ElementsAre("Ann Bob 3 4 2 1 3 1"));
    EXPECT_THAT(sea(conversations(), {{"by", "turn.speaker_id"}, {"reference", List{"Bob", "Ann"}}}),
                ElementsAre("Cid Bob + Ann 1 3 1 4 7 2"));
}

TEST_F(KeynessGroups, MayBeDocuments) {
    EXPECT_THAT(sea(conversations(), {{"by", "document"}}),
                ElementsAre("0.txt rest 4 6 1 2 5 2", "1.txt rest 1 2 1 5 9 2", "2.txt rest 1 3 1 5 8 2"));
    EXPECT_THAT(sea(conversations(), {{"by", "document"}, {"target", List{"0.txt", "1.txt"}}}),
                ElementsAre("0.txt + 1.txt rest 5 8 2 1 3 1"));
    EXPECT_THAT(sea(conversations(), {{"by", "document"}, {"reference", List{"0.txt", "1.txt"}}}),
                ElementsAre("2.txt 0.txt + 1.txt 1 3 1 5 8 2"));
    EXPECT_THAT(
        sea(conversations(), {{"by", "document"}, {"target", List{"2.txt"}}, {"reference", List{"1.txt"}}}),
        ElementsAre("2.txt 1.txt 1 3 1 1 2 1"));
}

TEST_F(KeynessGroups, MayBeFactsOfDocuments) {
    TestDocuments documents = conversations();
    documents[0].layers["fact"] = {{{0, 0}, {"place", "Ostend"}}};
    documents[1].layers["fact"] = {{{0, 0}, {"place", "Dover"}}};
    documents[2].layers["fact"] = {{{0, 0}, {"date", "2026"}}};  // in no group
    EXPECT_THAT(sea(documents, {{"by", "fact.place"}}),
                ElementsAre("Dover rest 1 2 1 4 6 1", "Ostend rest 4 6 1 1 2 1"));
}

TEST_F(KeynessGroups, MakeNoSequenceOfTwoTurns) {
    const KeynessRows rows = compared(
        conversations(), {{"by", "turn.speaker_id"}, {"ngrams", List{2}}, {"target", List{"Ann", "Bob"}}});
    EXPECT_THAT(columns(rows, {"term", "target_count", "reference_count", "target_size", "reference_size"}),
                ElementsAre("sea sea 1 0 3 2", "sea sky 2 1 3 2", "sky sky 0 1 3 2"));
}

TEST_F(KeynessGroups, ThatAreNotThereAreWarnedOf) {
    EXPECT_THAT(compared(conversations(), {{"by", "turn.speaker_id"}, {"target", List{"Anne"}}}), IsEmpty());
    EXPECT_THAT(warnings(),
                ElementsAre("no term stands in a group 'Anne' of 'turn.speaker_id', which 'target' or "
                            "'reference' names"));
    EXPECT_EQ(compared(conversations(), {{"by", "document"}, {"reference", List{"0.txt", "9.txt"}}}).size(),
              4u);
    EXPECT_THAT(warnings(), ElementsAre("no term stands in a group '9.txt' of 'document', which 'target' or "
                                        "'reference' names"));
    EXPECT_FALSE(compared(conversations(), {{"by", "turn.speaker_id"}, {"target", List{"Ann"}}}).empty());
    EXPECT_THAT(warnings(), IsEmpty());
}

TEST_F(KeynessGroups, AreRefusedWhereTheyMeanNothing) {
    const TemporaryFolder folder;
    const std::string list = folder.write("list.tsv", "a\t1\n");
    EXPECT_EQ(refusal({{"target", List{"A", "B", "A"}}}), "target: 'target' names 'A' twice");
    EXPECT_EQ(refusal({{"reference", List{"B", "B"}}}), "reference: 'reference' names 'B' twice");
    EXPECT_EQ(refusal({{"target", List{"A", "B"}}, {"reference", List{"B"}}}),
              "reference: 'B' is a target already: what is compared with itself does not differ");
    EXPECT_EQ(
        refusal({{"by", "corpus"}}),
        "by: the corpus has no rest to be compared with: name a 'reference-list', or group by something");
    EXPECT_EQ(refusal({{"by", "corpus"}, {"reference-list", list}, {"target", List{"A"}}}),
              "target: the corpus has no groups to choose from");
    EXPECT_EQ(refusal({{"reference", List{"B"}}, {"reference-list", list}}),
              "reference: 'reference' and 'reference-list' are both set: one of them is the reference");
    EXPECT_EQ(refusal({{"ngrams", List{1, 2}}, {"reference-list", list}}),
              "ngrams: a 'reference-list' has terms of one length: compare one length of 'ngrams' a stage");
    EXPECT_EQ(refusal({{"reference-size", 100}}),
              "reference-size: 'reference-size' is the size of a 'reference-list', and there is none");
    EXPECT_EQ(
        refusal({{"reference-list", folder.write("bad.tsv", "a\t1\nb\n")}}),
        "reference-list: " + folder.path() + "/bad.tsv:2: expected a term, a tab or a comma, and its count");
    EXPECT_EQ(
        refusal({{"simple-maths", 0.0}}),
        "simple-maths: 'simple-maths' is added to both frequencies, so that none is 0: it has to be above 0");
    EXPECT_EQ(refusal({{"ngrams", List{}}}),
              "ngrams: 'ngrams' is empty: name the lengths that are counted, as 1");
}

TEST_F(KeynessGroups, OfOtherOptionsAreNoStateToGoOnFrom) {
    const TestDocuments documents = conversations();
    InMemoryHost host(documents);
    TestAggregator rest(host, keyness_module(), "keyness", keyness_setup({{"by", "turn.speaker_id"}}));
    TestAggregator ann(host, keyness_module(), "keyness",
                       keyness_setup({{"by", "turn.speaker_id"}, {"target", List{"Ann"}}}));
    auto state = rest.open();
    rest.update(state, documents);
    try {
        const auto loaded = ann.load(rest.save(state));
        FAIL() << "loaded";
    } catch (const ComponentError& error) {
        EXPECT_EQ(error.failure->message, "a saved state was counted under other options");
    }
}

}  // namespace
}  // namespace rostra::test
