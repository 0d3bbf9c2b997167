// SPDX-License-Identifier: Apache-2.0
// The numbers of the table: those that others have published, from counts, and those of the example in the documentation.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "keyness_bench.hpp"
#include "rostra/state_bytes.hpp"
#include "support/state_bytes_in_memory.hpp"
#include "support/temporary_folder.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using List = OptionValue::List;

/// A word in the groups A and B, and how many others they have.
struct Counts {
    std::int64_t a, a_size, b, b_size;
};

/// A saved state of the groups A and B of fact.side with the word `word` among others. `words`: with which the state of
/// such options begins.
std::string state_of(const Counts& counts, std::string_view words) {
    SavedBytes bytes;
    StateWriter writer(bytes.sink());
    writer.string(words);
    writer.integer(2);  // documents
    writer.integer(2);  // groups
    writer.string("A");
    writer.string("B");
    writer.integer(0);  // groups that share documents
    writer.integer(0);  // groups of the options that were met
    writer.integer(counts.a_size + counts.b_size);
    writer.integer(0);  // documents by themselves
    writer.integer(counts.a_size);
    writer.integer(counts.b_size);
    const auto term = [&writer](std::string_view text, std::int64_t in_a, std::int64_t in_b) {
        // How many counts, the term, and of each scope, group, count and documents: all, A, B.
        const std::vector<std::array<std::int64_t, 4>> all = {
            {0, 0, in_a + in_b, 2}, {2, 0, in_a, 1}, {2, 1, in_b, 1}};
        writer.integer(std::count_if(all.begin(), all.end(), [](const auto& one) { return one[2] != 0; }));
        writer.string(text);
        for (const auto& one : all) {
            if (one[2] == 0) continue;
            for (const std::int64_t value : one) writer.integer(value);
        }
    };
    term("others", counts.a_size - counts.a, counts.b_size - counts.b);
    term("word", counts.a, counts.b);
    writer.integer(0);
    writer.flush();
    return bytes.bytes();
}

class KeynessTable : public testing::Test {
protected:
    KeynessRows compared(const TestDocuments& documents, const OptionMap& options = {}) {
        host_ = std::make_unique<InMemoryHost>(documents);
        TestAggregator aggregator(*host_, keyness_module(), "keyness", keyness_setup(options));
        return by_column(aggregator.run(documents)[0]);
    }
    /// `word` of A against B.
    static KeynessRow from_counts(const Counts& counts, OptionMap options = {}) {
        options.insert_or_assign("by", "fact.side");
        InMemoryHost host;
        TestAggregator aggregator(host, keyness_module(), "keyness", keyness_setup(options));
        const std::string empty = aggregator.save(aggregator.open());
        const BytesToLoad bytes(empty);
        StateReader reader(bytes.stream());
        auto state = aggregator.load(state_of(counts, reader.string()));
        for (const KeynessRow& row : by_column(aggregator.finish(state)[0])) {
            if (row.at("target") == "A" && row.at("term") == "word") return row;
        }
        throw std::runtime_error("the word is not listed");
    }
    std::unique_ptr<InMemoryHost> host_;
};

TEST_F(KeynessTable, HasThePublishedG2) {
    const Counts rayson = {10, 100, 5, 200};
    EXPECT_NEAR(number(from_counts(rayson, {{"g2-form", "two-cell"}}), "g2"), 6.9315, 0.0001);
    EXPECT_NEAR(number(from_counts(rayson), "g2"), 7.3298, 0.0001);  // browndw/quanteda.extras, tests
    // Dunning 1993, table of bigrams: rows as groups.
    EXPECT_NEAR(number(from_counts({110, 110 + 111, 2442, 2442 + 29114}), "g2"), 270.72, 0.01);
    EXPECT_NEAR(number(from_counts({10, 13, 0, 31764}), "g2"), 167.23, 0.01);
}

