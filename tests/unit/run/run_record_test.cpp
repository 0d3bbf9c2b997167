// SPDX-License-Identifier: Apache-2.0
#include "run/run_record.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "files/content_hash.hpp"
#include "run/set_aside.hpp"
#include "support/temporary_folder.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;

TEST(RunRecord, IsJsonWithALineForEachInput) {
    RunRecord record;
    record.host_version = "0.1.0";
    record.icu_version = "72.1";
    record.unicode_version = "15.0";
    record.machine = "desk";
    record.started = "2024-05-01T14:03:11Z";
    record.pipeline = R"({"input":{"language":"en"},"stages":[]})";
    record.root = "/data/caf\xE9";
    record.plugins = {{"text", "0.1.0", "aa", "/plugins/text", {{"en/a.txt", "cc"}}}};
    record.inputs = {{"a \"b\".txt", 5, "bb"}, {"c.txt", 0, ""}};
    record.counts = {{"documents", 1}, {"set_aside", 1}};
    record.warnings = {"one", "two"};
    record.seconds = {{"reading", 0.5}};
    EXPECT_EQ(to_json(record), R"({
  "rostra": "0.1.0",
  "abi": 0,
  "icu": "72.1",
  "unicode": "15.0",
  "machine": "desk",
  "started": "2024-05-01T14:03:11Z",
  "seconds": {
    "reading": 0.5
  },
  "counts": {
    "documents": 1,
    "set_aside": 1
  },
  "warnings": [
    "one",
    "two"
  ],
  "pipeline_xxh128": ")" + content_hash(record.pipeline) +
                                   R"(",
  "pipeline": {
    "input": {
      "language": "en"
    },
    "stages": []
  },
  "plugins": [
    {"id":"text","version":"0.1.0","path":"/plugins/text","xxh128":"aa","data":[{"name":"en/a.txt","xxh128":"cc"}]}
  ],
  "root": "/data/caf)"
                                   "\uFFFD"
                                   R"(",
  "inputs": [
    {"id":"a \"b\".txt","bytes":5,"xxh128":"bb"},
    {"id":"c.txt","bytes":0,"xxh128":""}
  ],
  "results": []
}
)");
}

TEST(RunRecord, ListsOtherResultsAndKeepsAllElse) {
    RunRecord record;
    record.pipeline = R"({"a":",\n  \"results\": ["})";
    record.results = {{"report.html", 5, "aa"}, {"turn.csv", 6, "bb"}};
    const std::vector<FileSummary> others = {{"report.html", 7, "cc"}};
    const Result<std::string> changed = with_results(to_json(record), others, "out/run.json");
    ASSERT_TRUE(changed);
    record.results = others;
    EXPECT_EQ(*changed, to_json(record));
    EXPECT_THAT(*results_of(*changed, "out/run.json"), ElementsAre(FileSummary{"report.html", 7, "cc"}));
    for (const char* none : {"{}", "", "[1]", "{\"results\": 2}"}) {
        const Result<std::vector<FileSummary>> results = results_of(none, "out/run.json");
        ASSERT_FALSE(results) << none;
        EXPECT_EQ(
            results.error().message,
            "'out/run.json' is not the record of a run; move it away, or choose another folder with --out");
    }
}

TEST(RunRecord, TellsTheNamesOfItsResultsAgain) {
    RunRecord record;
    record.pipeline = "{}";
    record.results = {{"texts/é \"x\".txt", 5, "aa"}, {"turn.csv", 6, "bb"}};
    const Result<std::vector<std::string>> names = result_names(to_json(record), "out/run.json");
    ASSERT_TRUE(names);
    EXPECT_THAT(*names, ElementsAre("texts/é \"x\".txt", "turn.csv"));
}

TEST(RunRecord, IsRefusedWhereItIsNone) {
    for (const char* text : {"", "{", "{\"a\":1}", "{\"results\":[1]}"}) {
        const Result<std::vector<std::string>> names = result_names(text, "out/run.json");
        ASSERT_FALSE(names) << text;
        EXPECT_EQ(
            names.error().message,
            "'out/run.json' is not the record of a run; move it away, or choose another folder with --out");
        EXPECT_EQ(names.error().kind, ErrorKind::usage);
    }
}

TEST(SetAsides, AreWrittenInDocumentOrder) {
    const test::TemporaryFolder folder;
    SetAsides errors;
    errors.add({7, "b.txt", "terms", "failed", "it \"failed\"", 3, 5});
    errors.add({2, "caf\xE9", "read", "unreadable", "no", 0, 0});
    errors.add({7, "b.txt", "terms", "failed", "again", 0, 0});
    EXPECT_EQ(errors.size(), 3U);
    Result<OutputFile> file = OutputFile::create(folder / "errors.jsonl", "errors.jsonl", "errors.jsonl");
    ASSERT_TRUE(file && errors.write(*file) && file->close());
    EXPECT_EQ(folder.read("errors.jsonl"),
              "{\"document\":\"caf\uFFFD\",\"stage\":\"read\",\"code\":\"unreadable\",\"message\":\"no\","
              "\"begin\":0,\"end\":0}\n"
              "{\"document\":\"b.txt\",\"stage\":\"terms\",\"code\":\"failed\",\"message\":\"it "
              "\\\"failed\\\"\",\"begin\":3,"
              "\"end\":5}\n"
              "{\"document\":\"b.txt\",\"stage\":\"terms\",\"code\":\"failed\",\"message\":\"again\","
              "\"begin\":0,\"end\":0}\n");
    errors.clear();
    EXPECT_EQ(errors.size(), 0U);
}

}  // namespace
}  // namespace rostra::core
