// SPDX-License-Identifier: Apache-2.0
// Rubbish: whatever figures and sentences are given, the table stands and its places are figures.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "comparison_samples.hpp"

namespace rostra::figure_comparison {
namespace {

constexpr std::string_view kPieces[] = {"the",  "ferry", "port", "of", "people", "met", "São", "桥", "a",
                                        "km's", "(",     "|",    "\n", "Texas",  "",    "é",   "-",  "rose"};
constexpr std::string_view kIntervals[] = {
    "[5,5]",   "(5,)",    "[5,7)", "(,0.5]",
    "[-3,-3]", "(,)",     "[",     "",
    "[x,]",    "[1e9,2]", "[7,5]", "[100000000000000000000000000000000000000000000000000000000001,]"};
constexpr std::string_view kUnits[] = {"",      "mile",    "kilometer", "percent", "/",
                                       "mile/", "celsius", "hour/day",  "dollar"};
constexpr std::string_view kNouns[] = {"", "people", "ferries of the port", " ", "桥", "people people"};

TEST(FigureComparisonRandom, StandsWhateverIsGiven) {
    std::mt19937 random(21);
    const auto one_of = [&](const auto& all) { return std::string(all[random() % std::size(all)]); };
    for (int round = 0; round < 1500; ++round) {
        laws::TestDocuments documents;
        const std::size_t count = 2 + random() % 6;
        for (std::size_t d = 0; d < count; ++d) {
            std::vector<std::pair<std::string, std::vector<Given>>> sentences;
            for (std::size_t left = random() % 4; left > 0; --left) {
                std::string text;
                std::vector<Given> figures;
                for (std::size_t words = 1 + random() % 9; words > 0; --words) {
                    if (random() % 3 == 0) {
                        const std::string number = std::to_string(figures.size()) + "7";
                        figures.push_back({number, one_of(kIntervals), one_of(kUnits), one_of(kNouns)});
                        text += number;
                    } else {
                        text += one_of(kPieces);
                    }
                    text += ' ';
                }
                sentences.emplace_back(text, figures);
            }
            documents.push_back(document_of(static_cast<std::int64_t>(d), sentences));
        }
        laws::InMemoryHost host(documents);
        for (const laws::Row& row : compare(host, documents, 3)) {
            for (const std::size_t side : {1U, 5U}) {
                const std::string& text = documents.at(std::stoul(row.at(side))).text;
                ASSERT_LE(std::stoul(row.at(side + 2)), text.size());
                ASSERT_LT(std::stoul(row.at(side + 1)), std::stoul(row.at(side + 2)));
            }
        }
    }
}

}  // namespace
}  // namespace rostra::figure_comparison
