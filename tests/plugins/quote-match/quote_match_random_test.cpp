// SPDX-License-Identifier: Apache-2.0
// Rubbish: whatever is quoted of whatever was said, each quotation has a row and its source lies in a turn.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "match_samples.hpp"

namespace rostra::quote_match {
namespace {

constexpr std::string_view kWords[] = {"we", "will", "not",   "open", "the",  "bridge", "if",  "three",
                                       "12", "12.5", "São",   "桥",   "it's", "—",      "...", "…",
                                       "[",  "]",    "[sic]", "\n",   "“",    "",       "."};

TEST(QuoteMatchRandom, StandsWhateverIsQuoted) {
    std::mt19937 random(22);
    const auto words = [&](std::size_t count) {
        std::string text;
        for (; count > 0; --count) text += std::string(kWords[random() % std::size(kWords)]) + " ";
        return text;
    };
    for (int round = 0; round < 2500; ++round) {
        laws::TestDocument said = {0, "a.txt", "", "en", {}};
        for (std::size_t turns = random() % 4; turns > 0; --turns) {
            const auto begin = static_cast<std::int32_t>(said.text.size());
            said.text += words(1 + random() % 14);
            said.layers["turn"].push_back({{begin, static_cast<std::int32_t>(said.text.size())},
                                           {std::string(random() % 2 == 0 ? "Ana" : "")}});
        }
        if (said.text.empty()) said.text = "x";
        laws::TestDocument quoting = {1, "b.txt", "", random() % 4 == 0 ? "zz" : "en", {}};
        for (std::size_t quotes = 1 + random() % 4; quotes > 0; --quotes) {
            std::string quote = words(1 + random() % 6);
            if (random() % 2 == 0) {
                // What was said, cut and put together anew.
                const auto piece = [&] {
                    const std::size_t at = said.text.find(' ', random() % said.text.size());
                    if (at == std::string::npos) return said.text;
                    return said.text.substr(at, said.text.find(' ', at + 5 + random() % 40) - at);
                };
                quote = piece() + (random() % 2 == 0 ? " … " : " ") + piece();
            }
            const auto begin = static_cast<std::int32_t>(quoting.text.size());
            quoting.text += quote;
            quoting.layers["quote"].push_back({{begin, static_cast<std::int32_t>(quoting.text.size())},
                                               {std::string(random() % 3 == 0 ? "indirect" : "direct"),
                                                std::string(random() % 2 == 0 ? "Ana Ruiz" : "")}});
        }
        const Rows rows = matches({said, quoting});
        ASSERT_EQ(rows.size(), quoting.layers["quote"].size());
        for (const laws::Row& row : rows) {
            if (row.at(4) == "(null)") continue;
            ASSERT_LT(std::stoul(row.at(5)), std::stoul(row.at(6)));
            ASSERT_LE(std::stoul(row.at(6)), said.text.size());
        }
    }
}

}  // namespace
}  // namespace rostra::quote_match
