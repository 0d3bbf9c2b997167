// SPDX-License-Identifier: Apache-2.0
// Nothing missed and nothing false: what the plugin finds against a
// comparison of every token with every other.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "passages_bench.hpp"
#include "support/corpus_test.hpp"

namespace rostra::test {

using namespace laws;
namespace {

Rows found_in(const TestDocuments& documents, std::size_t length, std::size_t max_documents = 0,
              std::size_t shingle = 0, std::size_t max_places = 0) {
    InMemoryHost host(documents);
    TestAggregator aggregator(host, passages_module(), "passages",
                              passages_setup({{"min-tokens", static_cast<std::int64_t>(length)},
                                              {"bridge", 0},
                                              {"shingle", static_cast<std::int64_t>(shingle)},
                                              {"max-documents", static_cast<std::int64_t>(max_documents)},
                                              {"max-places", static_cast<std::int64_t>(max_places)},
                                              {"max-runs", 0}}));
    return places_of(aggregator.run(documents)[0]);
}

/// Texts over so few words that runs repeat, overlap and nest in every way.
TestDocuments linked_documents(std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    const std::size_t words = 1 + below(6);
    std::vector<std::string> texts(2 + below(5));
    for (std::string& text : texts) {
        for (std::size_t left = below(120); left > 0; --left) {
            text += static_cast<char>('a' + below(words));
            text += below(9) == 0 ? ". " : " ";
        }
    }
    return documents_of(texts);
}

TEST(PassageFinder, MissesNothingAndInventsNothingInRandomTexts) {
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        const TestDocuments documents = linked_documents(seed);
        const std::size_t length = 2 + seed % 7;
        const Rows expected = passages_by_comparing_all(documents, length);
        ASSERT_EQ(found_in(documents, length), expected) << "seed " << seed;
    }
}

TEST(PassageFinder, MissesNothingWhereOnlySomeSequencesAreIndexed) {
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        const TestDocuments documents = linked_documents(seed);
        const std::size_t length = 2 + seed % 11;
        const Rows expected = passages_by_comparing_all(documents, length);
        for (std::size_t shingle = 1; shingle <= length; shingle += 1 + seed % 3) {
            ASSERT_EQ(found_in(documents, length, 0, shingle), expected)
                << "seed " << seed << ", sequences of " << shingle;
        }
    }
}

TEST(PassageFinder, TakesNoLongerForOneWordSaidAHundredThousandTimes) {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += "no ";
    const Rows rows = found_in(documents_of({text, text.substr(0, 3 * 500)}), 400);
    // One on each diagonal where it is long enough: 400, 401, ... tokens, and as many back.
    EXPECT_EQ(rows.size(), 100u + 99'501u + 100u);
}

TEST(PassageFinder, WithCommonRunsLeftOutFindsWhateverHasARarerPart) {
    std::size_t lost_in_all = 0, found_in_all = 0;
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        const TestDocuments documents = linked_documents(seed);
        const std::size_t length = 2 + seed % 3;
        const std::size_t most = 1 + seed % 3;

        // In how many documents each run of `length` tokens stands.
        const auto run_at = [&](const TestDocument& document, std::size_t token) {
            std::string run;
            for (std::size_t i = 0; i < length; ++i) {
                run += std::get<std::string>(document.layers.at("token")[token + i].cells[0]) + ' ';
            }
            return run;
        };
        std::map<std::string, std::size_t> documents_of_run;
        for (const TestDocument& document : documents) {
            std::map<std::string, bool> seen;
            for (std::size_t t = 0; t + length <= document.layers.at("token").size(); ++t) {
                seen[run_at(document, t)] = true;
            }
            for (const auto& [run, yes] : seen) ++documents_of_run[run];
        }

        Rows expected;
        for (Row row : passages_by_comparing_all(documents, length)) {
            const TestDocument& document = documents[std::stoul(row[1])];
            const auto& tokens = document.layers.at("token");
            const auto first = std::find_if(tokens.begin(), tokens.end(), [&](const LayerRow& token) {
                return std::to_string(token.span.begin) == row[2];
            });
            const auto at = static_cast<std::size_t>(first - tokens.begin());
            bool rare = false;
            for (std::size_t i = 0; i + length <= std::stoul(row[7]); ++i) {
                rare = rare || documents_of_run.at(run_at(document, at + i)) <= most;
            }
            if (!rare) {
                ++lost_in_all;
                continue;
            }
            ++found_in_all;
            row[0] = std::to_string(expected.size() + 1);
            expected.push_back(row);
        }
        ASSERT_EQ(found_in(documents, length, most), expected) << "seed " << seed;
    }
    EXPECT_GT(lost_in_all, 100u);
    EXPECT_GT(found_in_all, 100u);
}

