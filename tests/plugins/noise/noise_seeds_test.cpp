// SPDX-License-Identifier: Apache-2.0
// Pages of and about press briefings; noise.tsv names by line what must be marked and what may be.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "noise_samples.hpp"
#include "support/corpus_test.hpp"

namespace rostra::noise {

namespace {

std::string read_whole(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    EXPECT_TRUE(stream) << file;
    std::stringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

struct Wanted {
    std::set<long> must;
    std::set<long> may;
};

class NoiseSeeds : public test::CorpusTest {
protected:
    static std::map<std::string, Wanted> wanted() {
        std::map<std::string, Wanted> lines;
        std::ifstream table(corpora() / "seeds/noise.tsv");
        std::string row;
        std::getline(table, row);
        while (std::getline(table, row)) {
            std::istringstream fields(row);
            std::string document, line, word;
            std::getline(fields, document, '\t');
            std::getline(fields, line, '\t');
            std::getline(fields, word, '\t');
            (word == "must" ? lines[document].must : lines[document].may).insert(std::stol(line));
        }
        return lines;
    }
};

TEST_F(NoiseSeeds, AreMarkedWhereTheyMustBeAndNowhereElse) {
    const std::map<std::string, Wanted> documents = wanted();
    ASSERT_FALSE(documents.empty());
    for (const auto& [name, lines] : documents) {
        const std::string text = read_whole(corpora() / "seeds/raw" / name);
        std::set<long> marked_lines;
        for (const Mark& mark : mark_noise(text, shipped_lists(), RuleChoice::all())) {
            const long first = 1 + std::count(text.begin(), text.begin() + mark.span.begin, '\n');
            const long last = 1 + std::count(text.begin(), text.begin() + mark.span.end, '\n');
            for (long line = first; line <= last; ++line) {
                marked_lines.insert(line);
                EXPECT_TRUE(lines.must.contains(line) || lines.may.contains(line))
                    << name << ':' << line << ": " << slice(text, mark.span);
            }
        }
        for (const long line : lines.must) {
            EXPECT_TRUE(marked_lines.contains(line)) << name << ':' << line << " is not marked";
        }
    }
}

/// Transcripts and statements without page furniture but the marks of printed pages.
TEST_F(NoiseSeeds, ProseOfTranscriptsIsLeftAlone) {
    std::size_t documents = 0;
    for (const char* set : {"turns/wh_briefings", "turns/mananeras", "turns/parl_galicia", "turns/plays_de",
                            "turns/crec_1997", "turns/bitcoin_plain", "compare/wh_events"}) {
        for (const auto& file : std::filesystem::directory_iterator(corpora() / set / "raw")) {
            const std::string text = read_whole(file.path());
            for (const Mark& mark : mark_noise(text, shipped_lists(), RuleChoice::all())) {
                EXPECT_TRUE(slice(text, mark.span).starts_with("["))
                    << file.path() << ": " << slice(text, mark.span);
            }
            ++documents;
        }
    }
    EXPECT_GT(documents, 100U);
}

}  // namespace

}  // namespace rostra::noise
