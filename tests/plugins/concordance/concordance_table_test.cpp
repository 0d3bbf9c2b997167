// SPDX-License-Identifier: Apache-2.0
// The built plugin, driven as a host drives it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <random>

#include "laws/aggregator_laws.hpp"
#include "support/test_tokens.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using List = OptionValue::List;

const LoadedModule& library() {
    static const LoadedModule module(CONCORDANCE_LIBRARY);
    return module;
}

OptionMap defaults() {
    return {{"queries", List{"harbour"}},
            {"context", 10},
            {"context-unit", "tokens"},
            {"sort", "document"},
            {"limit", 10000}};
}

/// With the default options but for `changed`.
ComponentSetup setup_with(const OptionMap& changed, bool turns = true) {
    OptionMap options = changed;
    options.merge(defaults());
    const Shape turn = {Shape::Kind::layer,
                        "turn",
                        {{"turn", ColumnKind::int32},
                         {"speaker", ColumnKind::dictionary},
                         {"speaker_id", ColumnKind::dictionary}}};
    return {std::move(options),
            {{kTokenLayer},
             {{Shape::Kind::layer, "noise", {}}},
             {turn, turns},
             {{Shape::Kind::layer, "sentence", {}}}},
            {{Shape::Kind::table,
              "concordance",
              {{"query", ColumnKind::dictionary},
               {"document", ColumnKind::document},
               {"begin", ColumnKind::int32},
               {"end", ColumnKind::int32},
               {"turn", ColumnKind::int32},
               {"speaker", ColumnKind::dictionary},
               {"left", ColumnKind::string},
               {"node", ColumnKind::string},
               {"right", ColumnKind::string}}}},
            {}};
}

class ConcordanceTable : public testing::Test {
protected:
    Rows found(const TestDocuments& documents, const OptionMap& options, bool turns = true) {
        host_ = std::make_unique<InMemoryHost>(documents);
        TestAggregator aggregator(*host_, library(), "lines", setup_with(options, turns));
        return aggregator.run(documents)[0];
    }
    /// Each row as left [node] right.
    std::vector<std::string> lines(const TestDocuments& documents, const OptionMap& options) {
        std::vector<std::string> lines;
        for (const Row& row : found(documents, options)) {
            lines.push_back(row[6] + " [" + row[7] + "] " + row[8]);
        }
        return lines;
    }
    /// The option that is pointed at and the message with which it is refused.
    static std::string refusal(const OptionMap& options) {
        InMemoryHost host;
        try {
            const TestAggregator aggregator(host, library(), "lines", setup_with(options));
            return "accepted";
        } catch (const ComponentError& error) {
            OptionMap all = options;
            all.merge(defaults());
            auto option = all.begin();
            std::advance(option, static_cast<int>(error.failure->where) - 1);
            return option->first + ": " + error.failure->message;
        }
    }
    std::vector<std::string> warnings() const {
        std::vector<std::string> warnings;
        for (const InMemoryHost::LogLine& line : host_->log()) warnings.push_back(line.message);
        return warnings;
    }
    std::unique_ptr<InMemoryHost> host_;
};

TEST_F(ConcordanceTable, ShowsWordsAndPhrasesInTheirContext) {
    const TestDocuments documents =
        documents_of({"The harbour is open.\nThe  Harbour\nis safe.", "No word of it."});
    EXPECT_THAT(
        found(documents, {{"queries", List{"harbour", "the harbour is", "word?", "?ord"}}, {"context", 2}}),
        ElementsAre(Row{"harbour", "0", "4", "11", "0", "", "The", "harbour", "is open"},
                    Row{"harbour", "0", "26", "33", "0", "", "open. The", "Harbour", "is safe"},
                    Row{"the harbour is", "0", "0", "14", "0", "", "", "The harbour is", "open. The"},
                    Row{"the harbour is", "0", "21", "36", "0", "", "is open.", "The Harbour is", "safe"},
                    Row{"?ord", "1", "3", "7", "0", "", "No", "word", "of it"}));
}

