// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <random>

#include "diversity_measures.hpp"
#include "laws/aggregator_laws.hpp"
#include "lexical_diversity_bench.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using List = OptionValue::List;

class LexicalDiversityTable : public testing::Test {
protected:
    Rows measured(const TestDocuments& documents, const OptionMap& options = {}) {
        host_ = std::make_unique<InMemoryHost>(documents);
        TestAggregator aggregator(*host_, lexical_diversity_module(), "measures",
                                  lexical_diversity_setup(options));
        return aggregator.run(documents)[0];
    }
    /// Only scope, group, tokens and types.
    Rows counts(const TestDocuments& documents, const OptionMap& options = {}) {
        Rows rows = measured(documents, options);
        for (Row& row : rows) row.resize(4);
        return rows;
    }
    /// The option that is pointed at and the message with which it is refused.
    static std::string refusal(const OptionMap& options) {
        InMemoryHost host;
        try {
            const TestAggregator aggregator(host, lexical_diversity_module(), "measures",
                                            lexical_diversity_setup(options));
            return "accepted";
        } catch (const ComponentError& error) {
            OptionMap all = options;
            all.merge(lexical_diversity_options());
            auto option = all.begin();
            std::advance(option, static_cast<int>(error.failure->where) - 1);
            return option->first + ": " + error.failure->message;
        }
    }
    std::unique_ptr<InMemoryHost> host_;
};

TEST_F(LexicalDiversityTable, GivesTheNumbersOfTheExampleInMeasures) {
    const Rows rows = measured(documents_of({"The harbour is open. The harbour is safe.",
                                             "The harbour is closed.", "Fishing boats are safe."}),
                               {{"window", 5}, {"draws", 4}});
    const auto expect = [&](std::size_t at, const Row& names, double ttr, double mattr, double mtld,
                            double hdd, double yule_k) {
        ASSERT_LT(at, rows.size());
        EXPECT_EQ((Row{rows[at][0], rows[at][1], rows[at][2], rows[at][3]}), names);
        EXPECT_NEAR(std::stod(rows[at][4]), ttr, 0.00005);
        EXPECT_NEAR(std::stod(rows[at][5]), mattr, 0.00005);
        EXPECT_NEAR(std::stod(rows[at][6]), mtld, 0.00005);
        EXPECT_NEAR(std::stod(rows[at][7]), hdd, 0.00005);
        EXPECT_NEAR(std::stod(rows[at][8]), yule_k, 0.005);
    };
    expect(0, {"corpus", "", "16", "9"}, 0.5625, 0.9, 12.6667, 0.8804, 781.25);
    expect(1, {"document", "0.txt", "8", "5"}, 0.625, 0.85, 8, 0.8393, 937.5);
    expect(2, {"document", "1.txt", "4", "4"}, 1, 1, 4, 1, 0);
    expect(3, {"document", "2.txt", "4", "4"}, 1, 1, 4, 1, 0);
    EXPECT_EQ(rows.size(), 4u);
}

TEST_F(LexicalDiversityTable, ReadsAGroupInTheOrderOfDocumentsAndText) {
    // Ann says a b a c, Bob x x; what nobody says and what has no norm is in no group.
    TestDocuments documents = documents_of({"a b  x  z", "x  a c"});
    documents[0].layers["turn"] = {{{0, 3}, {"Ann", std::int64_t{1}, 1.0}},
                                   {{5, 6}, {"Bob", std::int64_t{2}, 1.0}},
                                   {{8, 9}, {"", std::int64_t{3}, 1.0}}};
    documents[1].layers["turn"] = {{{0, 1}, {"Bob", std::int64_t{1}, 1.0}},
                                   {{3, 6}, {"Ann", std::int64_t{2}, 1.0}}};
    EXPECT_THAT(measured(documents, {{"by", List{"turn.speaker_id"}}, {"window", 2}}),
                ElementsAre(Row{"turn.speaker_id", "Ann", "4", "3", "0.75", "1",
                                text_of((4 / (0.25 / (1 - 0.72)) + 3 / 1.0 * 4 / 3) / 2), "0.75", "1250"},
                            Row{"turn.speaker_id", "Bob", "2", "1", "0.5", "0.5", "2", "0.5", "5000"}));
    EXPECT_THAT(counts(documents, {{"by", List{"turn.turn"}}}),
                ElementsAre(Row{"turn.turn", "1", "3", "3"}, Row{"turn.turn", "2", "3", "3"},
                            Row{"turn.turn", "3", "1", "1"}));
}

TEST_F(LexicalDiversityTable, GroupsByAFactOfTheDocument) {
    TestDocuments documents = documents_of({"a a", "a b", "c"});
    documents[0].layers["fact"] = {{{0, 0}, {"date", "2026-03"}}};
    documents[1].layers["fact"] = {{{0, 0}, {"place", "Ostend"}}, {{0, 0}, {"date", "2026-03"}}};
    EXPECT_THAT(counts(documents, {{"by", List{"fact.date", "corpus"}}}),
                ElementsAre(Row{"fact.date", "2026-03", "4", "2"}, Row{"corpus", "", "5", "3"}));
}