TEST_F(KeynessTable, HasThePublishedEffectSizes) {
    // Gabrielatos and Marchi 2011; Pojanapunya and Watson Todd 2018, page 154.
    EXPECT_NEAR(number(from_counts({206523, 959641, 178174, 1562358}), "percent_diff"), 88.7, 0.1);
    EXPECT_NEAR(number(from_counts({16217, 2796938, 735, 2087946}), "odds_ratio"), 16.6, 0.1);
    // Sketch Engine's documentation of simple maths, which rounds both frequencies.
    EXPECT_NEAR(number(from_counts({35, 112289776, 263, 1559716979}), "simple_maths"),
                (0.3117 + 1) / (0.1686 + 1), 0.0001);
}

/// The example of docs/measures.md.
TestDocuments harbour() {
    return documents_of(
        {"The harbour is open. The harbour is safe.", "The harbour is closed.", "Fishing boats are safe."});
}

TEST_F(KeynessTable, GivesTheNumbersOfTheExampleInMeasures) {
    const KeynessRows rows = compared(harbour(), {{"target", List{"0.txt"}}});
    ASSERT_EQ(rows.size(), 9u);
    const std::vector<std::string> counts = {
        "term",         "target_count",    "reference_count", "target_size", "reference_size",
        "target_range", "reference_range", "direction",       "rank"};
    EXPECT_THAT(
        columns(rows, counts),
        ElementsAre("open 1 0 8 8 1 0 positive 1", "harbour 2 1 8 8 1 1 positive 2",
                    "is 2 1 8 8 1 1 positive 2", "the 2 1 8 8 1 1 positive 2", "safe 1 1 8 8 1 1 positive 5",
                    "are 0 1 8 8 0 1 negative 1", "boats 0 1 8 8 0 1 negative 1",
                    "closed 0 1 8 8 0 1 negative 1", "fishing 0 1 8 8 0 1 negative 1"));
    const auto expect = [&](const char* term, const char* column, double value) {
        EXPECT_NEAR(number(row_of(rows, term), column), value, 0.00005) << term << ' ' << column;
    };
    expect("harbour", "g2", 0.4168);
    expect("harbour", "chi2", 0.4103);
    expect("harbour", "chi2_yates", 0);
    expect("harbour", "log_ratio", 1);
    expect("harbour", "percent_diff", 100);
    expect("harbour", "odds_ratio", 2.3333);
    expect("harbour", "simple_maths", 2.0000);
    expect("harbour", "p", 0.5185);
    expect("harbour", "p_adjusted", 1);
    expect("harbour", "tested", 9);
    expect("open", "g2", 1.4530);
    expect("open", "chi2", 1.0667);
    expect("open", "log_ratio", 1);
    expect("open", "odds_ratio", 2.2857);
    expect("open", "p", 0.2280);
    expect("open", "chi2_yates", 0);
    expect("open", "percent_diff", 100);
    expect("open", "simple_maths", 125001);
    expect("safe", "odds_ratio", 1);
    expect("safe", "simple_maths", 1);
    expect("safe", "p", 1);
    expect("closed", "p", 0.2280);
    expect("closed", "simple_maths", 0);
    expect("closed", "g2", 1.4530);
    expect("closed", "log_ratio", -1);
    expect("closed", "percent_diff", -100);
    expect("closed", "odds_ratio", 0);
    expect("safe", "g2", 0);
    const KeynessRows two_cells = compared(harbour(), {{"target", List{"0.txt"}}, {"g2-form", "two-cell"}});
    EXPECT_NEAR(number(row_of(two_cells, "harbour"), "g2"), 0.3398, 0.00005);
    for (const KeynessRow& row : rows) EXPECT_EQ(row.at("p_adjusted"), "1");
    EXPECT_EQ(columns(rows[0], {"target", "reference", "n", "g2_form", "zeros", "adjust"}),
              "0.txt rest 1 four-cell replace-half holm");
    EXPECT_EQ(row_of(two_cells, "harbour").at("g2_form"), "two-cell");
}

