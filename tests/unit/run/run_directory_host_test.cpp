// SPDX-License-Identifier: Apache-2.0
#include "run/run_directory_host.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "log/console.hpp"
#include "support/temporary_folder.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

class RunDirectoryHostTest : public ::testing::Test {
protected:
    void SetUp() override {
        Result<std::unique_ptr<RunDirectory>> opened = RunDirectory::open(folder_ / "out", "out", false);
        ASSERT_TRUE(opened);
        directory_ = *std::move(opened);
        host_ = std::make_unique<RunDirectoryHost>(*directory_, metadata_, corrections_, log_, progress_);
    }

    std::vector<std::string> results() {
        std::vector<std::string> names;
        const Result<void> closed = host_->close_results();
        EXPECT_TRUE(closed);
        const Result<std::vector<FileSummary>> files = directory_->results();
        EXPECT_TRUE(files);
        for (const FileSummary& file : *files) names.push_back(file.name);
        return names;
    }

    test::TemporaryFolder folder_;
    std::string shown_;
    Console console_{[this](std::string_view text) { shown_ += text; }};
    Logger log_{console_, LogLevel::info, LogFormat::json};
    ProgressMeter progress_{console_, ProgressStyle::none, [] { return std::size_t{80}; }};
    MetadataUse metadata_{
        {{"d.csv", parse_metadata("id,title,date\na,First,\nb,Second,2024-05-01\n", "d.csv").metadata}}, {0}};
    Corrections corrections_;
    std::unique_ptr<RunDirectory> directory_;
    std::unique_ptr<RunDirectoryHost> host_;
};

TEST_F(RunDirectoryHostTest, TellsTheFactsThatARowHolds) {
    EXPECT_THAT(host_->facts("a", 0), ElementsAre(Pair("title", "First")));
    EXPECT_THAT(host_->facts("b", 0), ElementsAre(Pair("title", "Second"), Pair("date", "2024-05-01")));
    EXPECT_THAT(host_->facts("c", 0), IsEmpty());
    EXPECT_THAT(metadata_.gaps(), ElementsAre("1 document has no row in 'd.csv': 'c'"));
}

TEST_F(RunDirectoryHostTest, TellsWhichRowsAreOfNoDocument) {
    EXPECT_THAT(metadata_.gaps(), ElementsAre("2 rows of 'd.csv' are of no document: 'a' and 'b'"));
    host_->set_aside({1, "b", "read", "unreadable", "cannot be read", 0, 0});
    EXPECT_THAT(metadata_.gaps(), ElementsAre("1 row of 'd.csv' is of no document: 'a'"));
}

TEST_F(RunDirectoryHostTest, NamesTheFirstOfManyDocumentsWithoutARow) {
    for (const char* document : {"a", "z", "y", "b", "x", "w", "v", "u", "z"})
        (void)host_->facts(document, 0);
    EXPECT_THAT(metadata_.gaps(),
                ElementsAre("6 documents have no row in 'd.csv', among them 'u', 'v', 'w', 'x', 'y'"));
    host_->start_over();
    EXPECT_THAT(metadata_.gaps(), ElementsAre("2 rows of 'd.csv' are of no document: 'a' and 'b'"));
}

TEST_F(RunDirectoryHostTest, ShowsTheFirstWarningsOfAKindAndCountsTheOthers) {
    for (int i = 0; i < 30; ++i) {
        const std::string document = "d" + std::to_string(i);
        host_->log(LogSeverity::warning, "terms", "careful", {.document = document});
    }
    EXPECT_EQ(host_->warnings().size(), 21U);
    EXPECT_EQ(host_->warnings().back(), "… and 10 more like the one before");
    const std::string more =
        R"("message":"more warnings like this are counted in run.json and no longer shown here, but with --log-level debug")";
    const std::size_t at = shown_.find(more);
    ASSERT_NE(at, std::string::npos) << shown_;
    EXPECT_EQ(shown_.find("careful", at), std::string::npos) << shown_;
}

TEST_F(RunDirectoryHostTest, KeepsTheTextOfADocumentWhoseIdASecondOneClaims) {
    ASSERT_TRUE(host_->keep_text("a", "text"));
    host_->set_aside({1, "a", "text", "same-id", "an earlier document has this id", 0, 0});
    EXPECT_EQ(host_->failures().size(), 1U);
    EXPECT_THAT(results(), ElementsAre("texts/a"));
}

TEST_F(RunDirectoryHostTest, ForgetsEverythingWhenTheRunStartsOver) {
    Result<ResultFile*> first = host_->open_result("turn.csv");
    ASSERT_TRUE(first && (*first)->write("first"));
    ASSERT_TRUE(host_->keep_text("a", "text"));
    ASSERT_TRUE(host_->reserve_result("results.sqlite"));
    host_->set_aside({1, "b", "terms", "failed", "no", 0, 0});
    host_->log(LogSeverity::warning, "terms", "careful", {.document = "a"});
    host_->start_over();
    EXPECT_EQ(host_->failures().size(), 0U);
    EXPECT_THAT(host_->warnings(), IsEmpty());
    Result<ResultFile*> second = host_->open_result("turn.csv");
    ASSERT_TRUE(second && (*second)->write("second"));
    EXPECT_THAT(results(), ElementsAre("turn.csv"));
}

TEST_F(RunDirectoryHostTest, TellsProgramsTheCodeOfAWarningAndItsPlace) {
    host_->log(LogSeverity::warning, "terms", "careful", {"a", 12, 30, "no-date"});
    EXPECT_THAT(host_->warnings(), ElementsAre("stage 'terms', document 'a', bytes 12 to 30: careful"));
    EXPECT_NE(
        shown_.find(
            R"("message":"careful","document":"a","begin":"12","end":"30","stage":"terms","code":"no-date"})"),
        std::string::npos)
        << shown_;
}

TEST_F(RunDirectoryHostTest, KeepsWarningsInAnOrderOfTheirOwn) {
    host_->log(LogSeverity::warning, "terms", "careful", {.document = "b"});
    host_->log(LogSeverity::warning, "terms", "careful", {.document = "a"});
    host_->log(LogSeverity::warning, "terms", "careful", {.document = "b"});
    host_->log(LogSeverity::info, "terms", "fine", {});
    host_->warn("all told");
    EXPECT_THAT(host_->warnings(), ElementsAre("all told", "stage 'terms', document 'a': careful",
                                               "stage 'terms', document 'b': careful"));
    EXPECT_NE(shown_.find(R"("level":"info","message":"fine","stage":"terms"})"), std::string::npos)
        << shown_;
}

}  // namespace
}  // namespace rostra::core