TEST_F(ConcordanceTable, FindsPatternsInTheTextItself) {
    EXPECT_THAT(
        found(documents_of({"Is it 12% or 3 %? 12."}), {{"queries", List{"/\\d+\\s*%/"}}, {"context", 1}}),
        ElementsAre(Row{"/\\d+\\s*%/", "0", "6", "9", "0", "", "it", "12%", "or"},
                    Row{"/\\d+\\s*%/", "0", "13", "16", "0", "", "or", "3 %", "? 12"}));
}

TEST_F(ConcordanceTable, SaysWhoseTurnItIs) {
    TestDocuments documents = documents_of({"A: harbour B: harbour harbour", "harbour"});
    documents[0].layers["turn"] = {{{3, 10}, {std::int64_t{1}, "A", "Ann Lee"}},
                                   {{14, 21}, {std::int64_t{2}, "B", ""}}};
    const Rows rows = found(documents, {});
    ASSERT_EQ(rows.size(), 4u);
    EXPECT_EQ(rows[0][4] + rows[0][5], "1Ann Lee");
    EXPECT_EQ(rows[1][4] + rows[1][5], "2B");
    EXPECT_EQ(rows[2][4] + rows[2][5], "0");
    EXPECT_EQ(rows[3][4] + rows[3][5], "0");
    EXPECT_EQ(found(documents, {}, false)[0][4], "0");
}

TEST_F(ConcordanceTable, FindsNothingInNoise) {
    TestDocuments documents = documents_of({"the harbour [the harbour] harbour the"});
    documents[0].layers["noise"] = {{{12, 25}, {}}};
    const List queries = {"harbour", "harbour harbour", "/harbour/", "/harbour.*the/"};
    EXPECT_THAT(
        lines(documents, {{"queries", queries}}),
        ElementsAre("the [harbour] harbour the", "the harbour [harbour] the", "the [harbour] harbour the",
                    "the harbour [harbour] the", "the harbour [harbour the] "));
    EXPECT_EQ(found(documents, {{"queries", queries}})[1][2], "26");
}

TEST_F(ConcordanceTable, KeepsPhrasesWithinALayerAndSearchesWhatIsChosen) {
    TestDocuments documents = documents_of({"the old. Harbour the old harbour"});
    documents[0].layers["sentence"] = {{{0, 8}, {}}, {{9, 32}, {}}};
    documents[0].layers["turn"] = {{{0, 16}, {std::int64_t{1}, "A", "Ann"}},
                                   {{17, 32}, {std::int64_t{2}, "B", "Bob"}}};
    const List phrase = {"old harbour"};
    EXPECT_EQ(found(documents, {{"queries", phrase}}).size(), 2u);
    EXPECT_THAT(lines(documents, {{"queries", phrase}, {"within", "sentence"}}),
                ElementsAre("the old. Harbour the [old harbour] "));
    const List both = {"harbour", "/(?i)harbour/", "/\\./", "/Harbour the/"};
    EXPECT_THAT(lines(documents, {{"queries", both}, {"where", "turn.speaker_id"}, {"values", List{"Ann"}}}),
                ElementsAre("the old. [Harbour] the old harbour", "the old. [Harbour] the old harbour"));
    EXPECT_EQ(found(documents, {{"queries", both}, {"only", "turn"}}).size(), 5u);
}

TEST_F(ConcordanceTable, FindsWordsThatAreNoTerms) {
    TestDocuments documents = documents_of({"state of THE union"});
    documents[0].layers["token"][1].cells[0] = "";
    documents[0].layers["token"][2].cells[0] = "";
    EXPECT_THAT(lines(documents, {{"queries", List{"of the union", "the"}}}),
                ElementsAre("state [of THE union] ", "state of [THE] union"));
}

