// SPDX-License-Identifier: Apache-2.0
// The plugin against each pair compared by itself, from the definitions.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include "laws/aggregator_laws.hpp"
#include "similarity_bench.hpp"
#include "support/any_partition.hpp"
#include "support/random_documents.hpp"

namespace rostra::test {

using namespace laws;
namespace {

TestDocuments documents_with_copies(std::uint32_t seed, std::size_t count) {
    std::mt19937 random(seed);
    const auto below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    std::vector<std::string> texts;
    for (std::size_t d = 0; d < count; ++d) {
        std::string text;
        for (std::size_t left = below(80); left > 0; --left)
            text += "w" + std::to_string(below(2 + below(30))) + ' ';
        if (d > 0 && below(3) == 0) text += texts[below(d)];
        texts.push_back(text);
    }
    return documents_of(texts);
}

struct Plain {
    double cosine, jaccard, containment_a, containment_b;
    std::int64_t shared_tokens;
};

Plain compared_plainly(const TestDocuments& documents, std::size_t a, std::size_t b, std::size_t length) {
    using Norms = std::vector<std::string>;
    const auto norms_of = [&](std::size_t d) {
        Norms norms;
        for (const LayerRow& token : documents[d].layers.at("token"))
            norms.push_back(std::get<std::string>(token.cells[0]));
        return norms;
    };
    const auto counts_of = [&](std::size_t d) {
        std::map<std::string, std::int64_t> counts;
        for (const std::string& norm : norms_of(d)) ++counts[norm];
        return counts;
    };
    const auto weights_of = [&](std::size_t d) {
        std::map<std::string, double> weights;
        for (const auto& [norm, count] : counts_of(d)) {
            std::int64_t in = 0;
            for (std::size_t other = 0; other < documents.size(); ++other)
                in += counts_of(other).contains(norm) ? 1 : 0;
            const auto n = static_cast<double>(documents.size());
            weights[norm] =
                static_cast<double>(count) * (std::log((1 + n) / (1 + static_cast<double>(in))) + 1);
        }
        return weights;
    };
    const auto shingles_of = [&](std::size_t d) {
        const Norms norms = norms_of(d);
        std::set<Norms> shingles;
        const std::size_t here = std::min(length, norms.size());
        for (std::size_t i = 0; here > 0 && i + here <= norms.size(); ++i) {
            shingles.insert(Norms(norms.begin() + static_cast<std::ptrdiff_t>(i),
                                  norms.begin() + static_cast<std::ptrdiff_t>(i + here)));
        }
        return shingles;
    };

    const auto wa = weights_of(a), wb = weights_of(b);
    double dot = 0, aa = 0, bb = 0;
    for (const auto& [norm, weight] : wa) {
        aa += weight * weight;
        if (wb.contains(norm)) dot += weight * wb.at(norm);
    }
    for (const auto& [norm, weight] : wb) bb += weight * weight;
    const auto sa = shingles_of(a), sb = shingles_of(b);
    const auto common = static_cast<double>(
        std::count_if(sa.begin(), sa.end(), [&](const Norms& shingle) { return sb.contains(shingle); }));
    const auto na = static_cast<double>(sa.size()), nb = static_cast<double>(sb.size());
    const auto ratio = [](double part, double whole) { return whole == 0 ? 0 : part / whole; };
    std::int64_t shared = 0;
    const auto ca = counts_of(a), cb = counts_of(b);
    for (const auto& [norm, count] : ca) shared += cb.contains(norm) ? std::min(count, cb.at(norm)) : 0;
    return {ratio(dot, std::sqrt(aa) * std::sqrt(bb)), ratio(common, na + nb - common), ratio(common, na),
            ratio(common, nb), shared};
}

TEST(SimilarityOfPairs, IsThatOfComparingEachByItself) {
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        const TestDocuments documents = documents_with_copies(seed, 9);
        const std::size_t length = 1 + seed % 6;
        const Rows rows = similarity_tables(documents, {{"shingle", static_cast<std::int64_t>(length)},
                                                        {"tf", "count"},
                                                        {"idf-power", 1.0}})[kSimilarity];
        ASSERT_EQ(rows.size(), 36u);
        for (const Row& row : rows) {
            const Plain plain = compared_plainly(documents, std::stoul(row[0]), std::stoul(row[1]), length);
            EXPECT_NEAR(std::stod(row[2]), plain.cosine, 1e-12);
            EXPECT_EQ(row[kRelatedness], row[2]);
            EXPECT_EQ(row[3], text_of(plain.jaccard));
            EXPECT_EQ(row[4], text_of(plain.containment_a));
            EXPECT_EQ(row[5], text_of(plain.containment_b));
            EXPECT_EQ(row[6], std::to_string(plain.shared_tokens));
        }
    }
}

TEST(SimilarityOfPairs, KeepsTheLawsOfAggregators) {
    TestDocuments documents = documents_with_copies(5, 37);
    documents[3].layers["fact"] = {{{0, 0}, {"date", "2020-03-06"}}, {{0, 0}, {"title", "Harbour"}}};
    documents[20].layers["fact"] = {{{0, 0}, {"title", "Bridge"}}};
    InMemoryHost host(documents);
    for (const std::int64_t all_pairs : {0, 200}) {
        TestAggregator aggregator(host, similarity_module(), "pairs",
                                  similarity_setup({{"shingle", 3}, {"terms", 2}, {"all-pairs", all_pairs}}));
        EXPECT_THAT(broken_laws(host, aggregator, documents, true), testing::IsEmpty());
    }
}

TEST(SimilarityOfPairs, IsTheSameForAnyPartition) {
    TestDocuments documents = random_documents(8, 41);
    InMemoryHost host(documents);
    for (const char* by : {"document", "turn.speaker_id", "fact.place"}) {
        TestAggregator aggregator(host, similarity_module(), "pairs",
                                  similarity_setup({{"by", by}, {"terms", 2}}));
        EXPECT_THAT(broken_laws(host, aggregator, documents, true), testing::IsEmpty()) << by;
        expect_same_for_any_partition(aggregator, documents);
    }
}

TEST(SimilarityOfPairs, StopsWhenAskedTo) {
    const TestDocuments documents = documents_with_copies(6, 37);
    InMemoryHost host(documents);
    TestAggregator aggregator(host, similarity_module(), "pairs", similarity_setup());
    EXPECT_THAT(broken_laws(host, aggregator, documents, true, {}, "it stops when told"), testing::IsEmpty());
}

}  // namespace
}  // namespace rostra::test
