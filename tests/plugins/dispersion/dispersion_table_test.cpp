// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dispersion_bench.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using List = OptionValue::List;

/// So many words, of which `count` are "x".
std::string words(int count, int size) {
    std::string text;
    for (int i = 0; i < size; ++i) text += i < count ? "x " : "y ";
    return text;
}

class DispersionTable : public testing::Test {
protected:
    std::vector<DispersionRow> found(const TestDocuments& documents, const OptionMap& options = {}) {
        InMemoryHost host(documents);
        TestAggregator aggregator(host, dispersion_module(), "parts", dispersion_setup(options));
        const Rows rows = aggregator.run(documents)[0];
        return {rows.begin(), rows.end()};
    }
    std::vector<std::string> brief(const TestDocuments& documents, const OptionMap& options = {}) {
        std::vector<std::string> rows;
        for (const DispersionRow& row : found(documents, options)) rows.push_back(row.brief());
        return rows;
    }
    /// The row of "x" over the corpus.
    DispersionRow of_x(const TestDocuments& documents, const OptionMap& options = {}) {
        for (const DispersionRow& row : found(documents, options)) {
            if (row.term == "x") return row;
        }
        throw std::runtime_error("no row of x");
    }
    /// The same where `counts` of it stand in documents of these sizes.
    DispersionRow of_counts(const std::vector<int>& counts, const std::vector<int>& sizes) {
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < counts.size(); ++i) texts.push_back(words(counts[i], sizes[i]));
        return of_x(documents_of(texts));
    }
    /// The option that is pointed at and the message with which it is refused.
    std::string refusal(const OptionMap& options) {
        InMemoryHost host;
        try {
            const TestAggregator aggregator(host, dispersion_module(), "parts", dispersion_setup(options));
            return "accepted";
        } catch (const ComponentError& error) {
            OptionMap all = options;
            all.merge(dispersion_options());
            auto option = all.begin();
            std::advance(option, static_cast<int>(error.failure->where) - 1);
            return option->first + ": " + error.failure->message;
        }
    }
};

TEST_F(DispersionTable, GivesTheNumbersThatWerePublished) {
    // Figures of Carroll 1970; Gries 2008 in equal parts and in its own; Lijffijt and Gries 2012.
    const std::vector<int> equal = {10, 10, 10, 10, 10}, gries = {9, 10, 10, 10, 11};
    EXPECT_NEAR(of_counts({0, 4, 3, 2, 1}, equal).juilland_d, 0.6464, 0.0001);
    EXPECT_NEAR(of_counts({1, 2, 3, 4, 5}, equal).juilland_d, 0.764, 0.001);
    const DispersionRow row = of_counts({1, 2, 3, 4, 5}, gries);
    EXPECT_EQ(row.brief(), "x 15: 5 of 5");
    EXPECT_NEAR(row.juilland_d, 0.785, 0.001);
    EXPECT_NEAR(row.dp, 0.18, 0.001);
    EXPECT_NEAR(row.dp_norm, 0.2195, 0.0005);
}

TEST_F(DispersionTable, GivesTheNumbersOfTheExampleInMeasures) {
    const auto rows = found(documents_of(
        {"The harbour is open. The harbour is safe.", "The harbour is closed.", "Fishing boats are safe."}));
    ASSERT_EQ(rows.size(), 9u);
    const auto expect = [&](std::size_t at, const std::string& brief, double d, double dp, double dp_norm) {
        EXPECT_EQ(rows[at].brief(), brief);
        EXPECT_NEAR(rows[at].juilland_d, d, 0.00005) << brief;
        EXPECT_NEAR(rows[at].dp, dp, 0.00005) << brief;
        EXPECT_NEAR(rows[at].dp_norm, dp_norm, 0.00005) << brief;
    };
    expect(0, "harbour 3: 2 of 3", 0.5, 0.25, 0.3333);
    expect(3, "safe 2: 2 of 3", 0.4226, 0.25, 0.3333);
    expect(4, "are 1: 1 of 3", 0, 0.75, 1);
    expect(8, "open 1: 1 of 3", 0, 0.5, 0.6667);
}