TEST_F(ConcordanceTable, FindsStemsAndTheWordsThatHaveThem) {
    TestDocuments documents = documents_of({"Universities here, university there"});
    for (const std::size_t row : {0u, 2u}) documents[0].layers["token"][row].cells[0] = "univers";
    const auto found = [&](const char* query) {
        return lines(documents, {{"queries", List{query}}, {"context", 0}});
    };
    EXPECT_THAT(found("univers"), ElementsAre(" [Universities] ", " [university] "));
    EXPECT_THAT(found("universities"), ElementsAre(" [Universities] "));
    EXPECT_THAT(found("univers there"), ElementsAre(" [university there] "));
}

TEST_F(ConcordanceTable, PassesOverMarksThatAreTokens) {
    TestDocuments documents = documents_of({"well - known"});
    documents[0].layers["token"] = {{{0, 4}, {"well"}}, {{5, 6}, {"-"}}, {{7, 12}, {"known"}}};
    EXPECT_THAT(lines(documents, {{"queries", List{"well-known", "well *"}}}),
                ElementsAre(" [well - known] ", " [well - known] "));
}

TEST_F(ConcordanceTable, SortsByTheContextAndThenByPlace) {
    const TestDocuments documents = documents_of({"new Harbour b, an old harbour A", "the old harbour a"});
    const auto sorted = [&](const char* by) { return lines(documents, {{"sort", by}, {"context", 2}}); };
    EXPECT_THAT(sorted("document"),
                ElementsAre("new [Harbour] b, an", "an old [harbour] A", "the old [harbour] a"));
    EXPECT_THAT(sorted("left"),
                ElementsAre("new [Harbour] b, an", "an old [harbour] A", "the old [harbour] a"));
    EXPECT_THAT(sorted("right"),
                ElementsAre("an old [harbour] A", "the old [harbour] a", "new [Harbour] b, an"));
    EXPECT_THAT(lines(documents, {{"queries", List{"*"}}, {"sort", "node"}, {"context", 0}}),
                ElementsAre(" [A] ", " [a] ", " [an] ", " [b] ", " [Harbour] ", " [harbour] ", " [harbour] ",
                            " [new] ", " [old] ", " [old] ", " [the] "));
}

TEST_F(ConcordanceTable, SortsByCodePoints) {
    const TestDocuments documents = documents_of({"x 😀a é z ﬀ 港 a"});
    EXPECT_THAT(lines(documents, {{"queries", List{"*"}}, {"sort", "node"}, {"context", 0}}),
                ElementsAre(" [a] ", " [ﬀ] ", " [x] ", " [z] ", " [é] ", " [港] ", " [😀a] "));
}

TEST_F(ConcordanceTable, ListsTheFirstByPlaceAndSaysHowManyThereAre) {
    const TestDocuments documents = documents_of({"c harbour b harbour", "a harbour", "harbour"});
    EXPECT_THAT(lines(documents, {{"limit", 2}, {"sort", "left"}, {"context", 1}}),
                ElementsAre("b [harbour] ", "c [harbour] b"));
    EXPECT_THAT(warnings(),
                ElementsAre("query 'harbour' is met 4 times; the first 2 are listed; set 'limit' to "
                            "have more"));
    EXPECT_EQ(lines(documents, {{"limit", 4}}).size(), 4u);
    EXPECT_THAT(warnings(), IsEmpty());
}

TEST_F(ConcordanceTable, FindsChineseWhereverItIsParted) {
    TestDocuments documents = documents_of({"今天港口开放了。"});
    documents[0].layers["token"] = {
        {{0, 6}, {"今天"}}, {{6, 12}, {"港口"}}, {{12, 18}, {"开放"}}, {{18, 21}, {"了"}}};
    EXPECT_THAT(found(documents, {{"queries", List{"港口开放", "港*", "/开放?/"}}, {"context", 1}}),
                ElementsAre(Row{"港口开放", "0", "6", "18", "0", "", "今天", "港口开放", "了"},
                            Row{"港*", "0", "6", "12", "0", "", "今天", "港口", "开放"},
                            Row{"/开放?/", "0", "12", "18", "0", "", "港口", "开放", "了"}));
}

