// SPDX-License-Identifier: Apache-2.0
// The weight tf_idf in SMART's letters, and which tokens are counted at all.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "term_frequency_bench.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using testing::ElementsAre;
using List = OptionValue::List;

/// Of each term of a document, its weight.
std::map<std::string, double> weights(const std::string& letters, const std::string& document,
                                      std::int64_t budget = 1 << 30) {
    const TestDocuments documents = documents_of({"to be to to so", "be so be", "be", "or"});
    InMemoryHost host(documents);
    host.budget = budget;
    TestAggregator aggregator(host, term_frequency_module(), "counts",
                              term_frequency_setup({{"tf-idf", letters}, {"by", List{"document"}}}));
    std::map<std::string, double> found;
    const Rows rows = aggregator.run(documents)[0];
    for (const Row& row : rows) {
        if (row[1] == document) found[row[3]] = std::stod(row[8]);
    }
    return found;
}

TEST(TermWeights, AreTheLettersOfSmart) {
    // Of 4 documents, `be` is in 3, `so` in 2, `to` in 1.
    const double be = std::log(4.0 / 3), so = std::log(2.0), to = std::log(4.0);
    EXPECT_EQ(weights("nnn", "0.txt"), (std::map<std::string, double>{{"be", 1}, {"so", 1}, {"to", 3}}));
    EXPECT_EQ(weights("bnn", "0.txt"), (std::map<std::string, double>{{"be", 1}, {"so", 1}, {"to", 1}}));
    const auto close = [](std::map<std::string, double> found, double b, double s, double t) {
        EXPECT_NEAR(found["be"], b, 1e-12);
        EXPECT_NEAR(found["so"], s, 1e-12);
        EXPECT_NEAR(found["to"], t, 1e-12);
    };
    close(weights("ntn", "0.txt"), be, so, 3 * to);
    close(weights("lnn", "0.txt"), 1, 1, 1 + std::log(3.0));
    close(weights("ltn", "0.txt"), be, so, (1 + std::log(3.0)) * to);
    // ln((N - d) / d) is below 0 for `be`, and 0 for `so`.
    close(weights("npn", "0.txt"), 0, 0, 3 * std::log(3.0));
    const double length = std::sqrt(1 + 1 + 9.0);
    close(weights("nnc", "0.txt"), 1 / length, 1 / length, 3 / length);
    const double weighed = std::sqrt(be * be + so * so + 9 * to * to);
    close(weights("ntc", "0.txt"), be / weighed, so / weighed, 3 * to / weighed);
}

TEST(TermWeights, OfAGroupWithoutAnyAreZero) {
    EXPECT_EQ(weights("npc", "2.txt"), (std::map<std::string, double>{{"be", 0}}));
}

TEST(TermWeights, AreTheSameBeyondTheBudget) {
    for (const char* letters : {"nnc", "ltc", "bpc", "ntn"}) {
        EXPECT_EQ(weights(letters, "0.txt"), weights(letters, "0.txt", 0)) << letters;
    }
}

/// "term count" of the corpus.
std::vector<std::string> counts(const OptionMap& options) {
    // The first document's turns are those of Ana and Bo, the second's is Ana's.
    TestDocuments documents = documents_of({"is it so it is", "so be it"});
    documents[0].layers["turn"] = {{{0, 8}, {"Ana", std::int64_t{1}}}, {{9, 14}, {"Bo", std::int64_t{2}}}};
    documents[1].layers["turn"] = {{{0, 5}, {"Ana", std::int64_t{1}}}};
    InMemoryHost host(documents);
    OptionMap all = options;
    all.emplace("by", List{"corpus"});
    TestAggregator aggregator(host, term_frequency_module(), "counts", term_frequency_setup(all));
    std::vector<std::string> found;
    const Rows rows = aggregator.run(documents)[0];
    for (const Row& row : rows) found.push_back(row[3] + " " + row[4]);
    return found;
}

TEST(TermSelection, KeepsToALayer) {
    EXPECT_THAT(counts({}), ElementsAre("it 3", "is 2", "so 2", "be 1"));
    EXPECT_THAT(counts({{"only", "turn"}}), ElementsAre("is 2", "it 2", "so 2", "be 1"));
}

TEST(TermSelection, KeepsToValuesOfAColumn) {
    const OptionMap where = {{"where", "turn.speaker_id"}};
    const auto with = [&](const char* option, const List& values) {
        OptionMap options = where;
        options.emplace(option, values);
        return counts(options);
    };
    EXPECT_THAT(counts(where), ElementsAre("is 2", "it 2", "so 2", "be 1"));
    EXPECT_THAT(with("values", List{"Ana"}), ElementsAre("so 2", "be 1", "is 1", "it 1"));
    EXPECT_THAT(with("except", List{"Ana"}), ElementsAre("is 1", "it 1"));
    EXPECT_THAT(with("values", List{"Nobody"}), ElementsAre());
    EXPECT_THAT(counts({{"where", "turn.turn"}, {"values", List{"2"}}}), ElementsAre("is 1", "it 1"));
}

TEST(TermSelection, MakesNoSequenceAcrossWhatIsLeftOut) {
    EXPECT_THAT(counts({{"ngrams", List{2}}}),
                ElementsAre("be it 1", "is it 1", "it is 1", "it so 1", "so be 1", "so it 1"));
    EXPECT_THAT(counts({{"ngrams", List{2}}, {"only", "turn"}}),
                ElementsAre("is it 1", "it is 1", "it so 1", "so be 1"));
}

TEST(TermSelection, GivesTheSizesWithAndWithoutWhatIsSetAside) {
    TestDocuments documents = documents_of({"so it is so", "be it"});
    documents[0].layers["token"][1].cells[0] = "";  // `it`, as a stop word is
    InMemoryHost host(documents);
    TestAggregator aggregator(host, term_frequency_module(), "counts",
                              term_frequency_setup({{"ngrams", List{1, 2}}}));
    std::map<std::string, std::string> totals;
    const Rows rows = aggregator.run(documents)[0];
    for (const Row& row : rows) totals[row[1] + " " + row[2]] = row[9] + " of " + row[10];
    EXPECT_EQ(totals, (std::map<std::string, std::string>{{" 1", "5 of 6"},
                                                          {" 2", "2 of 4"},
                                                          {"0.txt 1", "3 of 4"},
                                                          {"0.txt 2", "1 of 3"},
                                                          {"1.txt 1", "2 of 2"},
                                                          {"1.txt 2", "1 of 1"}}));
}

TEST(TermSelection, RefusesValuesWithoutAColumn) {
    for (const char* option : {"values", "except"}) {
        try {
            counts({{option, List{"Ana"}}});
            ADD_FAILURE() << option;
        } catch (const ComponentError& error) {
            EXPECT_EQ(error.failure->message,
                      std::string("'") + option + "' needs 'where': the column whose values these are");
        }
    }
}

}  // namespace
}  // namespace rostra::test