TEST_F(DispersionTable, CutsEqualPartsOverAllDocumentsInTheirOrder) {
    // 7 tokens in 3 parts: 2, 2 and 3, the second over the edge of two documents.
    const TestDocuments documents = documents_of({"x y x", "x y y x"});
    const DispersionRow row = of_x(documents, {{"parts", "equal"}, {"number", 3}});
    EXPECT_EQ(row.brief(), "x 4: 3 of 3");
    // Shares 1/4 - 2/7, 2/4 - 2/7, 1/4 - 3/7.
    EXPECT_NEAR(row.dp, (2.0 / 7 - 0.25 + 0.5 - 2.0 / 7 + 3.0 / 7 - 0.25) / 2, 1e-12);
}

TEST_F(DispersionTable, MakesEachTokenAPartWhereThereAreFewerThanAskedFor) {
    EXPECT_THAT(brief(documents_of({"x y", "x"}), {{"parts", "equal"}}),
                ElementsAre("x 2: 2 of 3", "y 1: 1 of 3"));
}

TEST_F(DispersionTable, TakesDocumentsWithoutTokensForNoParts) {
    EXPECT_THAT(brief(documents_of({"x", "", ".", "x"})), ElementsAre("x 2: 2 of 2"));
}

/// "A: x y x  B: x  A: z" and "B: x y", as two speakers' turns with their labels outside.
TestDocuments turns() {
    TestDocuments documents = documents_of({"A: x y x  B: x  A: z", "B: x y"});
    documents[0].layers["turn"] = {{{3, 8}, {"Ann", std::int64_t{1}}},
                                   {{13, 14}, {"Bob", std::int64_t{2}}},
                                   {{19, 20}, {"Ann", std::int64_t{3}}}};
    documents[1].layers["turn"] = {{{3, 6}, {"Bob", std::int64_t{1}}}};
    return documents;
}

TEST_F(DispersionTable, TakesEachSpanOfALayerForAPart) {
    const OptionMap options = {{"parts", "span"}, {"part-layer", "turn"}};
    EXPECT_THAT(brief(turns(), options), ElementsAre("x 4: 3 of 4", "y 2: 2 of 4", "z 1: 1 of 4"));
}

TEST_F(DispersionTable, PartsGroupsByWhatEachHasOfADocumentOrSpan) {
    const auto groups = [&](OptionMap options) {
        options.insert_or_assign("by", List{"turn.speaker_id", "document"});
        std::vector<std::string> rows;
        for (const DispersionRow& row : found(turns(), options))
            rows.push_back(row.scope + ' ' + row.group + ' ' + row.brief());
        return rows;
    };
    EXPECT_THAT(groups({{"parts", "document"}, {"only", "turn"}}),
                ElementsAre("turn.speaker_id Ann x 2: 1 of 1", "turn.speaker_id Ann y 1: 1 of 1",
                            "turn.speaker_id Ann z 1: 1 of 1", "turn.speaker_id Bob x 2: 2 of 2",
                            "turn.speaker_id Bob y 1: 1 of 2", "document 0.txt x 3: 1 of 1",
                            "document 0.txt y 1: 1 of 1", "document 0.txt z 1: 1 of 1",
                            "document 1.txt x 1: 1 of 1", "document 1.txt y 1: 1 of 1"));
    EXPECT_THAT(groups({{"parts", "span"}, {"part-layer", "turn"}}),
                ElementsAre("turn.speaker_id Ann x 2: 1 of 2", "turn.speaker_id Ann y 1: 1 of 2",
                            "turn.speaker_id Ann z 1: 1 of 2", "turn.speaker_id Bob x 2: 2 of 2",
                            "turn.speaker_id Bob y 1: 1 of 2", "document 0.txt x 3: 2 of 3",
                            "document 0.txt y 1: 1 of 3", "document 0.txt z 1: 1 of 3",
                            "document 1.txt x 1: 1 of 1", "document 1.txt y 1: 1 of 1"));
}