TEST_F(ConcordanceTable, ShowsArabicInTheOrderItIsRead) {
    TestDocuments documents = documents_of({"قال الوزير: الميناء مفتوح اليوم."});
    documents[0].layers["token"].clear();
    for (const std::string word : {"قال", "الوزير", "الميناء", "مفتوح", "اليوم"}) {
        const auto begin = static_cast<std::int32_t>(documents[0].text.find(word));
        documents[0].layers["token"].push_back(
            {{begin, begin + static_cast<std::int32_t>(word.size())}, {word}});
    }
    EXPECT_THAT(lines(documents, {{"queries", List{"الميناء مفتوح", "ال*"}}, {"context", 2}}),
                ElementsAre("قال الوزير: [الميناء مفتوح] اليوم", "قال [الوزير] : الميناء مفتوح",
                            "قال الوزير: [الميناء] مفتوح اليوم", "الميناء مفتوح [اليوم] "));
}

TEST_F(ConcordanceTable, TakesChineseOverTheEndOfALine) {
    TestDocuments documents = documents_of({"港口\n开放，港口。开放"});
    documents[0].layers["token"] = {
        {{0, 6}, {"港口"}}, {{7, 13}, {"开放"}}, {{16, 22}, {"港口"}}, {{25, 31}, {"开放"}}};
    EXPECT_THAT(lines(documents, {{"queries", List{"港口开放"}}, {"context", 1}}),
                ElementsAre(" [港口 开放] ，港口"));
}

TEST_F(ConcordanceTable, KeepsTheTwoLettersIOfTurkishApart) {
    TestDocuments documents = documents_of({"İSTANBUL ılık, istasyon ILIK İstanbul'da"});
    documents[0].layers["token"] = {{{0, 9}, {"i\u0307stanbul"}},
                                    {{10, 16}, {"ılık"}},
                                    {{18, 26}, {"istasyon"}},
                                    {{27, 31}, {"ilik"}},
                                    {{32, 44}, {"i\u0307stanbul'da"}}};
    documents[0].language = "tr";
    EXPECT_THAT(
        lines(documents, {{"queries", List{"istanbul*", "ılık", "ISTASYON", "İSTASYON"}}, {"context", 1}}),
        ElementsAre(" [İSTANBUL] ılık", "ILIK [İstanbul'da] ", "İSTANBUL [ılık] , istasyon",
                    "istasyon [ILIK] İstanbul'da", "ılık, [istasyon] ILIK"));
    // Where nobody knows the language, folding is Unicode's for all; norms count as well.
    documents[0].language = "";
    EXPECT_THAT(lines(documents, {{"queries", List{"İstanbul*", "ılık", "ilik"}}, {"context", 0}}),
                ElementsAre(" [İSTANBUL] ", " [İstanbul'da] ", " [ılık] ", " [ILIK] "));
}

TEST_F(ConcordanceTable, HasNoRowsWhereNothingIsMet) {
    EXPECT_THAT(found({}, {}), IsEmpty());
    EXPECT_THAT(found(documents_of({"", ".", "no"}), {{"queries", List{"harbour", "/quay/"}}}), IsEmpty());
}

TEST_F(ConcordanceTable, RefusesWhatIsNoQuery) {
    EXPECT_EQ(refusal({{"queries", List{}}}),
              "queries: 'queries' is empty: name what is looked for, as \"harbour\"");
    EXPECT_EQ(refusal({{"queries", List{"a", "b", "a"}}}), "queries: 'queries' names 'a' twice");
    EXPECT_EQ(refusal({{"queries", List{"a", "…"}}}),
              "queries: query '…': there is no word in it; for marks write a regular expression, as /[?!]/");
    EXPECT_EQ(
        refusal({{"queries", List{"/a(/"}}}),
        "queries: query '/a(/': it cannot be read at character 2 between its slashes: a bracket ( or ) has "
        "no other");
}

