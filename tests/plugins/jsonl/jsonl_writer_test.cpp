// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "support/written_sample.hpp"

namespace rostra::test {

using namespace laws;
namespace {

using testing::ElementsAre;
using testing::Key;

using Files = std::map<std::string, std::string>;

class JsonlWriter : public testing::Test {
protected:
    Files files(bool text = true, Pieces pieces = {}) {
        static const LoadedModule kModule(JSONL_LIBRARY);
        InMemoryHost host(sample_.documents);
        TestWriter writer(host, kModule, "files",
                          {{{"text", text}, {"characters", false}}, sample_.inputs, {}, {}});
        return writer.run(sample_.documents, sample_.tables, pieces);
    }
    WrittenSample sample_ = written_sample();
};

std::vector<nlohmann::json> parsed(const std::string& file) {
    std::vector<nlohmann::json> objects;
    std::istringstream lines(file);
    for (std::string line; std::getline(lines, line);) objects.push_back(nlohmann::json::parse(line));
    return objects;
}

TEST_F(JsonlWriter, MakesAFileForEachLayerAndTable) {
    EXPECT_THAT(files(), ElementsAre(Key("facts.jsonl"), Key("none.jsonl"), Key("turn.jsonl"),
                                     Key("vendor.mark.jsonl")));
}

TEST_F(JsonlWriter, WritesALayerWithIdsSpansAndTheTextTheyCover) {
    EXPECT_EQ(
        files()["turn.jsonl"],
        R"({"document":"a,b.txt","begin":3,"end":9,"kind":"question","label_begin":0,"text":"Café?"})"
        "\n"
        R"({"document":"a,b.txt","begin":13,"end":31,"kind":"named","label_begin":10,"text":"\"Yes\",\r\nshe said."})"
        "\n"
        R"({"document":"c\"d.txt#1","begin":0,"end":4,"kind":"","label_begin":-2147483648,"text":"=1+1"})"
        "\n");
}

TEST_F(JsonlWriter, LeavesALayersOwnTextAlone) {
    EXPECT_EQ(files()["vendor.mark.jsonl"],
              R"({"document":"a,b.txt","begin":0,"end":1,"text":"own\ttext","weight":0.1})"
              "\n");
}

TEST_F(JsonlWriter, WritesATableThatAParserReadsBackExactly) {
    const auto rows = parsed(files()["facts.jsonl"]);
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0], (nlohmann::json{{"a", "a,b.txt"},
                                       {"count", std::int64_t{-9223372036854775807 - 1}},
                                       {"share", 1.0 / 3},
                                       {"value", "-1200000.50"},
                                       {"date", "2026-03"},
                                       {"note", "plain"}}));
    EXPECT_EQ(rows[1]["count"].get<std::int64_t>(), 9223372036854775807);
    EXPECT_EQ(rows[1]["share"].get<double>(), 1e-9);
    EXPECT_EQ(rows[2]["note"].get<std::string>(), "\u2400\u2401\\");
}

TEST_F(JsonlWriter, LeavesAnEmptyFileForATableWithoutRows) { EXPECT_EQ(files()["none.jsonl"], ""); }

TEST_F(JsonlWriter, LeavesTextOutWhereItIsNotWanted) {
    for (const nlohmann::json& row : parsed(files(false)["turn.jsonl"])) EXPECT_FALSE(row.contains("text"));
}

TEST_F(JsonlWriter, WritesTheSameHoweverItIsCalled) {
    const Files whole = files();
    for (const Pieces pieces : ways_to_call()) EXPECT_EQ(files(true, pieces), whole);
}

}  // namespace
}  // namespace rostra::test
