// SPDX-License-Identifier: Apache-2.0
// The plugin against counting done plainly, and the laws of aggregators.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>
#include <tuple>

#include "collocations_bench.hpp"
#include "laws/aggregator_laws.hpp"
#include "support/any_partition.hpp"
#include "support/random_documents.hpp"

namespace rostra::test {

using namespace laws;
using laws::Options;  // not what plugins are given
namespace {

using List = OptionValue::List;

/// What is counted of a group.
struct Plain {
    std::map<std::string, std::int64_t> terms;
    std::map<std::pair<std::string, std::string>, std::int64_t> pairs;
    std::map<std::pair<std::string, std::string>, std::set<std::int64_t>> documents;
    std::int64_t size = 0;
};
using Groups = std::map<std::pair<std::string, std::string>, Plain>;  // by scope and group

struct Options {
    std::size_t span;
    bool ordered;
    std::set<std::string> nodes;
};

std::string norm_of(const LayerRow& token) { return std::get<std::string>(token.cells[0]); }

/// The groups of corpus, document, turn.speaker_id, turn.turn and fact.place.
Groups counted_plainly(const TestDocuments& documents, const Options& options) {
    Groups groups;
    for (const TestDocument& document : documents) {
        const auto layer = [&](const char* name) {
            const auto found = document.layers.find(name);
            return found == document.layers.end() ? std::vector<LayerRow>() : found->second;
        };
        const std::vector<LayerRow> tokens = layer("token"), turns = layer("turn"), facts = layer("fact");
        std::vector<LayerRow> cutting = layer("noise");
        for (const LayerRow& row : layer("sentence")) cutting.push_back(row);
        // The turn that holds a token: of those that do, the one that begins last, then the shortest.
        const auto holder = [&](const LayerRow& token) {
            const LayerRow* best = nullptr;
            for (const LayerRow& turn : turns) {
                if (turn.span.contains(token.span) && (best == nullptr || turn.span.begin > best->span.begin))
                    best = &turn;
            }
            return best;
        };
        // The groups that a token is in, but those it is in as its document is.
        const auto of_turn = [&](const LayerRow* turn) {
            std::vector<std::pair<std::string, std::string>> of;
            if (turn == nullptr) return of;
            const auto speaker = std::get<std::string>(turn->cells[0]);
            if (!speaker.empty()) of.emplace_back("turn.speaker_id", speaker);
            of.emplace_back("turn.turn", std::to_string(std::get<std::int64_t>(turn->cells[1])));
            return of;
        };
        std::vector<std::pair<std::string, std::string>> of_document = {{"corpus", ""},
                                                                        {"document", document.id}};
        if (!facts.empty()) of_document.emplace_back("fact.place", std::get<std::string>(facts[0].cells[1]));

        for (std::size_t i = 0; i < tokens.size(); ++i) {
            auto of = of_document;
            for (const auto& group : of_turn(holder(tokens[i]))) of.push_back(group);
            for (const auto& group : of) {
                ++groups[group].size;
                ++groups[group].terms[norm_of(tokens[i])];
            }
            for (std::size_t j = i + 1; j < tokens.size() && j - i <= options.span; ++j) {
                const bool parted = std::any_of(cutting.begin(), cutting.end(), [&](const LayerRow& row) {
                    const auto between = [&](std::int32_t edge) {
                        return tokens[i].span.begin < edge && edge <= tokens[j].span.begin;
                    };
                    return between(row.span.begin) || between(row.span.end);
                });
                std::pair<std::string, std::string> pair = {norm_of(tokens[i]), norm_of(tokens[j])};
                if (parted || pair.first.empty() || pair.second.empty()) continue;
                const bool first = options.nodes.contains(pair.first),
                           second = options.nodes.contains(pair.second);
                if (!options.nodes.empty() && !first && !second) continue;
                if (!options.ordered && (first != second ? second : pair.second < pair.first))
                    std::swap(pair.first, pair.second);
                of = of_document;
                bool one_turn = true;
                for (std::size_t k = i; k <= j; ++k)
                    one_turn = one_turn && holder(tokens[k]) == holder(tokens[i]);
                if (one_turn) {
                    for (const auto& group : of_turn(holder(tokens[i]))) of.push_back(group);
                }
                for (const auto& group : of) {
                    ++groups[group].pairs[pair];
                    groups[group].documents[pair].insert(document.ordinal);
                }
            }
        }
    }
    return groups;
}

/// G2 and chi2 written as sums over the cells of how far they are from what is expected there.
std::pair<double, double> g2_and_chi2(double f, double row, double column, double n) {
    const double observed[] = {f, row - f, column - f, std::max(n - row - column + f, 0.0)};
    const double all = observed[0] + observed[1] + observed[2] + observed[3];
    double g2 = 0, chi2 = 0;
    for (int cell = 0; cell < 4; ++cell) {
        const double of_row = cell < 2 ? row : all - row;
        const double of_column = cell % 2 == 0 ? column : all - column;
        const double expected = of_row * of_column / all;
        if (expected == 0) return {g2, 0};
        if (observed[cell] > 0) g2 += 2 * observed[cell] * std::log(observed[cell] / expected);
        chi2 += (observed[cell] - expected) * (observed[cell] - expected) / expected;
    }
    return {g2, chi2};
}

OptionMap all_scopes(std::size_t span, bool ordered, const List& nodes = {}) {
    return {{"by", List{"corpus", "document", "turn.speaker_id", "turn.turn", "fact.place"}},
            {"span", static_cast<std::int64_t>(span)},
            {"ordered", ordered},
            {"node", nodes}};
}

void expect_near(double got, double expected, const std::string& what) {
    EXPECT_NEAR(got, expected, 1e-9 * std::max(1.0, std::abs(expected))) << what;
}

void expect_counted_plainly(const Rows& rows, const Groups& groups, const Options& options) {
    std::size_t pairs = 0;
    for (const auto& [name, group] : groups) pairs += group.pairs.size();
    ASSERT_EQ(rows.size(), pairs);
    for (const Row& row : rows) {
        const Collocation got(row);
        const std::string what = text_of(Rows{row});
        const Plain& group = groups.at({got.scope, got.group});
        const std::pair<std::string, std::string> pair = {got.term_a, got.term_b};
        ASSERT_TRUE(group.pairs.contains(pair)) << what;
        ASSERT_EQ(got.count, group.pairs.at(pair)) << what;
        ASSERT_EQ(got.count_a, group.terms.at(got.term_a)) << what;
        ASSERT_EQ(got.count_b, group.terms.at(got.term_b)) << what;
        ASSERT_EQ(got.size, group.size) << what;
        ASSERT_EQ(got.documents, static_cast<std::int64_t>(group.documents.at(pair).size())) << what;
        const bool one_way = options.ordered || got.term_a == got.term_b;
        const auto places = static_cast<double>(one_way ? options.span : 2 * options.span);
        const auto f = static_cast<double>(got.count);
        const double e = static_cast<double>(got.count_a) * static_cast<double>(got.count_b) * places /
                         static_cast<double>(got.size);
        expect_near(got.expected, e, what);
        expect_near(got.pmi, std::log2(f / e), what);
        expect_near(got.mi3, std::log2(f * f * f / e), what);
        expect_near(got.t, (f - e) / std::sqrt(f), what);
        const auto [g2, chi2] =
            g2_and_chi2(f, static_cast<double>(got.count_a) * places,
                        static_cast<double>(got.count_b) * places, static_cast<double>(got.size) * places);
        expect_near(got.g2, g2, what);
        expect_near(got.chi2, chi2, what);
        expect_near(got.log_dice, 14 + std::log2(2 * f / static_cast<double>(got.count_a + got.count_b)),
                    what);
    }
}

TEST(CollocationCounts, AreThoseOfCountingPlainly) {
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        const TestDocuments documents = random_documents(seed, 1 + seed % 7);
        const Options options = {1 + seed % 4, seed % 2 == 0,
                                 seed % 3 == 0 ? std::set<std::string>{"b", "cc"} : std::set<std::string>{}};
        InMemoryHost host(documents);
        List nodes;
        for (const std::string& node : options.nodes) nodes.emplace_back(node);
        TestAggregator aggregator(host, collocations_module(), "counts",
                                  collocations_setup(all_scopes(options.span, options.ordered, nodes)));
        const Rows got = aggregator.run(documents)[0];
        SCOPED_TRACE("seed " + std::to_string(seed));
        expect_counted_plainly(got, counted_plainly(documents, options), options);
        if (HasFatalFailure()) return;
    }
}

TEST(CollocationCounts, KeepTheLawsOfAggregators) {
    const TestDocuments documents = random_documents(99, 31);
    for (const bool ordered : {false, true}) {
        InMemoryHost host(documents);
        TestAggregator aggregator(host, collocations_module(), "counts",
                                  collocations_setup(all_scopes(3, ordered)));
        ASSERT_GT(aggregator.run(documents)[0].size(), 500u);
        EXPECT_THAT(broken_laws(host, aggregator, documents, true), testing::IsEmpty());
    }
}

TEST(CollocationCounts, AreTheSameBytesForEveryPartitionInUpToSixtyFourStatesAndEveryTree) {
    for (std::uint32_t seed = 1; seed <= 2; ++seed) {
        const TestDocuments documents = random_documents(seed, 64);
        InMemoryHost host(documents);
        TestAggregator aggregator(host, collocations_module(), "counts",
                                  collocations_setup(all_scopes(2, seed % 2 == 0)));
        expect_same_for_any_partition(aggregator, documents);
    }
}

}  // namespace
}  // namespace rostra::test
