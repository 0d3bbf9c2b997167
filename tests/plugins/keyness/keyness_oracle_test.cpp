// SPDX-License-Identifier: Apache-2.0
// The plugin against counting done plainly, and the laws of aggregators.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "keyness_bench.hpp"
#include "laws/aggregator_laws.hpp"
#include "support/any_partition.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using List = OptionValue::List;

/// Documents with words of few kinds, some of them no terms, in turns of four speakers, one of them without a name.
TestDocuments random_documents(std::uint32_t seed, std::size_t count) {
    std::mt19937 random(seed);
    const auto below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    TestDocuments documents;
    for (std::size_t d = 0; d < count; ++d) {
        std::string text;
        std::vector<LayerRow> turns;
        for (std::size_t turn = below(5); turn > 0; --turn) {
            const auto begin = static_cast<std::int32_t>(text.size());
            for (std::size_t left = below(8); left > 0; --left)
                text += std::string(1 + below(2), "abcde"[below(5)]) + ' ';
            const char* speakers[] = {"Ann", "Bob", "", "Cid"};
            turns.push_back({{begin, static_cast<std::int32_t>(text.size())},
                             {speakers[below(4)], static_cast<std::int64_t>(turn)}});
        }
        TestDocument document = document_of(static_cast<std::int64_t>(2 * d), "d" + std::to_string(d), text);
        for (LayerRow& token : document.layers["token"]) {
            if (below(8) == 0) token.cells[0] = "";
        }
        document.layers["turn"] = turns;
        documents.push_back(document);
    }
    return documents;
}

struct Plain {
    std::map<std::string, std::int64_t> count;
    std::map<std::string, std::set<std::int64_t>> documents;
    std::int64_t size = 0;
};

/// Everything those speakers say.
Plain said_by(const TestDocuments& documents, const std::set<std::string>& speakers, std::size_t n) {
    Plain plain;
    for (const TestDocument& document : documents) {
        const std::vector<LayerRow>& tokens = document.layers.at("token");
        const auto speaker_of = [&](std::size_t i) {
            for (const LayerRow& turn : document.layers.at("turn")) {
                if (turn.span.contains(tokens[i].span)) return turn;
            }
            return LayerRow{{0, 0}, {"", std::int64_t{0}}};
        };
        for (std::size_t i = 0; i + n <= tokens.size(); ++i) {
            const LayerRow turn = speaker_of(i);
            bool whole = speakers.contains(std::get<std::string>(turn.cells[0]));
            std::string term;
            for (std::size_t j = i; j < i + n; ++j) {
                const std::string norm = std::get<std::string>(tokens[j].cells[0]);
                whole = whole && !norm.empty() && speaker_of(j).cells[1] == turn.cells[1];
                term += (j == i ? "" : " ") + norm;
            }
            if (!whole) continue;
            ++plain.count[term];
            plain.documents[term].insert(document.ordinal);
            ++plain.size;
        }
    }
    return plain;
}

using Speakers = std::set<std::string>;

/// The counts of a comparison, as columns of the table has them, in any order.
std::multiset<std::string> compared_plainly(const TestDocuments& documents, std::size_t n,
                                            const std::string& name, const Speakers& targets,
                                            const Speakers& references) {
    const Plain target = said_by(documents, targets, n), reference = said_by(documents, references, n);
    std::multiset<std::string> rows;
    if (target.size == 0 || reference.size == 0) return rows;
    std::set<std::string> terms;
    for (const auto& [term, count] : target.count) terms.insert(term);
    for (const auto& [term, count] : reference.count) terms.insert(term);
    const auto numbers = [](const Plain& plain, const std::string& term) {
        const bool has = plain.count.contains(term);
        return std::to_string(has ? plain.count.at(term) : 0) + ' ' + std::to_string(plain.size) + ' ' +
               std::to_string(has ? plain.documents.at(term).size() : 0);
    };
    for (const std::string& term : terms) {
        rows.insert(name + ' ' + std::to_string(n) + ' ' + term + ' ' + numbers(target, term) + ' ' +
                    numbers(reference, term) + ' ' + std::to_string(terms.size()));
    }
    return rows;
}

TEST(KeynessCounts, AreThoseOfCountingPlainly) {
    struct Case {
        List target, reference;
        std::vector<std::tuple<std::string, Speakers, Speakers>> comparisons;
    };
    const std::vector<Case> cases = {{{},
                                      {},
                                      {{"Ann", {"Ann"}, {"Bob", "Cid"}},
                                       {"Bob", {"Bob"}, {"Ann", "Cid"}},
                                       {"Cid", {"Cid"}, {"Ann", "Bob"}}}},
                                     {{"Ann", "Cid"}, {}, {{"Ann + Cid", {"Ann", "Cid"}, {"Bob"}}}},
                                     {{"Bob"}, {"Cid"}, {{"Bob", {"Bob"}, {"Cid"}}}},
                                     {{}, {"Ann", "Bob"}, {{"Cid", {"Cid"}, {"Ann", "Bob"}}}}};
    std::size_t rows_met = 0;
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const TestDocuments documents = random_documents(seed, 1 + seed % 9);
        for (const Case& one : cases) {
            InMemoryHost host(documents);
            TestAggregator aggregator(host, keyness_module(), "keyness",
                                      keyness_setup({{"by", "turn.speaker_id"},
                                                     {"ngrams", List{1, 2}},
                                                     {"target", one.target},
                                                     {"reference", one.reference}}));
            std::multiset<std::string> expected;
            for (const auto& [name, targets, references] : one.comparisons) {
                for (const std::size_t n : {1u, 2u}) {
                    expected.merge(compared_plainly(documents, n, name, targets, references));
                }
            }
            const std::vector<std::string> rows =
                columns(by_column(aggregator.run(documents)[0]),
                        {"target", "n", "term", "target_count", "target_size", "target_range",
                         "reference_count", "reference_size", "reference_range", "tested"});
            ASSERT_EQ(std::multiset<std::string>(rows.begin(), rows.end()), expected) << "seed " << seed;
            rows_met += rows.size();
        }
    }
    EXPECT_GT(rows_met, 1000u);
}

TEST(KeynessCounts, AreTheSameBytesInAnyNumberOfStatesCombinedInAnyTree) {
    const TestDocuments documents = random_documents(5, 96);
    InMemoryHost host(documents);
    TestAggregator aggregator(host, keyness_module(), "keyness",
                              keyness_setup({{"by", "turn.speaker_id"}, {"ngrams", List{1, 2}}}));
    expect_same_for_any_partition(aggregator, documents);
}

void expect_laws(const OptionMap& options) {
    const TestDocuments documents = random_documents(99, 31);
    InMemoryHost host(documents);
    TestAggregator aggregator(host, keyness_module(), "keyness", keyness_setup(options));
    ASSERT_GT(aggregator.run(documents)[0].size(), 20u);
    EXPECT_THAT(broken_laws(host, aggregator, documents, true), testing::IsEmpty());
}

TEST(KeynessCounts, OfSpeakersAgainstTheRestKeepTheLawsOfAggregators) {
    expect_laws({{"by", "turn.speaker_id"}, {"ngrams", List{1, 3}}});
}

TEST(KeynessCounts, OfSpeakersPutTogetherKeepThemToo) {
    expect_laws({{"by", "turn.speaker_id"}, {"ngrams", List{1, 2}}, {"target", List{"Ann", "Bob"}}});
}

TEST(KeynessCounts, OfDocumentsKeepThemToo) {
    expect_laws({{"by", "document"}, {"reference", List{"d1", "d4"}}});
}

}  // namespace
}  // namespace rostra::test