/// The run of `length` tokens that begins at a token.
std::string run_at(const TestDocument& document, std::size_t token, std::size_t length) {
    std::string run;
    for (std::size_t i = 0; i < length; ++i) {
        run += std::get<std::string>(document.layers.at("token")[token + i].cells[0]) + ' ';
    }
    return run;
}

/// Of each run of `length` tokens, at how many places it stands in the document that has it most often.
std::map<std::string, std::size_t> places_of_runs(const TestDocuments& documents, std::size_t length) {
    std::map<std::string, std::size_t> most;
    for (const TestDocument& document : documents) {
        std::map<std::string, std::size_t> places;
        for (std::size_t t = 0; t + length <= document.layers.at("token").size(); ++t) {
            ++places[run_at(document, t, length)];
        }
        for (const auto& [run, count] : places) most[run] = std::max(most[run], count);
    }
    return most;
}

/// A row without its number, which depends on the rows before it.
Row unnumbered(Row row) {
    row[0].clear();
    return row;
}

TEST(PassageFinder, WithCrowdedRunsHeldAgainstNearOnesInventsNothingAndFindsWhateverHasARarerPart) {
    std::size_t lost_in_all = 0, rare_in_all = 0;
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        const TestDocuments documents = linked_documents(seed);
        const std::size_t length = 2 + seed % 3;
        const std::size_t most = 1 + seed % 4;
        const std::map<std::string, std::size_t> places = places_of_runs(documents, length);

        std::set<Row> found, possible;
        for (const Row& row : found_in(documents, length, 0, 0, most)) found.insert(unnumbered(row));
        for (const Row& row : passages_by_comparing_all(documents, length)) {
            possible.insert(unnumbered(row));
            const TestDocument& document = documents[std::stoul(row[1])];
            const auto& tokens = document.layers.at("token");
            const auto first = std::find_if(tokens.begin(), tokens.end(), [&](const LayerRow& token) {
                return std::to_string(token.span.begin) == row[2];
            });
            const auto at = static_cast<std::size_t>(first - tokens.begin());
            bool rare = false;
            for (std::size_t i = 0; i + length <= std::stoul(row[7]); ++i) {
                rare = rare || places.at(run_at(document, at + i, length)) <= most;
            }
            rare_in_all += rare ? 1 : 0;
            ASSERT_TRUE(!rare || found.contains(unnumbered(row))) << "seed " << seed << ", token " << at;
        }
        for (const Row& row : found) ASSERT_TRUE(possible.contains(row)) << "seed " << seed;
        lost_in_all += possible.size() - found.size();
    }
    EXPECT_GT(lost_in_all, 100u);
    EXPECT_GT(rare_in_all, 100u);
}

TEST(PassageFinder, WithCrowdedRunsHeldAgainstNearOnesFindsTheWholeOfEqualTexts) {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += i % 100 == 50 ? "no " : "aye ";
    const Rows rows = found_in(documents_of({text, text}), 8, 0, 0, 4);
    const std::string tokens = "5000";
    EXPECT_EQ(std::count_if(rows.begin(), rows.end(), [&](const Row& row) { return row[7] == tokens; }), 1);
    // At each of the hundred changes, four near places: no more rows for all that is alike.
    EXPECT_LT(rows.size(), 1000u);
}

class RealTexts : public CorpusTest {
protected:
    static std::string read(const std::filesystem::path& path) {
        std::ifstream file(path, std::ios::binary);
        std::ostringstream text;
        text << file.rdbuf();
        return text.str();
    }
};

TEST_F(RealTexts, HoldThePassagesThatComparingAllFinds) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(corpora() / "seeds/raw"))
        paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    ASSERT_GE(paths.size(), 2u);
    std::vector<std::string> texts;
    for (const auto& path : paths) texts.push_back(read(path).substr(0, 40000));
    const TestDocuments documents = documents_of(texts);
    for (const std::size_t length : {3u, 8u, 24u}) {
        const Rows expected = passages_by_comparing_all(documents, length);
        EXPECT_EQ(found_in(documents, length), expected) << "runs of " << length;
        EXPECT_EQ(found_in(documents, length, 0, length / 2), expected) << "runs of " << length;
    }
}

}  // namespace
}  // namespace rostra::test
