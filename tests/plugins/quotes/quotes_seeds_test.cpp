// SPDX-License-Identifier: Apache-2.0
// Pages of and about press briefings; quotes.jsonl has by hand who is quoted there, not_quotes.tsv what
// stands in marks and quotes nobody.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <tuple>

#include "quote_text.hpp"
#include "quotes_samples.hpp"
#include "support/corpus_test.hpp"

namespace rostra::quotes {

namespace {

/// document, line, speaker_id, cue, and for direct quotations the text.
using Entry = std::tuple<std::string, long, std::string, std::string, std::string>;

class QuotesSeeds : public test::CorpusTest {
protected:
    static std::string read_whole(const std::filesystem::path& file) {
        std::ifstream stream(file, std::ios::binary);
        EXPECT_TRUE(stream) << file;
        std::stringstream bytes;
        bytes << stream.rdbuf();
        return bytes.str();
    }
    static long line_of(const std::string& text, std::int32_t at) {
        return 1 + std::count(text.begin(), text.begin() + at, '\n');
    }
    /// By document name.
    static std::map<std::string, std::string> texts() {
        std::map<std::string, std::string> found;
        for (const auto& file : std::filesystem::directory_iterator(corpora() / "seeds/raw")) {
            found[file.path().filename().string()] = read_whole(file.path());
        }
        return found;
    }
};

TEST_F(QuotesSeeds, GiveTheQuotationsOfTheGold) {
    std::multiset<Entry> direct, indirect;
    std::ifstream gold(corpora() / "seeds/quotes.jsonl");
    for (std::string row; std::getline(gold, row);) {
        const nlohmann::json entry = nlohmann::json::parse(row);
        (entry["type"] == "direct" ? direct : indirect)
            .emplace(entry["document"], entry["line"].get<long>(), entry["speaker_id"], entry["cue"],
                     entry.value("text", ""));
    }
    ASSERT_FALSE(direct.empty());
    std::multiset<Entry> direct_found, indirect_found;
    for (const auto& [name, text] : texts()) {
        for (const auto& [quote, identity] : find_in(text)) {
            const bool marked = quote.type == QuoteType::direct;
            Entry entry{name, line_of(text, quote.span.begin), identity.id,
                        std::string(slice(text, quote.cue)),
                        marked ? std::string(slice(text, quote.span)) : std::string()};
            (marked ? direct_found : indirect_found).insert(entry);
        }
    }
    EXPECT_EQ(direct_found, direct);
    EXPECT_EQ(indirect_found, indirect);
}

TEST_F(QuotesSeeds, LeaveOutWhatQuotesNobody) {
    std::ifstream table(corpora() / "seeds/not_quotes.tsv");
    std::string row;
    std::getline(table, row);
    std::size_t rows = 0;
    while (std::getline(table, row)) {
        std::istringstream fields(row);
        std::string document, line, words;
        std::getline(fields, document, '\t');
        std::getline(fields, line, '\t');
        std::getline(fields, words, '\t');
        const std::string text = read_whole(corpora() / "seeds/raw" / document);
        const std::size_t at = text.find(words);
        ASSERT_NE(at, std::string::npos) << row;
        const Span marked = span_of(at, at + words.size());
        for (const FoundQuote& found : find_in(text)) {
            EXPECT_FALSE(found.quote.span.overlaps(marked)) << slice(text, found.quote.span);
        }
        ++rows;
    }
    EXPECT_EQ(rows, 4U);
}

}  // namespace

}  // namespace rostra::quotes