TEST_F(LexicalDiversityTable, KeepsToWhatIsAskedFor) {
    TestDocuments documents = documents_of({"a b  c d  e"});
    documents[0].layers["turn"] = {{{0, 3}, {"Ann", std::int64_t{1}, 1.0}},
                                   {{5, 8}, {"Bob", std::int64_t{2}, 1.0}}};
    documents[0].layers["token"][1].cells[0] = "";  // a stop word, say
    const List corpus = {"corpus"};
    EXPECT_THAT(counts(documents, {{"by", corpus}}), ElementsAre(Row{"corpus", "", "4", "4"}));
    EXPECT_THAT(counts(documents, {{"by", corpus}, {"only", "turn"}}),
                ElementsAre(Row{"corpus", "", "3", "3"}));
    EXPECT_THAT(counts(documents, {{"by", corpus}, {"where", "turn.speaker_id"}, {"values", List{"Bob"}}}),
                ElementsAre(Row{"corpus", "", "2", "2"}));
    EXPECT_THAT(counts(documents, {{"by", corpus}, {"where", "turn.speaker_id"}, {"except", List{"Bob"}}}),
                ElementsAre(Row{"corpus", "", "1", "1"}));
}

TEST_F(LexicalDiversityTable, HasNoRowsWithoutTokens) {
    EXPECT_THAT(measured({}), IsEmpty());
    EXPECT_THAT(measured(documents_of({"", "."}), {{"by", List{"corpus", "document", "turn.turn"}}}),
                IsEmpty());
}

TEST_F(LexicalDiversityTable, MeasuresASingleToken) {
    EXPECT_THAT(measured(documents_of({"word"}), {{"by", List{"corpus"}}}),
                ElementsAre(Row{"corpus", "", "1", "1", "1", "1", "1", "1", "0"}));
}

TEST_F(LexicalDiversityTable, RefusesOptionsThatMeanNothing) {
    EXPECT_EQ(refusal({{"by", List{}}}), "by: 'by' is empty: name what counts are grouped by, as \"corpus\"");
    EXPECT_EQ(refusal({{"by", List{"corpus", "corpus"}}}), "by: 'by' names 'corpus' twice");
    EXPECT_EQ(refusal({{"values", List{"x"}}}),
              "values: 'values' needs 'where': the column whose values these are");
}

/// Documents of few words, some of them no terms, with turns that may nest and overlap, and facts.
TestDocuments random_documents(std::uint32_t seed, std::size_t count) {
    std::mt19937 random(seed);
    const auto below = [&](std::size_t n) { return random() % n; };
    TestDocuments documents;
    for (std::size_t d = 0; d < count; ++d) {
        std::vector<std::string> words;
        for (std::size_t left = below(80); left > 0; --left) words.emplace_back(1, "abcdefghij"[below(10)]);
        TestDocument document = document_of_words(static_cast<std::int64_t>(2 * d), words);
        const std::size_t bytes = document.text.size();
        for (LayerRow& token : document.layers["token"]) {
            if (below(8) == 0) token.cells[0] = "";
        }
        std::vector<Span> spans;
        for (std::size_t left = below(8); left > 0 && bytes > 0; --left) {
            const auto a = static_cast<std::int32_t>(below(bytes)),
                       b = static_cast<std::int32_t>(below(bytes));
            spans.push_back({std::min(a, b), std::max(a, b)});
        }
        std::sort(spans.begin(), spans.end());
        for (const Span span : spans) {
            const char* speakers[] = {"Ann", "Bob", "", "Cid"};
            document.layers["turn"].push_back(
                {span, {speakers[below(4)], static_cast<std::int64_t>(below(3)), 1.0}});
        }
        if (below(3) != 0)
            document.layers["fact"].push_back({{0, 0}, {"place", "p" + std::to_string(below(3))}});
        documents.push_back(document);
    }
    return documents;
}

const List kAllScopes = {"corpus", "document", "turn.speaker_id", "turn.turn", "fact.place"};