TEST_F(KeynessTable, TreatsZerosAsItSays) {
    const auto open = [this](const char* zeros) {
        return row_of(compared(harbour(), {{"target", List{"0.txt"}}, {"zeros", zeros}}), "open");
    };
    EXPECT_EQ(open("replace-tiny").at("zeros"), "replace-tiny");
    EXPECT_NEAR(number(open("replace-tiny"), "log_ratio"), 18 * std::log2(10.0), 1e-6);
    EXPECT_EQ(open("add-half").at("zeros"), "add-half");
    EXPECT_NEAR(number(open("add-half"), "log_ratio"), std::log2(3.0), 1e-9);  // 1.5 of 9 and 0.5 of 9
    EXPECT_NEAR(number(open("add-half"), "odds_ratio"), 1.5 * 8.5 / (0.5 * 7.5), 1e-9);
}

TEST_F(KeynessTable, AdjustsForAllTermsTestedNotOnlyThoseListed) {
    const TestDocuments documents = documents_of({"a a a a a a a a b c d", "b c d e f g h i j k l m"});
    const auto whole = row_of(compared(documents, {{"target", List{"0.txt"}}}), "a");
    EXPECT_EQ(whole.at("tested"), "13");
    EXPECT_NEAR(number(whole, "p_adjusted"), 13 * number(whole, "p"), 1e-12);
    const auto alone =
        compared(documents, {{"target", List{"0.txt"}}, {"top", 1}, {"direction", "positive"}});
    ASSERT_EQ(alone.size(), 1u);
    EXPECT_EQ(alone[0], whole);
    const auto plain = row_of(compared(documents, {{"target", List{"0.txt"}}, {"adjust", "none"}}), "a");
    EXPECT_EQ(plain.at("p_adjusted"), plain.at("p"));
    EXPECT_EQ(plain.at("adjust"), "none");
    const auto bh =
        row_of(compared(documents, {{"target", List{"0.txt"}}, {"adjust", "benjamini-hochberg"}}), "a");
    EXPECT_NEAR(number(bh, "p_adjusted"), 13 * number(bh, "p"), 1e-12);  // the lowest of thirteen
}

TEST_F(KeynessTable, GoesFromTheMostPositiveToTheMostNegativeBytewiseAmongEquals) {
    const TestDocuments documents = documents_of({"p p p q q n m", "p q n n n m m m m o"});
    const KeynessRows rows = compared(documents, {{"target", List{"0.txt"}}});
    EXPECT_THAT(columns(rows, {"term", "direction", "rank"}),
                ElementsAre("p positive 1", "q positive 2", "n negative 3", "o negative 2", "m negative 1"));
    double last = INFINITY;
    for (const KeynessRow& row : rows) {
        const double g2 = row.at("direction") == "positive" ? number(row, "g2") : -number(row, "g2");
        EXPECT_LE(g2, last);
        last = g2;
    }
}

TEST_F(KeynessTable, ListsTheStrongestOfEachDirection) {
    const TestDocuments documents = documents_of({"p p p q q n m", "p q n n n m m m m o"});
    const auto terms = [&](OptionMap options) {
        options.insert_or_assign("target", List{"0.txt"});
        return columns(compared(documents, options), {"term"});
    };
    EXPECT_THAT(terms({{"top", 1}}), ElementsAre("p", "m"));
    EXPECT_THAT(terms({{"top", 2}}), ElementsAre("p", "q", "o", "m"));
    EXPECT_THAT(terms({{"direction", "positive"}}), ElementsAre("p", "q"));
    EXPECT_THAT(terms({{"direction", "negative"}, {"top", 1}}), ElementsAre("m"));
    // As often on the side that uses it more.
    EXPECT_THAT(terms({{"min-count", 3}}), ElementsAre("p", "n", "m"));
}

TEST_F(KeynessTable, ListsOfEqualsTheFirstBytewiseInBothDirections) {
    const auto rows = compared(documents_of({"c b a x", "f e d x"}), {{"target", List{"0.txt"}}, {"top", 2}});
    EXPECT_THAT(columns(rows, {"term", "rank"}), ElementsAre("a 1", "b 1", "d 1", "e 1"));
}

