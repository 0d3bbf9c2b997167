// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "laws/aggregator_laws.hpp"
#include "support/any_partition.hpp"
#include "support/random_documents.hpp"
#include "unshared_bench.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using testing::IsEmpty;

struct Case {
    TestDocuments documents;
    std::vector<TestTable> tables;
};

/// Rows between any documents, in any order and either way round, some of a document with itself.
Case random_case(std::uint32_t seed, std::size_t count) {
    std::mt19937 random(seed);
    const auto below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    Case made{random_documents(seed, count), {}};
    const auto span_in = [&](const TestDocument& document) {
        const std::size_t size = document.text.size();
        const auto x = static_cast<std::int64_t>(below(size + 1)),
                   y = static_cast<std::int64_t>(below(size + 1));
        return std::pair(std::min(x, y), std::max(x, y));
    };
    std::vector<Cells> passages, relatednesss;
    for (std::size_t left = 2 * count; left > 0 && count != 0; --left) {
        const TestDocument& a = made.documents[below(count)];
        const TestDocument& b = made.documents[below(count)];
        const auto [a_begin, a_end] = span_in(a);
        const auto [b_begin, b_end] = span_in(b);
        passages.push_back({a.ordinal, a_begin, a_end, b.ordinal, b_begin, b_end,
                            below(3) == 0 ? std::string("boilerplate") : std::string("shared")});
        if (below(3) == 0) relatednesss.push_back({a.ordinal, b.ordinal, static_cast<double>(below(5)) / 4});
    }
    made.tables = read_tables(std::move(passages), std::move(relatednesss));
    return made;
}

/// The terms of a span: where they begin, and their norms.
struct Terms {
    std::vector<std::int32_t> begins;
    std::vector<std::string> norms;
};
Terms terms_of(const TestDocument& document, Span span) {
    Terms terms;
    for (const LayerRow& token : document.layers.at("token")) {
        const auto& norm = std::get<std::string>(token.cells[0]);
        if (norm.empty() || token.span.begin < span.begin || token.span.begin >= span.end) continue;
        terms.begins.push_back(token.span.begin);
        terms.norms.push_back(norm);
    }
    return terms;
}
std::vector<LayerRow> sentences_in(const TestDocument& document) {
    const auto found = document.layers.find("sentence");
    return found == document.layers.end() ? std::vector<LayerRow>() : found->second;
}

/// The table as it has to be, every sentence against every document and every row.
Rows by_comparing_all(const Case& given, const UnsharedOptions& options) {
    Rows rows;
    for (const TestDocument& a : given.documents) {
        for (const TestDocument& b : given.documents) {
            if (a.ordinal == b.ordinal) continue;
            std::vector<Span> spans;  // of a, in passages with b
            bool sharing = false;
            for (const Cells& row : given.tables[0].rows) {
                const auto number = [&](std::size_t column) { return std::get<std::int64_t>(row[column]); };
                for (const std::size_t side : {0u, 3u}) {
                    if (number(side) != a.ordinal || number(3 - side) != b.ordinal) continue;
                    sharing = sharing || std::get<std::string>(row[6]) != "boilerplate";
                    spans.push_back({static_cast<std::int32_t>(number(side + 1)),
                                     static_cast<std::int32_t>(number(side + 2))});
                }
            }
            const bool related =
                std::any_of(given.tables[1].rows.begin(), given.tables[1].rows.end(), [&](const Cells& row) {
                    const auto x = std::get<std::int64_t>(row[0]), y = std::get<std::int64_t>(row[1]);
                    return std::minmax(x, y) == std::minmax(a.ordinal, b.ordinal) &&
                           std::get<double>(row[2]) >= options.min_relatedness;
                });
            const bool wanted = options.pairs == "passages"     ? sharing
                                : options.pairs == "similarity" ? related
                                : options.pairs == "both"       ? related && sharing
                                                                : related || sharing;
            if (!wanted) continue;
            for (const LayerRow& sentence : sentences_in(a)) {
                const Terms terms = terms_of(a, sentence.span);
                const auto shared =
                    std::count_if(terms.begins.begin(), terms.begins.end(), [&](std::int32_t begin) {
                        return std::any_of(spans.begin(), spans.end(), [&](Span span) {
                            return begin >= span.begin && begin < span.end;
                        });
                    });
                const auto tokens = static_cast<std::int64_t>(terms.begins.size());
                if (tokens < options.min_tokens) continue;
                const double share = static_cast<double>(shared) / static_cast<double>(tokens);
                if (share > options.max_shared) continue;
                const std::vector<LayerRow> others = sentences_in(b);
                const bool is_there = std::any_of(others.begin(), others.end(), [&](const LayerRow& other) {
                    return terms_of(b, other.span).norms == terms.norms;
                });
                if (is_there) continue;
                rows.push_back({std::to_string(a.ordinal), std::to_string(b.ordinal),
                                std::to_string(sentence.span.begin), std::to_string(sentence.span.end),
                                std::to_string(tokens), std::to_string(shared), text_of(share),
                                std::string(slice(a.text, sentence.span))});
            }
        }
    }
    return rows;
}

TEST(UnsharedOracle, ComparingAllGivesTheSameForRandomDocuments) {
    std::size_t rows = 0;
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        const Case given = random_case(seed, seed % 13);
        for (const char* pairs : {"passages", "similarity", "either", "both"}) {
            for (const double max_shared : {0.0, 0.5, 1.0}) {
                UnsharedOptions options;
                options.pairs = pairs;
                options.max_shared = max_shared;
                options.min_tokens = 1 + seed % 3;
                InMemoryHost host(given.documents);
                TestAggregator aggregator(host, unshared_module(), "sentences", unshared_setup(options));
                const Rows expected = by_comparing_all(given, options);
                rows += expected.size();
                ASSERT_EQ(aggregator.run(given.documents, given.tables)[0], expected)
                    << "seed " << seed << ", " << pairs << ", " << max_shared;
            }
        }
    }
    EXPECT_GT(rows, 1000u);
}

TEST(UnsharedOracle, AnyPartitionGivesTheSame) {
    const Case given = random_case(7, 40);
    UnsharedOptions options;
    options.max_shared = 0.5;
    InMemoryHost host(given.documents);
    TestAggregator aggregator(host, unshared_module(), "sentences", unshared_setup(options));
    ASSERT_GT(aggregator.run(given.documents, given.tables)[0].size(), 20u);
    expect_same_for_any_partition(aggregator, given.documents, given.tables);
}

TEST(UnsharedOracle, KeepsTheLawsOfAggregators) {
    const Case given = random_case(11, 60);
    UnsharedOptions options;
    options.max_shared = 0.5;
    for (const std::int64_t max_pairs : {0, 5}) {
        options.max_pairs = max_pairs;
        InMemoryHost host(given.documents);
        TestAggregator aggregator(host, unshared_module(), "sentences", unshared_setup(options));
        EXPECT_THAT(broken_laws(host, aggregator, given.documents, true, given.tables), IsEmpty());
    }
}

}  // namespace
}  // namespace rostra::test