TEST_F(LexicalDiversityTable, IsThatOfSequencesPutTogetherPlainly) {
    for (std::uint32_t seed = 1; seed <= 30; ++seed) {
        const TestDocuments documents = random_documents(seed, 1 + seed % 9);
        std::map<std::string, std::vector<std::string>> speakers, places;
        std::vector<std::string> all;
        for (const TestDocument& document : documents) {
            const auto layer = [&](const char* name) {
                const auto found = document.layers.find(name);
                return found == document.layers.end() ? std::vector<LayerRow>() : found->second;
            };
            for (const LayerRow& token : layer("token")) {
                const auto norm = std::get<std::string>(token.cells[0]);
                if (norm.empty()) continue;
                all.push_back(norm);
                const std::vector<LayerRow> turns = layer("turn"), facts = layer("fact");
                const LayerRow* holder = nullptr;
                for (const LayerRow& turn : turns) {
                    if (turn.span.contains(token.span) &&
                        (holder == nullptr || turn.span.begin > holder->span.begin))
                        holder = &turn;
                }
                if (holder != nullptr && holder->cells[0] != Cell(""))
                    speakers[std::get<std::string>(holder->cells[0])].push_back(norm);
                if (!facts.empty()) places[std::get<std::string>(facts[0].cells[1])].push_back(norm);
            }
        }
        Rows expected;
        const auto expect = [&](const char* scope, const std::string& group,
                                const std::vector<std::string>& words) {
            if (words.empty()) return;
            using namespace lexical_diversity;
            Tally tally(256);
            MovingAverage average(256, 10);
            Factors forward(256, 0.72), backward(256, 0.72);
            for (std::size_t i = 0; i < words.size(); ++i) {
                const auto term = static_cast<std::uint32_t>(words[i][0]);
                tally.add(term);
                average.add(term);
                forward.add(term);
                backward.add(static_cast<std::uint32_t>(words[words.size() - 1 - i][0]));
            }
            expected.push_back({scope, group, std::to_string(tally.tokens()), std::to_string(tally.types()),
                                text_of(type_token_ratio(tally.types(), tally.tokens())),
                                text_of(average.value()),
                                text_of((forward.mean_length() + backward.mean_length()) / 2),
                                text_of(hdd(tally.spectrum(), 42)), text_of(yule_k(tally.spectrum()))});
        };
        expect("corpus", "", all);
        for (const auto& [name, words] : speakers) expect("turn.speaker_id", name, words);
        for (const auto& [name, words] : places) expect("fact.place", name, words);
        ASSERT_EQ(text_of(measured(
                      documents, {{"by", List{"corpus", "turn.speaker_id", "fact.place"}}, {"window", 10}})),
                  text_of(expected))
            << "seed " << seed;
    }
}

TEST_F(LexicalDiversityTable, KeepsTheLawsOfAggregators) {
    const TestDocuments documents = random_documents(99, 64);
    InMemoryHost host(documents);
    TestAggregator aggregator(host, lexical_diversity_module(), "measures",
                              lexical_diversity_setup({{"by", kAllScopes}, {"window", 10}}));
    ASSERT_GT(aggregator.run(documents)[0].size(), 60u);
    EXPECT_THAT(broken_laws(host, aggregator, documents, true), IsEmpty());
}

TEST_F(LexicalDiversityTable, GivesTheSameBytesForAnyPartitionTreeOrderAndBudget) {
    const TestDocuments documents = random_documents(5, 64);
    InMemoryHost host(documents);
    TestAggregator aggregator(host, lexical_diversity_module(), "measures",
                              lexical_diversity_setup({{"by", kAllScopes}, {"window", 10}}));
    const std::string whole = text_of(aggregator.run(documents)[0]);
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        const Schedule schedule = {.seed = seed,
                                   .commutative = seed % 2 == 0,
                                   .reload = seed % 3 == 0,
                                   .threads = 1 + seed % 3,
                                   .budget = seed % 4 == 0   ? 0
                                             : seed % 4 == 1 ? 2000
                                                             : 1'000'000};
        ASSERT_EQ(text_of(run_scheduled(host, aggregator, documents, schedule)[0]), whole) << "seed " << seed;
    }
    EXPECT_GT(host.scratch_bytes(), 0);
}

TEST_F(LexicalDiversityTable, RefusesAStateCountedUnderOtherOptions) {
    const TestDocuments documents = documents_of({"a b"});
    InMemoryHost host(documents);
    TestAggregator one(host, lexical_diversity_module(), "measures", lexical_diversity_setup());
    TestAggregator other(host, lexical_diversity_module(), "measures",
                         lexical_diversity_setup({{"by", List{"corpus", "turn.turn"}}}));
    auto state = one.open();
    one.update(state, documents);
    try {
        const auto loaded = other.load(one.save(state));
        FAIL() << "loaded";
    } catch (const ComponentError& error) {
        EXPECT_EQ(error.failure->message, "a saved state was counted under other options");
    }
}

TEST_F(LexicalDiversityTable, HoldsSomeFourBytesAToken) {
    std::string text;
    for (int i = 0; i < 20000; ++i) text += "word" + std::to_string(i % 500) + ' ';
    TestDocuments documents;
    for (int d = 0; d < 10; ++d) documents.push_back(document_of(d, std::to_string(d), text));
    InMemoryHost host(documents);
    TestAggregator aggregator(host, lexical_diversity_module(), "measures", lexical_diversity_setup());
    auto state = aggregator.open();
    aggregator.update(state, documents);
    EXPECT_LE(aggregator.memory(state), 200000 * 4 + 50000);
    host.budget = 0;
    aggregator.update(state, std::vector<TestDocument>{document_of(10, "10", text)});
    EXPECT_LE(aggregator.memory(state), 50000);
}

}  // namespace
}  // namespace rostra::test
