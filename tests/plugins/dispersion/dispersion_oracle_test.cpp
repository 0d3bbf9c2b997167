// SPDX-License-Identifier: Apache-2.0
// The plugin against measuring plainly, over tables of all parts, and the laws of aggregators.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

#include "dispersion_bench.hpp"
#include "laws/aggregator_laws.hpp"
#include "support/any_partition.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using List = OptionValue::List;

/// Documents with words of few kinds, some of them no terms, turns one after another, and facts.
TestDocuments random_documents(std::uint32_t seed, std::size_t count) {
    std::mt19937 random(seed);
    const auto below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    TestDocuments documents;
    for (std::size_t d = 0; d < count; ++d) {
        std::string text;
        for (std::size_t left = below(40); left > 0; --left)
            text += std::string(1 + below(2), "abcde"[below(5)]) + ' ';
        // Ordinals with gaps, as where documents were set aside.
        TestDocument document = document_of(static_cast<std::int64_t>(2 * d), "d" + std::to_string(d), text);
        std::vector<LayerRow>& tokens = document.layers["token"];
        for (LayerRow& token : tokens) {
            if (below(8) == 0) token.cells[0] = "";
        }
        for (std::size_t i = below(4); i < tokens.size();) {
            const std::size_t last = std::min(tokens.size() - 1, i + below(8));
            const char* speakers[] = {"Ann", "Bob", "", "Cid"};
            document.layers["turn"].push_back({{tokens[i].span.begin, tokens[last].span.end},
                                               {speakers[below(4)], static_cast<std::int64_t>(below(3))}});
            i = last + 1 + below(3);
        }
        if (below(3) != 0)
            document.layers["fact"].push_back({{0, 0}, {"place", "p" + std::to_string(below(3))}});
        documents.push_back(document);
    }
    return documents;
}

/// A token that counts: its term, and the groups and parts that it is in.
struct PlainToken {
    std::string term, document, speaker, place;
    std::int64_t span;  // the number of its turn, over all documents; -1: none
};

std::vector<PlainToken> plain_tokens(const TestDocuments& documents) {
    std::vector<PlainToken> tokens;
    std::int64_t turns_before = 0;
    for (const TestDocument& document : documents) {
        const auto layer = [&](const char* name) {
            const auto found = document.layers.find(name);
            return found == document.layers.end() ? std::vector<LayerRow>() : found->second;
        };
        const std::vector<LayerRow> turns = layer("turn"), facts = layer("fact");
        for (const LayerRow& row : layer("token")) {
            PlainToken token = {std::get<std::string>(row.cells[0]), document.id, "", "", -1};
            if (token.term.empty()) continue;
            for (std::size_t t = 0; t < turns.size(); ++t) {
                if (!turns[t].span.contains(row.span)) continue;
                token.speaker = std::get<std::string>(turns[t].cells[0]);
                token.span = turns_before + static_cast<std::int64_t>(t);
            }
            if (!facts.empty()) token.place = std::get<std::string>(facts[0].cells[1]);
            tokens.push_back(token);
        }
        turns_before += static_cast<std::int64_t>(turns.size());
    }
    return tokens;
}

struct PlainMeasures {
    std::int64_t count = 0, parts = 0, range = 0;
    double juilland_d = 0, dp = 0, dp_norm = 0;
};

/// As the formulas are written, over all parts.
PlainMeasures measured_plainly(const std::vector<std::vector<std::string>>& parts, const std::string& term) {
    std::vector<double> counts, sizes;
    double f = 0, all = 0;
    for (const std::vector<std::string>& part : parts) {
        counts.push_back(static_cast<double>(std::count(part.begin(), part.end(), term)));
        sizes.push_back(static_cast<double>(part.size()));
        f += counts.back();
        all += sizes.back();
    }
    const auto n = static_cast<double>(parts.size());
    double mean = 0, variance = 0, dp = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) mean += counts[i] / sizes[i] / n;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        variance += std::pow(counts[i] / sizes[i] - mean, 2) / n;
        dp += std::abs(counts[i] / f - sizes[i] / all) / 2;
    }
    const double smallest = *std::min_element(sizes.begin(), sizes.end());
    PlainMeasures measures;
    measures.count = static_cast<std::int64_t>(f);
    measures.parts = static_cast<std::int64_t>(parts.size());
    measures.range = static_cast<std::int64_t>(
        std::count_if(counts.begin(), counts.end(), [](double count) { return count > 0; }));
    measures.juilland_d = n == 1 ? 1 : 1 - std::sqrt(variance) / mean / std::sqrt(n - 1);
    measures.dp = dp;
    measures.dp_norm = n == 1 ? 0 : dp / (1 - smallest / all);
    return measures;
}