TEST_F(DispersionTable, CountsOnlyWhereAskedTo) {
    EXPECT_THAT(brief(turns(), {{"where", "turn.speaker_id"}, {"values", List{"Bob"}}}),
                ElementsAre("x 2: 2 of 2", "y 1: 1 of 2"));
}

TEST_F(DispersionTable, ListsSequencesToo) {
    EXPECT_THAT(brief(documents_of({"a b a", "a b", "c"}), {{"ngrams", List{1, 2}}}),
                ElementsAre("a 3: 2 of 3", "b 2: 2 of 3", "c 1: 1 of 3", "a b 2: 2 of 2", "b a 1: 1 of 2"));
}

TEST_F(DispersionTable, LeavesOutTokensThatAreNoTerms) {
    TestDocuments documents = documents_of({"state of state"});
    documents[0].layers["token"][1].cells[0] = "";
    EXPECT_THAT(brief(documents, {{"parts", "equal"}, {"number", 2}}), ElementsAre("state 2: 2 of 2"));
}

TEST_F(DispersionTable, ListsTheMostFrequentAsManyAsAskedForThatAreNotTooRare) {
    const TestDocuments documents = documents_of({"b a c a b", "a c d"});
    EXPECT_THAT(brief(documents, {{"top", 2}}), ElementsAre("a 3: 2 of 2", "b 2: 1 of 2"));
    EXPECT_THAT(brief(documents, {{"min-count", 2}}),
                ElementsAre("a 3: 2 of 2", "b 2: 1 of 2", "c 2: 2 of 2"));
    // What is not listed is part of the corpus all the same.
    EXPECT_EQ(found(documents, {{"top", 1}})[0].dp, found(documents)[0].dp);
}

TEST_F(DispersionTable, HasNoRowsWithoutTokens) {
    const OptionMap in_spans = {{"parts", "span"}, {"part-layer", "turn"}};
    for (const OptionMap& options :
         {OptionMap{}, OptionMap{{"parts", "equal"}}, in_spans, OptionMap{{"by", List{"turn.speaker_id"}}}}) {
        EXPECT_THAT(brief({}, options), IsEmpty());
        EXPECT_THAT(brief(documents_of({"", "."}), options), IsEmpty());
    }
    EXPECT_THAT(brief(documents_of({"x"}), in_spans), IsEmpty());
}

TEST_F(DispersionTable, HasNumbersForOneToken) {
    for (const char* parts : {"document", "equal"}) {
        const DispersionRow row = of_x(documents_of({"x"}), {{"parts", parts}});
        EXPECT_EQ(row.brief(), "x 1: 1 of 1");
        EXPECT_EQ(row.juilland_d, 1);
        EXPECT_EQ(row.dp, 0);
        EXPECT_EQ(row.dp_norm, 0);
    }
}

TEST_F(DispersionTable, RefusesOptionsThatMeanNothing) {
    EXPECT_EQ(refusal({{"by", List{}}}), "by: 'by' is empty: name what counts are grouped by, as \"corpus\"");
    EXPECT_EQ(refusal({{"ngrams", List{}}}),
              "ngrams: 'ngrams' is empty: name the lengths that are counted, as 1");
    EXPECT_EQ(refusal({{"parts", "span"}}),
              "parts: 'parts' is \"span\": name the layer whose spans are parts, as part-layer = \"turn\"");
    EXPECT_EQ(refusal({{"part-layer", "turn"}}), "part-layer: 'part-layer' needs parts = \"span\"");
}

TEST_F(DispersionTable, RefusesAStateCountedUnderOtherOptions) {
    const TestDocuments documents = documents_of({"a b"});
    InMemoryHost host(documents);
    TestAggregator whole(host, dispersion_module(), "parts", dispersion_setup());
    TestAggregator spans(host, dispersion_module(), "parts",
                         dispersion_setup({{"parts", "span"}, {"part-layer", "turn"}}));
    auto state = whole.open();
    whole.update(state, documents);
    try {
        const auto loaded = spans.load(whole.save(state));
        FAIL() << "loaded";
    } catch (const ComponentError& error) {
        EXPECT_EQ(error.failure->message, "a saved state was counted under other options");
    }
}

}  // namespace
}  // namespace rostra::test