TEST_F(ConcordanceTable, SetsADocumentAsideOnWhichAPatternTakesForEver) {
    const TestDocuments documents = documents_of({"fine", std::string(80, 'a') + "!"});
    InMemoryHost host(documents);
    TestAggregator aggregator(host, library(), "lines", setup_with({{"queries", List{"/(a+)+$/"}}}));
    auto state = aggregator.open();
    try {
        aggregator.update(state, documents);
        FAIL() << "it came to an end";
    } catch (const ComponentError& error) {
        EXPECT_EQ(error.failure->message,
                  "query '/(a+)+$/' takes too long: what is repeated in it can be matched in too many ways");
        EXPECT_EQ(error.failure->document, 1);
    }
}

TestDocuments random_documents(std::uint32_t seed, std::size_t count) {
    std::mt19937 random(seed);
    TestDocuments documents;
    for (std::size_t d = 0; d < count; ++d) {
        std::string text;
        for (std::size_t left = random() % 60; left > 0; --left) {
            text += std::string(1 + random() % 2, "abcde"[random() % 5]) + (random() % 5 == 0 ? ".\n" : " ");
        }
        TestDocument document = document_of(static_cast<std::int64_t>(2 * d), std::to_string(d), text);
        const auto size = static_cast<std::int32_t>(text.size());
        if (size > 20) {
            document.layers["noise"] = {{{7, 12}, {}}};
            document.layers["turn"] = {
                {{0, size / 2}, {std::int64_t{1}, "A", random() % 2 == 0 ? "" : "Ann"}}};
        }
        documents.push_back(document);
    }
    return documents;
}

TEST_F(ConcordanceTable, KeepsTheLawsOfAggregators) {
    const TestDocuments documents = random_documents(3, 40);
    for (const char* sort : {"document", "left", "right", "node"}) {
        InMemoryHost host(documents);
        TestAggregator aggregator(host, library(), "lines",
                                  setup_with({{"queries", List{"a", "b* a", "/c+\\W+d/", "zz"}},
                                              {"sort", sort},
                                              {"context", 3},
                                              {"limit", 30}}));
        ASSERT_GT(aggregator.run(documents)[0].size(), 60u);
        EXPECT_THAT(broken_laws(host, aggregator, documents, false), IsEmpty());
    }
}

TEST_F(ConcordanceTable, GivesTheSameBytesForAnyPartitionTreeAndBudget) {
    const TestDocuments documents = random_documents(8, 64);
    InMemoryHost host(documents);
    TestAggregator aggregator(host, library(), "lines",
                              setup_with({{"queries", List{"*", "/d /"}}, {"sort", "right"}, {"limit", 50}}));
    const std::string whole = text_of(aggregator.run(documents)[0]);
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        const Schedule schedule = {.seed = seed,
                                   .reload = seed % 3 == 0,
                                   .threads = 1 + seed % 3,
                                   .budget = seed % 2 == 0 ? 0 : 5000};
        ASSERT_EQ(text_of(run_scheduled(host, aggregator, documents, schedule)[0]), whole) << "seed " << seed;
    }
    EXPECT_GT(host.scratch_bytes(), 0);
}

TEST_F(ConcordanceTable, HoldsNoMoreLinesThanItMayList) {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += "harbour ";
    TestDocuments documents;
    for (int d = 0; d < 20; ++d) documents.push_back(document_of(d, std::to_string(d), text));
    InMemoryHost host(documents);
    TestAggregator aggregator(host, library(), "lines", setup_with({{"limit", 100}}));
    auto whole = aggregator.open();
    for (const TestDocument& document : documents) {
        auto state = aggregator.open();
        aggregator.update(state, std::vector<TestDocument>{document});
        aggregator.combine(whole, state);
    }
    EXPECT_LE(aggregator.memory(whole), 100 * 400);
    EXPECT_EQ(aggregator.finish(whole)[0].size(), 100u);
}

}  // namespace
}  // namespace rostra::test
