// SPDX-License-Identifier: Apache-2.0
// Pages with gold turns by hand; and a set of briefings whose gold follows the printed labels.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "speakers_samples.hpp"
#include "support/corpus_test.hpp"

namespace rostra::speakers {

namespace {

std::string read_whole(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    EXPECT_TRUE(stream) << file;
    std::stringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

struct GoldTurn {
    std::string speaker, kind, text;
};

std::vector<GoldTurn> read_gold(const std::filesystem::path& file) {
    std::vector<GoldTurn> turns;
    std::ifstream stream(file);
    EXPECT_TRUE(stream) << file;
    for (std::string line; std::getline(stream, line);) {
        const nlohmann::json turn = nlohmann::json::parse(line);
        turns.push_back({turn.at("speaker"), turn.value("kind", "named"), turn.at("text")});
    }
    return turns;
}

/// Bytes of letters and digits alone: gold texts join lines, and squeeze white space.
std::string letters(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (text.substr(i, 2) == "\xC2\xA0") {
            ++i;
        } else if (byte >= 0x80 || std::isalnum(byte) != 0) {
            out += text[i];
        }
    }
    return out;
}

/// The lines of a page that must be marked as noise, by noise.tsv.
std::vector<Span> noise_of(const std::filesystem::path& table, const std::string& document,
                           const std::string& text) {
    std::vector<std::int32_t> starts = {0};
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) {
        starts.push_back(static_cast<std::int32_t>(at) + 1);
    }
    starts.push_back(static_cast<std::int32_t>(text.size()) + 1);
    std::vector<Span> spans;
    std::ifstream stream(table);
    EXPECT_TRUE(stream) << table;
    for (std::string row; std::getline(stream, row);) {
        std::istringstream fields(row);
        std::string name, line, word;
        std::getline(fields, name, '\t');
        std::getline(fields, line, '\t');
        std::getline(fields, word, '\t');
        if (name == document && word == "must") {
            const auto number = static_cast<std::size_t>(std::stol(line));
            spans.push_back({starts[number - 1], starts[number] - 1});
        }
    }
    return spans;
}

class SpeakersSeeds : public test::CorpusTest {};

TEST_F(SpeakersSeeds, GiveTheTurnsOfTheGoldAndNoOthers) {
    int documents = 0;
    for (const auto& file : std::filesystem::directory_iterator(corpora() / "seeds/raw")) {
        const std::string text = read_whole(file.path());
        const std::vector<GoldTurn> gold =
            read_gold(corpora() / "seeds/gold" / file.path().filename().replace_extension(".jsonl"));
        const std::string name = file.path().filename().string();
        const std::vector<Turn> turns =
            read_transcript(text, noise_of(corpora() / "seeds/noise.tsv", name, text), shipped_lists(),
                            shipped_models(), {})
                .turns;
        ASSERT_EQ(turns.size(), gold.size()) << file.path();
        for (std::size_t i = 0; i < turns.size(); ++i) {
            EXPECT_EQ(turns[i].speaker, gold[i].speaker) << file.path();
            EXPECT_EQ(turns[i].kind, gold[i].kind) << file.path();
            EXPECT_EQ(letters(slice(text, turns[i].said)), letters(gold[i].text)) << file.path();
        }
        ++documents;
    }
    EXPECT_EQ(documents, 5);
}

/// The gold of this set counts the time of day below the last turn as said; here it is not.
TEST_F(SpeakersSeeds, BriefingsGiveAllTurnsButTheLastWordForWord) {
    std::size_t all = 0;
    std::size_t right = 0;
    for (const auto& file : std::filesystem::directory_iterator(corpora() / "turns/wh_briefings/raw")) {
        const std::string text = read_whole(file.path());
        std::multiset<std::string> found;
        for (const Turn& turn : read_transcript(text, {}, shipped_lists(), shipped_models(), {}).turns) {
            found.insert(turn.speaker + '\n' + letters(slice(text, turn.said)));
        }
        const auto gold = read_gold(corpora() / "turns/wh_briefings/gold" /
                                    file.path().filename().replace_extension(".jsonl"));
        for (const GoldTurn& turn : gold) {
            ++all;
            const auto at = found.find(turn.speaker + '\n' + letters(turn.text));
            if (at != found.end()) {
                ++right;
                found.erase(at);
            }
        }
    }
    EXPECT_GT(all, 3000U);
    EXPECT_GE(static_cast<double>(right), 0.95 * static_cast<double>(all)) << right << " of " << all;
}

/// Statements, fact sheets and books that nobody speaks in.
TEST_F(SpeakersSeeds, ProseHasNoTurns) {
    int documents = 0;
    for (const char* folder :
         {"compare/wh_events/raw", "compare/bible_pairs/raw/kjv", "compare/bible_pairs/raw/web"}) {
        for (const auto& file : std::filesystem::directory_iterator(corpora() / folder)) {
            const std::string name = file.path().filename().string();
            if (folder == std::string("compare/wh_events/raw") &&
                name.find("__statements-releases__") == std::string::npos) {
                continue;
            }
            EXPECT_TRUE(turns_of(read_whole(file.path())).empty()) << name;
            ++documents;
        }
    }
    EXPECT_GT(documents, 40);
}

}  // namespace

}  // namespace rostra::speakers