TEST_F(KeynessTable, ComparesEachLengthByItself) {
    const KeynessRows rows =
        compared(documents_of({"a b a b", "b a"}), {{"ngrams", List{2, 1}}, {"target", List{"0.txt"}}});
    EXPECT_THAT(columns(rows, {"n", "term", "target_count", "target_size", "reference_size", "tested"}),
                ElementsAre("1 a 2 4 2 2", "1 b 2 4 2 2", "2 a b 2 3 1 2", "2 b a 1 3 1 2"));
}

TEST_F(KeynessTable, IsEmptyWhereThereIsNothingToCompare) {
    EXPECT_THAT(compared({}), IsEmpty());
    EXPECT_THAT(compared(documents_of({"", "."})), IsEmpty());
    EXPECT_THAT(compared(documents_of({"one document alone"})), IsEmpty());
    EXPECT_THAT(compared(documents_of({"a b", "c"}), {{"ngrams", List{2}}}), IsEmpty());
    EXPECT_THAT(compared(documents_of({"a b", "c"}), {{"by", "fact.place"}}), IsEmpty());
}

TEST_F(KeynessTable, HasNumbersForOneTokenEach) {
    const KeynessRows rows = compared(documents_of({"a", "b"}), {{"target", List{"0.txt"}}});
    EXPECT_THAT(columns(rows, {"term", "target_count", "reference_count", "log_ratio", "percent_diff"}),
                ElementsAre("a 1 0 1 100", "b 0 1 -1 -100"));
    for (const KeynessRow& row : rows) {
        for (const auto& [column, value] : row) {
            EXPECT_EQ(value.find("nan"), std::string::npos) << column;
            EXPECT_EQ(value.find("inf"), std::string::npos) << column;
        }
    }
    const KeynessRows same = compared(documents_of({"a", "a"}), {{"target", List{"0.txt"}}});
    EXPECT_EQ(
        columns(same.at(0), {"g2", "chi2", "chi2_yates", "log_ratio", "percent_diff", "p", "p_adjusted"}),
        "0 0 0 0 0 1 1");
}

TEST_F(KeynessTable, ComparesWithAFrequencyList) {
    const TemporaryFolder folder;
    const std::string list = folder.write("general.tsv", "#total\t1000\nthe\t60\nsea\t1\n");
    const KeynessRows rows =
        compared(documents_of({"the sea", "the harbour the"}), {{"by", "corpus"}, {"reference-list", list}});
    EXPECT_THAT(
        columns(rows, {"target", "reference", "term", "target_count", "reference_count", "target_size",
                       "reference_size", "target_range", "reference_range"}),
        ElementsAre("corpus general.tsv harbour 1 0 5 1000 1 0", "corpus general.tsv the 3 60 5 1000 2 0",
                    "corpus general.tsv sea 1 1 5 1000 1 0"));
    const KeynessRows each = compared(documents_of({"the sea", "the harbour the"}),
                                      {{"reference-list", list}, {"reference-size", 2000}});
    EXPECT_THAT(columns(each, {"target", "term", "target_count", "reference_count", "reference_size"}),
                ElementsAre("0.txt sea 1 1 2000", "0.txt the 1 60 2000", "1.txt harbour 1 0 2000",
                            "1.txt the 2 60 2000", "1.txt sea 0 1 2000"));
}

TEST_F(KeynessTable, SaysWhereAListHasNothingToDoWithTheDocuments) {
    const TemporaryFolder folder;
    const KeynessRows rows =
        compared(documents_of({"the sea"}),
                 {{"by", "corpus"}, {"reference-list", folder.write("capitals.tsv", "THE\t60\nSEA\t1\n")}});
    EXPECT_EQ(rows.size(), 4u);
    ASSERT_EQ(host_->log().size(), 1u);
    EXPECT_EQ(
        host_->log()[0].message,
        "no term of the list 'capitals.tsv' stands in the documents; it has to have norms, as the table "
        "term_frequency prints them");
}

}  // namespace
}  // namespace rostra::test
