// SPDX-License-Identifier: Apache-2.0
// Made-up tables in each form: what was put in comes out, and every byte of it leads back to the file.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "table_reading.hpp"

namespace rostra::tables {
namespace {

std::string cell_at_random(std::mt19937& random) {
    const std::vector<std::string> parts = {"word ", "caf\u00e9",  "\"", "\n", ",",      ";",   "\t",
                                            "\\",    "\U0001F600", "{",  "x",  "\u6e2f", "\r\n"};
    std::string cell = "a";
    for (std::size_t left = random() % 12; left > 0; --left) cell += parts[random() % parts.size()];
    return cell + "z";
}

std::string quoted(const std::string& cell) {
    std::string out = "\"";
    for (const char c : cell) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
}

/// Bytes of a piece are those of the file, or what it has for one character.
void expect_ways_back(const laws::TestRecord& record, const std::string& file) {
    if (record.source_begin >= 0) {
        ASSERT_TRUE(record.pieces.empty());
        ASSERT_EQ(file.substr(static_cast<std::size_t>(record.source_begin), record.bytes.size()),
                  record.bytes);
        return;
    }
    std::int64_t covered = 0;
    for (const auto& [begin, end, from, to] : record.pieces) {
        const std::string words =
            record.bytes.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
        const std::string source =
            file.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
        if (words == source) {
            covered += end - begin;
            continue;
        }
        ASSERT_TRUE(source == "\"\"" || source[0] == '\\') << source;
        covered += end - begin;
    }
    ASSERT_EQ(covered, static_cast<std::int64_t>(record.bytes.size()));
}

TEST(TablesAtRandom, GiveBackWhatWasPutIn) {
    std::mt19937 random(29);
    for (int round = 0; round < 400; ++round) {
        std::vector<std::pair<std::string, std::string>> rows(2 + random() % 6);
        for (auto& [id, text] : rows) {
            id = cell_at_random(random);
            text = cell_at_random(random);
        }
        std::string csv = "id,text\n";
        std::string semicolons = "\"text\";\"id\"\r\n";
        std::string lines;
        nlohmann::json list = nlohmann::json::array();
        for (const auto& [id, text] : rows) {
            csv += quoted(id) + "," + quoted(text) + "\n";
            semicolons += quoted(text) + ";" + quoted(id) + "\r\n";
            list.push_back({{"id", id}, {"text", text}});
            lines += list.back().dump() + "\n";
        }
        const std::string pretty = nlohmann::json({{"data", list}}).dump(2, ' ', round % 2 == 0);
        for (const std::string& file : {csv, semicolons, lines, pretty}) {
            const TableReading read = read_table(file);
            ASSERT_EQ(read.failure, "") << file;
            ASSERT_EQ(read.records.size(), rows.size()) << file;
            for (std::size_t i = 0; i < rows.size(); ++i) {
                ASSERT_EQ(read.records[i].bytes, rows[i].second) << file;
                ASSERT_EQ(read.records[i].facts.at(0).second, rows[i].first);
                expect_ways_back(read.records[i], file);
            }
        }
    }
}

TEST(TablesAtRandom, DoNoHarmWhereTheyAreBroken) {
    std::mt19937 random(31);
    const std::vector<std::string> parts = {"text", ",",          "\"",    "\n", "{",  "}", "[",  "]",
                                            ":",    "\"text\": ", "\"a\"", "1",  "\\", " ", "\t", "start"};
    for (int round = 0; round < 10'000; ++round) {
        std::string file = round % 3 == 0 ? "text,start\n" : round % 3 == 1 ? "{\"text\": \"a\"}\n" : "[";
        for (std::size_t left = random() % 30; left > 0; --left) file += parts[random() % parts.size()];
        const TableReading read = read_table(file);
        for (const laws::TestRecord& record : read.records) ASSERT_LE(record.bytes.size(), file.size() + 1);
    }
}

}  // namespace
}  // namespace rostra::tables
