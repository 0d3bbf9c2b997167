// SPDX-License-Identifier: Apache-2.0
// The plugin against counting done plainly: every sequence of every document written out as a string.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <set>
#include <tuple>

#include "laws/aggregator_laws.hpp"
#include "support/any_partition.hpp"
#include "support/random_documents.hpp"
#include "term_frequency_bench.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using List = OptionValue::List;

struct Plain {
    std::map<std::string, std::int64_t> count;
    std::map<std::string, std::set<std::int64_t>> documents;
    std::int64_t total = 0, total_all = 0;
};

/// The table over `by` = corpus, document, turn.speaker_id, turn.turn, fact.place.
Rows counted_plainly(const TestDocuments& documents, const std::vector<std::size_t>& lengths, bool within) {
    const std::vector<std::string> scopes = {"corpus", "document", "turn.speaker_id", "turn.turn",
                                             "fact.place"};
    // By scope, then group in its order, then length.
    std::map<std::tuple<std::size_t, std::string, std::size_t>, Plain> groups;
    std::map<std::size_t, std::set<std::string>> names;
    for (const TestDocument& document : documents) {
        const auto layer = [&](const char* name) {
            const auto found = document.layers.find(name);
            return found == document.layers.end() ? std::vector<LayerRow>() : found->second;
        };
        const std::vector<LayerRow> tokens = layer("token"), turns = layer("turn"), facts = layer("fact");
        std::vector<LayerRow> cutting = layer("noise");
        if (within) {
            for (const LayerRow& row : layer("sentence")) cutting.push_back(row);
        }
        // The turn that holds a token: of those that do, the one that begins last, then the shortest.
        const auto holder = [&](const LayerRow& token) {
            const LayerRow* best = nullptr;
            for (const LayerRow& turn : turns) {
                if (turn.span.contains(token.span) && (best == nullptr || turn.span.begin > best->span.begin))
                    best = &turn;
            }
            return best;
        };
        const auto parted = [&](const LayerRow& a, const LayerRow& b) {
            return std::any_of(cutting.begin(), cutting.end(), [&](const LayerRow& row) {
                const auto between = [&](std::int32_t edge) {
                    return a.span.begin < edge && edge <= b.span.begin;
                };
                return between(row.span.begin) || between(row.span.end);
            });
        };
        const auto meet = [&](std::size_t scope, const std::string& group) {
            // A group that some term belongs to counts as one even where no sequence is long enough.
            names[scope].insert(group);
        };
        for (const LayerRow& token : tokens) {
            if (token.cells[0] == Cell("")) continue;
            const LayerRow* turn = holder(token);
            if (turn != nullptr && turn->cells[0] != Cell("")) meet(2, std::get<std::string>(turn->cells[0]));
            if (turn != nullptr) meet(3, std::to_string(std::get<std::int64_t>(turn->cells[1])));
            if (!facts.empty()) meet(4, std::get<std::string>(facts[0].cells[1]));
        }
        for (const std::size_t n : lengths) {
            for (std::size_t i = 0; i + n <= tokens.size(); ++i) {
                std::string term;
                bool whole = true, placed = true, one_turn = true;
                for (std::size_t j = i; j < i + n; ++j) {
                    term += (j == i ? "" : " ") + std::get<std::string>(tokens[j].cells[0]);
                    whole = whole && tokens[j].cells[0] != Cell("");
                    placed = placed && (j == i || !parted(tokens[j - 1], tokens[j]));
                    one_turn = one_turn && holder(tokens[j]) == holder(tokens[i]);
                }
                if (!placed) continue;
                const auto add = [&](std::size_t scope, const std::string& group) {
                    Plain& plain = groups[{scope, group, n}];
                    ++plain.total_all;
                    if (!whole) return;
                    ++plain.count[term];
                    plain.documents[term].insert(document.ordinal);
                    ++plain.total;
                };
                add(0, "");
                // So that documents sort as they stand in the run.
                add(1, std::string(6 - std::to_string(document.ordinal).size(), '0') +
                           std::to_string(document.ordinal));
                const LayerRow* turn = holder(tokens[i]);
                if (one_turn && turn != nullptr) {
                    if (turn->cells[0] != Cell("")) add(2, std::get<std::string>(turn->cells[0]));
                    add(3, std::to_string(std::get<std::int64_t>(turn->cells[1])));
                }
                if (!facts.empty()) add(4, std::get<std::string>(facts[0].cells[1]));
            }
        }
    }

    Rows rows;
    for (const auto& [key, plain] : groups) {
        const auto& [scope, group, n] = key;
        std::vector<std::pair<std::string, std::int64_t>> terms(plain.count.begin(), plain.count.end());
        std::stable_sort(terms.begin(), terms.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
        for (const auto& [term, count] : terms) {
            const auto more = std::count_if(terms.begin(), terms.end(),
                                            [&, c = count](const auto& t) { return t.second > c; });
            double units = 0, with = 0;
            if (scope < 2) {
                units = static_cast<double>(documents.size());
                with = static_cast<double>(groups.at({0, "", n}).documents.at(term).size());
            } else {
                units = static_cast<double>(names[scope].size());
                for (const std::string& name : names[scope]) {
                    const auto other = groups.find({scope, name, n});
                    with += other != groups.end() && other->second.count.contains(term) ? 1 : 0;
                }
            }
            const std::string printed = scope == 1 ? documents[std::stoul(group) / 2].id : group;
            rows.push_back({scopes[scope], printed, std::to_string(n), term, std::to_string(count),
                            text_of(static_cast<double>(count) * 1e6 / static_cast<double>(plain.total)),
                            std::to_string(plain.documents.at(term).size()), std::to_string(more + 1),
                            text_of(static_cast<double>(count) * std::log(units / with)),
                            std::to_string(plain.total), std::to_string(plain.total_all)});
        }
    }
    return rows;
}

OptionMap all_scopes(const List& ngrams, bool within) {
    OptionMap options = {{"by", List{"corpus", "document", "turn.speaker_id", "turn.turn", "fact.place"}},
                         {"ngrams", ngrams}};
    if (within) options.emplace("within", "sentence");
    return options;
}

TEST(TermCounts, AreThoseOfCountingPlainly) {
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        const TestDocuments documents = random_documents(seed, 1 + seed % 7);
        const bool within = seed % 2 == 0;
        InMemoryHost host(documents);
        TestAggregator aggregator(host, term_frequency_module(), "counts",
                                  term_frequency_setup(all_scopes({1, 2, 3}, within)));
        const Rows got = aggregator.run(documents)[0];
        const Rows expected = counted_plainly(documents, {1, 2, 3}, within);
        ASSERT_EQ(text_of(got), text_of(expected)) << "seed " << seed;
    }
}