using Parts = std::vector<std::vector<std::string>>;

Parts parts_of(const std::vector<PlainToken>& tokens, const std::string& kind, std::size_t number) {
    Parts parts;
    if (kind == "equal") {
        const std::size_t count = std::min(number, tokens.size());
        for (std::size_t i = 0; i < count; ++i) {
            parts.emplace_back();
            for (std::size_t t = i * tokens.size() / count; t < (i + 1) * tokens.size() / count; ++t)
                parts.back().push_back(tokens[t].term);
        }
        return parts;
    }
    std::map<std::string, std::vector<std::string>> by_name;
    for (const PlainToken& token : tokens) {
        if (kind == "document") by_name[token.document].push_back(token.term);
        if (kind == "span" && token.span >= 0) by_name[std::to_string(token.span)].push_back(token.term);
    }
    for (const auto& [name, terms] : by_name) parts.push_back(terms);
    return parts;
}

OptionMap all_scopes(const std::string& kind) {
    OptionMap options = {
        {"by", List{"corpus", "document", "turn.speaker_id", "fact.place"}}, {"parts", kind}, {"number", 4}};
    if (kind == "span") options.emplace("part-layer", "turn");
    return options;
}

TEST(DispersionOfParts, IsThatOfMeasuringPlainly) {
    for (std::uint32_t seed = 1; seed <= 45; ++seed) {
        const TestDocuments documents = random_documents(seed, 1 + seed % 7);
        const std::string kind = seed % 3 == 0 ? "document" : seed % 3 == 1 ? "equal" : "span";
        std::map<std::pair<std::string, std::string>, std::vector<PlainToken>> groups;
        for (const PlainToken& token : plain_tokens(documents)) {
            groups[{"corpus", ""}].push_back(token);
            groups[{"document", token.document}].push_back(token);
            if (!token.speaker.empty()) groups[{"turn.speaker_id", token.speaker}].push_back(token);
            if (!token.place.empty()) groups[{"fact.place", token.place}].push_back(token);
        }
        InMemoryHost host(documents);
        TestAggregator aggregator(host, dispersion_module(), "parts", dispersion_setup(all_scopes(kind)));
        std::int64_t counted = 0;
        const Rows rows = aggregator.run(documents)[0];
        for (const Row& printed : rows) {
            const DispersionRow row(printed);
            const std::string what = "seed " + std::to_string(seed) + ": " + text_of(Rows{printed});
            const Parts parts = parts_of(groups[{row.scope, row.group}], kind, 4);
            const PlainMeasures expected = measured_plainly(parts, row.term);
            ASSERT_EQ(row.count, expected.count) << what;
            ASSERT_EQ(row.parts, expected.parts) << what;
            ASSERT_EQ(row.range, expected.range) << what;
            ASSERT_NEAR(row.juilland_d, expected.juilland_d, 1e-9) << what;
            ASSERT_NEAR(row.dp, expected.dp, 1e-9) << what;
            ASSERT_NEAR(row.dp_norm, expected.dp_norm, 1e-9) << what;
            counted += row.count;
        }
        std::int64_t all = 0;  // no row is missing
        for (const auto& [name, tokens] : groups) {
            for (const std::vector<std::string>& part : parts_of(tokens, kind, 4))
                all += static_cast<std::int64_t>(part.size());
        }
        ASSERT_EQ(counted, all) << "seed " << seed;
    }
}

TEST(DispersionOfParts, KeepsTheLawsOfAggregators) {
    const TestDocuments documents = random_documents(99, 31);
    for (const char* kind : {"document", "equal", "span"}) {
        OptionMap options = all_scopes(kind);
        options.emplace("ngrams", List{1, 2});
        options.emplace("within", "sentence");
        InMemoryHost host(documents);
        TestAggregator aggregator(host, dispersion_module(), "parts", dispersion_setup(options));
        ASSERT_GT(aggregator.run(documents)[0].size(), 300u);
        EXPECT_THAT(broken_laws(host, aggregator, documents, true), testing::IsEmpty()) << kind;
    }
}

TEST(DispersionOfParts, IsTheSameBytesForEveryPartitionInUpToSixtyFourStatesAndEveryTree) {
    for (std::uint32_t seed = 1; seed <= 3; ++seed) {
        const TestDocuments documents = random_documents(seed, 64);
        InMemoryHost host(documents);
        TestAggregator aggregator(host, dispersion_module(), "parts",
                                  dispersion_setup(all_scopes(seed % 3 == 0   ? "document"
                                                              : seed % 3 == 1 ? "equal"
                                                                              : "span")));
        expect_same_for_any_partition(aggregator, documents);
    }
}

}  // namespace
}  // namespace rostra::test
