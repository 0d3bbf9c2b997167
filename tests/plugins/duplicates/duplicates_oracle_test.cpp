// SPDX-License-Identifier: Apache-2.0
// The plugin against every pair compared by itself, from the definitions.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "duplicates_bench.hpp"
#include "laws/aggregator_laws.hpp"
#include "support/any_partition.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using Norms = std::vector<std::string>;

/// Documents of few words, many of them copies of earlier ones with some words changed, dates for some.
TestDocuments copied_documents(std::uint32_t seed, std::size_t count) {
    std::mt19937 random(seed);
    const auto below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    std::vector<Norms> texts;
    TestDocuments documents;
    for (std::size_t d = 0; d < count; ++d) {
        Norms words(below(40));
        for (std::string& word : words) word = "w" + std::to_string(below(60));
        if (d > 0 && below(3) != 0) words = texts[below(d)];
        for (std::size_t changes = below(4); changes > 0 && !words.empty(); --changes)
            words[below(words.size())] = "x" + std::to_string(below(5));
        texts.push_back(words);
        std::string text;
        for (const std::string& word : words) text += word + ' ';
        // Ordinals with gaps, as where documents were set aside.
        documents.push_back(document_of(static_cast<std::int64_t>(3 * d + 1), "d" + std::to_string(d), text));
        if (below(2) == 0)
            documents.back().layers["fact"].push_back(
                {{0, 0}, {"date", "2024-0" + std::to_string(1 + below(9))}});
    }
    return documents;
}

Norms norms_of(const TestDocument& document) {
    Norms norms;
    for (const LayerRow& token : document.layers.at("token"))
        norms.push_back(std::get<std::string>(token.cells[0]));
    return norms;
}

std::set<Norms> shingles_of(const Norms& norms, std::size_t length) {
    std::set<Norms> shingles;
    const std::size_t here = std::min(length, norms.size());
    for (std::size_t i = 0; here > 0 && i + here <= norms.size(); ++i) {
        const auto begin = norms.begin() + static_cast<std::ptrdiff_t>(i);
        shingles.insert(Norms(begin, begin + static_cast<std::ptrdiff_t>(here)));
    }
    return shingles;
}

/// Rows of `duplicate`, without the cluster.
Rows compared_plainly(const TestDocuments& documents, std::size_t length, double threshold) {
    std::map<Norms, std::size_t> first_with;
    for (std::size_t d = 0; d < documents.size(); ++d) first_with.try_emplace(norms_of(documents[d]), d);
    Rows rows;
    for (std::size_t a = 0; a < documents.size(); ++a) {
        for (std::size_t b = a + 1; b < documents.size(); ++b) {
            const Norms in_a = norms_of(documents[a]), in_b = norms_of(documents[b]);
            if (in_a.empty() || first_with.at(in_a) != a || (first_with.at(in_b) != b && in_a != in_b))
                continue;
            const std::set<Norms> sa = shingles_of(in_a, length), sb = shingles_of(in_b, length);
            const auto common = std::count_if(sa.begin(), sa.end(),
                                              [&](const Norms& shingle) { return sb.contains(shingle); });
            const auto shared = static_cast<double>(common);
            const auto na = static_cast<double>(sa.size()), nb = static_cast<double>(sb.size());
            if (shared < threshold * (na + nb - shared)) continue;
            rows.push_back({std::to_string(documents[a].ordinal), std::to_string(documents[b].ordinal),
                            text_of(shared / (na + nb - shared)), text_of(shared / na), text_of(shared / nb),
                            std::to_string(common)});
        }
    }
    return rows;
}

OptionMap sure_options(std::int64_t shingle, double threshold) {
    return {{"shingle", shingle}, {"threshold", threshold}, {"recall", 0.999999}, {"permutations", 1024}};
}

TEST(Copies, AreThoseOfComparingEachTwo) {
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        const TestDocuments documents = copied_documents(seed, 60);
        const std::int64_t length = 1 + seed % 5;
        const double threshold = seed % 2 == 0 ? 0.5 : 0.75;
        InMemoryHost host(documents);
        TestAggregator aggregator(host, duplicates_module(), "copies",
                                  duplicates_setup(sure_options(length, threshold)));
        Rows rows = aggregator.run(documents)[0];
        for (Row& row : rows) row.pop_back();
        const Rows plain = compared_plainly(documents, static_cast<std::size_t>(length), threshold);
        EXPECT_GT(plain.size(), 10u);
        EXPECT_EQ(rows, plain) << "seed " << seed;
    }
}

TEST(Copies, AreTheSameForAnyPartition) {
    const TestDocuments documents = copied_documents(11, 70);
    InMemoryHost host(documents);
    TestAggregator aggregator(host, duplicates_module(), "copies", duplicates_setup({{"shingle", 2}}));
    expect_same_for_any_partition(aggregator, documents);
}

TEST(Copies, KeepTheLawsOfAggregators) {
    const TestDocuments documents = copied_documents(12, 37);
    InMemoryHost host(documents);
    TestAggregator aggregator(host, duplicates_module(), "copies", duplicates_setup({{"most-each", 2}}));
    EXPECT_THAT(broken_laws(host, aggregator, documents, true), testing::IsEmpty());
}

TEST(Copies, AreTheSameFromScratchAndOnManyThreads) {
    const TestDocuments documents = copied_documents(13, 120);
    InMemoryHost host(documents);
    TestAggregator aggregator(host, duplicates_module(), "copies", duplicates_setup({{"shingle", 3}}));
    const std::vector<Rows> expected = aggregator.run(documents);
    EXPECT_EQ(host.scratch_bytes(), 0);
    host.budget = 100;
    host.threads = 3;
    EXPECT_EQ(aggregator.run(documents), expected);
    EXPECT_GT(host.scratch_bytes(), 0);
}

}  // namespace
}  // namespace rostra::test