TEST(TermCounts, KeepTheLawsOfAggregators) {
    const TestDocuments documents = random_documents(99, 31);
    InMemoryHost host(documents);
    TestAggregator aggregator(host, term_frequency_module(), "counts",
                              term_frequency_setup(all_scopes({1, 2, 4}, true)));
    ASSERT_GT(aggregator.run(documents)[0].size(), 500u);
    EXPECT_THAT(broken_laws(host, aggregator, documents, true), testing::IsEmpty());
}

TEST(TermCounts, OfWordsOverTheCorpusAloneKeepTheLawsToo) {
    const TestDocuments documents = random_documents(7, 31);
    InMemoryHost host(documents);
    TestAggregator aggregator(host, term_frequency_module(), "counts",
                              term_frequency_setup({{"by", List{"corpus"}}}));
    EXPECT_THAT(broken_laws(host, aggregator, documents, true), testing::IsEmpty());
}

TEST(TermCounts, AreTheSameBytesForAnyPartition) {
    const TestDocuments documents = random_documents(12, 90);
    for (const std::int64_t budget : {std::numeric_limits<std::int64_t>::max(), std::int64_t{20000}}) {
        InMemoryHost host(documents);
        host.budget = budget;
        TestAggregator aggregator(host, term_frequency_module(), "counts",
                                  term_frequency_setup(all_scopes({1, 3}, true)));
        expect_same_for_any_partition(aggregator, documents);
    }
}

TEST(TermCounts, BeyondTheBudgetAreTheSame) {
    TestDocuments documents = random_documents(3, 40);
    InMemoryHost host(documents);
    TestAggregator aggregator(host, term_frequency_module(), "counts",
                              term_frequency_setup(all_scopes({1, 2, 3}, true)));
    const std::string expected = text_of(counted_plainly(documents, {1, 2, 3}, true));
    for (std::uint32_t seed = 1; seed <= 30; ++seed) {
        const Schedule schedule = {.seed = seed,
                                   .commutative = seed % 3 == 0,
                                   .reload = seed % 5 == 0,
                                   .budget = seed % 2 == 0 ? 0 : std::int64_t{1000} * seed};
        const std::int64_t before = host.scratch_bytes();
        EXPECT_EQ(text_of(run_scheduled(host, aggregator, documents, schedule)[0]), expected)
            << "seed " << seed;
        EXPECT_GT(host.scratch_bytes(), before);
    }
    EXPECT_EQ(host.scratch_files(), 0);
}

TEST(TermCounts, BeyondTheBudgetKeepMinCountAndTop) {
    const TestDocuments documents = random_documents(4, 40);
    for (const auto& [option, value] : {std::pair{"min-count", 3}, std::pair{"top", 2}}) {
        InMemoryHost host(documents);
        OptionMap options = all_scopes({1, 2}, false);
        options.emplace(option, std::int64_t{value});
        TestAggregator aggregator(host, term_frequency_module(), "counts", term_frequency_setup(options));
        const std::string expected = text_of(aggregator.run(documents)[0]);
        host.budget = 0;
        EXPECT_EQ(text_of(aggregator.run(documents)[0]), expected) << option;
    }
}

}  // namespace
}  // namespace rostra::test
