// SPDX-License-Identifier: Apache-2.0
#include "run/run_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "run/run_record.hpp"
#include "support/temporary_folder.hpp"

namespace rostra::core {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class RunDirectoryTest : public ::testing::Test {
protected:
    using Opened = Result<std::unique_ptr<RunDirectory>>;

    Opened open(bool force = false) { return RunDirectory::open(folder_ / "deep/out", "out", force); }
    std::string refusal(bool force = false) {
        const Opened opened = open(force);
        if (opened) return "opened";
        EXPECT_EQ(opened.error().kind, ErrorKind::usage);
        return opened.error().message;
    }

    static void write(RunDirectory& out, std::string_view name, std::string_view contents) {
        Result<OutputFile> file = out.create(name);
        ASSERT_TRUE(file) << file.error().message;
        ASSERT_TRUE(file->write(contents));
        Result<FileSummary> summary = file->close();
        ASSERT_TRUE(summary);
        out.add(*std::move(summary));
    }
    static std::string commit(RunDirectory& out) {
        RunRecord record;
        record.pipeline = "{}";
        Result<std::vector<FileSummary>> results = out.results();
        if (!results) return results.error().message;
        record.results = *std::move(results);
        const Result<void> committed = out.commit(to_json(record));
        return committed ? "committed" : committed.error().message;
    }
    /// A whole run that leaves these results.
    void run(const std::vector<std::pair<std::string, std::string>>& results, bool force) {
        Opened out = open(force);
        ASSERT_TRUE(out) << out.error().message;
        for (const auto& [name, contents] : results) write(**out, name, contents);
        ASSERT_EQ(commit(**out), "committed");
    }

    /// All files below out/, sorted.
    std::vector<std::string> files() {
        std::vector<std::string> names;
        std::error_code absent;
        for (const auto& entry : fs::recursive_directory_iterator(folder_ / "deep/out", absent)) {
            if (!entry.is_directory())
                names.push_back(fs::relative(entry.path(), folder_ / "deep/out").string());
        }
        std::sort(names.begin(), names.end());
        return names;
    }
    std::string read(const std::string& name) { return folder_.read("deep/out/" + name); }

    test::TemporaryFolder folder_;
};

TEST_F(RunDirectoryTest, ShowsResultsOnlyOnceTheyAreWhole) {
    {
        Opened out = open();
        ASSERT_TRUE(out);
        write(**out, "turn.csv", "a,b\n");
        ASSERT_TRUE((*out)->keep_text("sub/a.txt", "text"));
        const Result<std::string> database = (*out)->reserve("results.sqlite");
        ASSERT_TRUE(database);
        folder_.write(fs::relative(*database, folder_.path()).string(), "tables");
        folder_.write(fs::relative(*database + "-journal", folder_.path()).string(), "left over");
        EXPECT_THAT(fs::directory_iterator(folder_ / "deep/out")->path().filename(), "run.partial");
        EXPECT_EQ(commit(**out), "committed");
    }
    EXPECT_THAT(files(), ElementsAre("results.sqlite", "run.json", "texts/sub/a.txt", "turn.csv"));
    EXPECT_EQ(read("turn.csv"), "a,b\n");
    EXPECT_EQ(read("texts/sub/a.txt"), "text");
    EXPECT_FALSE(folder_.has("deep/out/run.partial"));
    EXPECT_THAT(*result_names(read("run.json"), "run.json"),
                ElementsAre("results.sqlite", "texts/sub/a.txt", "turn.csv"));
}

TEST_F(RunDirectoryTest, SumsUpWhatItHolds) {
    Opened out = open();
    ASSERT_TRUE(out);
    write(**out, "b.csv", "12345");
    const Result<std::string> database = (*out)->reserve("a.sqlite");
    ASSERT_TRUE(database);
    folder_.write(fs::relative(*database, folder_.path()).string(), "tables");
    ASSERT_TRUE((*out)->keep_text("x", "text"));
    const Result<std::vector<FileSummary>> results = (*out)->results();
    ASSERT_TRUE(results);
    EXPECT_THAT(*results, ElementsAre(FileSummary{"a.sqlite", 6, content_hash("tables")},
                                      FileSummary{"b.csv", 5, content_hash("12345")},
                                      FileSummary{"texts/x", 4, content_hash("text")}));
}

TEST_F(RunDirectoryTest, LeavesNothingWithoutACommit) {
    {
        Opened out = open();
        ASSERT_TRUE(out);
        write(**out, "turn.csv", "a,b\n");
        ASSERT_TRUE((*out)->keep_text("sub/a.txt", "text"));
    }
    EXPECT_THAT(fs::is_empty(folder_.path()), true) << "the folders it made are gone, too";

    fs::create_directories(folder_ / "deep/out");
    {
        Opened out = open();
        ASSERT_TRUE(out);
        write(**out, "turn.csv", "a,b\n");
        (*out)->abort();
    }
    EXPECT_TRUE(fs::is_empty(folder_ / "deep/out")) << "a folder that was there stays";
}

TEST_F(RunDirectoryTest, StartsOver) {
    Opened out = open();
    ASSERT_TRUE(out);
    write(**out, "turn.csv", "first");
    ASSERT_TRUE((*out)->keep_text("a", "text"));
    (*out)->start_over();
    write(**out, "turn.csv", "second");
    EXPECT_EQ(commit(**out), "committed");
    EXPECT_THAT(files(), ElementsAre("run.json", "turn.csv"));
    EXPECT_EQ(read("turn.csv"), "second");
}

TEST_F(RunDirectoryTest, RefusesAFolderThatHoldsSomething) {
    folder_.write("deep/out/mine.txt");
    EXPECT_EQ(
        refusal(),
        "'out' is not empty; choose another folder with --out, or use --force to replace the results in it");
    EXPECT_THAT(files(), ElementsAre("mine.txt"));
}

TEST_F(RunDirectoryTest, RefusesWhatIsNoFolder) {
    folder_.write("deep/out");
    EXPECT_EQ(refusal(),
              "cannot use 'out' as the folder of results: Not a directory; choose another with --out");
}

TEST_F(RunDirectoryTest, RefusesAFolderThatCannotBeMade) {
    folder_.write("deep");
    const Opened out = RunDirectory::open("/proc/rostra/out", "out", false);
    ASSERT_FALSE(out);
    EXPECT_EQ(out.error().message,
              "cannot make the folder 'out': No such file or directory; choose another with --out");
    EXPECT_EQ(out.error().kind, ErrorKind::usage);
}

TEST_F(RunDirectoryTest, RefusesToShareAFolder) {
    Opened out = open();
    ASSERT_TRUE(out);
    EXPECT_EQ(refusal(), "another run is writing to 'out'; wait for it, or choose another folder with --out");
    EXPECT_EQ(commit(**out), "committed");
}

TEST_F(RunDirectoryTest, ReplacesTheResultsOfAnEarlierRunAndNothingElse) {
    run({{"a.csv", "old"}, {"b.csv", "old"}, {"tables/c.csv", "old"}}, false);
    folder_.write("deep/out/mine.txt", "mine");
    folder_.write("deep/out/tables/mine.txt", "mine");
    {
        Opened out = open(true);
        ASSERT_TRUE(out) << out.error().message;
        write(**out, "b.csv", "new");
        EXPECT_EQ(read("b.csv"), "old") << "until the commit";
    }
    EXPECT_EQ(read("a.csv"), "old") << "what is not committed changes nothing";
    run({{"b.csv", "new"}}, true);
    EXPECT_THAT(files(), ElementsAre("b.csv", "mine.txt", "run.json", "tables/mine.txt"));
    EXPECT_EQ(read("b.csv"), "new");
    EXPECT_THAT(*result_names(read("run.json"), "run.json"), ElementsAre("b.csv"));
}

TEST_F(RunDirectoryTest, ReplacesTexts) {
    for (const bool force : {false, true}) {
        Opened out = open(force);
        ASSERT_TRUE(out) << out.error().message;
        ASSERT_TRUE((*out)->keep_text(force ? "sub/new.txt" : "sub/old.txt", "text"));
        ASSERT_EQ(commit(**out), "committed");
        if (!force) folder_.write("deep/out/texts/mine.txt", "mine");
    }
    EXPECT_THAT(files(), ElementsAre("run.json", "texts/mine.txt", "texts/sub/new.txt"));
}

TEST_F(RunDirectoryTest, NeverWritesOverWhatIsNoResult) {
    folder_.write("deep/out/turn.csv", "mine");
    Opened out = open(true);
    ASSERT_TRUE(out);
    const Result<OutputFile> file = (*out)->create("turn.csv");
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().message,
              "'out/turn.csv' is there already, and is no result of an earlier run; move it away");
}

TEST_F(RunDirectoryTest, RefusesARecordThatItDoesNotUnderstand) {
    folder_.write("deep/out/run.json", "{}");
    EXPECT_EQ(refusal(true),
              "'out/run.json' is not the record of a run; move it away, or choose another folder with --out");
    folder_.write("deep/out/run.json", R"({"results":[{"name":"../../mine"}]})");
    EXPECT_EQ(refusal(true),
              "'out/run.json' lists '../../mine' as a result, which is no path below it; move it away, or "
              "choose another "
              "folder with --out");
    EXPECT_THAT(files(), ElementsAre("run.json"));
    EXPECT_FALSE(folder_.has("deep/out/run.partial"));
}

TEST_F(RunDirectoryTest, TakesOverWhatAKilledRunLeft) {
    folder_.write("deep/out/run.partial/turn.csv", "half");
    folder_.write("deep/out/run.partial/texts/a/b", "half");
    run({{"a.csv", "new"}}, false);
    EXPECT_THAT(files(), ElementsAre("a.csv", "run.json"));
}

TEST_F(RunDirectoryTest, CleansUpAfterARunThatWasKilledAmidItsCommit) {
    // The earlier run had a.csv and b.csv, the killed one b.csv and c.csv, of which it has moved one.
    folder_.write("deep/out/b.csv", "moved");
    folder_.write("deep/out/a.csv", "not yet removed");
    folder_.write("deep/out/run.partial/previous.json", R"({"results":[{"name":"a.csv"},{"name":"b.csv"}]})");
    folder_.write("deep/out/run.partial/run.json", R"({"results":[{"name":"b.csv"},{"name":"c.csv"}]})");
    EXPECT_EQ(
        refusal(),
        "'out' is not empty; choose another folder with --out, or use --force to replace the results in it");
    run({{"d.csv", "new"}}, true);
    EXPECT_THAT(files(), ElementsAre("d.csv", "run.json"));
}

TEST_F(RunDirectoryTest, TakesBackAllWhenACommitFails) {
    {
        Opened out = open();
        ASSERT_TRUE(out);
        write(**out, "a.csv", "a");
        write(**out, "b.csv", "b");
        folder_.write("deep/out/b.csv/in the way", "mine");
        EXPECT_EQ(commit(**out), "cannot write 'out/b.csv': Is a directory");
    }
    EXPECT_THAT(files(), ElementsAre("b.csv/in the way"));
}

TEST_F(RunDirectoryTest, GivesEachNameOnce) {
    Opened out = open();
    ASSERT_TRUE(out);
    const auto message = [&](std::string_view name) {
        const Result<OutputFile> file = (*out)->create(name);
        return file ? "created" : file.error().message;
    };
    EXPECT_EQ(message("a/b.csv"), "created");
    EXPECT_EQ(message("a/b.csv"), "two results are named 'a/b.csv'");
    for (const std::string_view name : {"", "../x", "a//b", "/x", "a/..", "."}) {
        EXPECT_EQ(message(name),
                  "'" + std::string(name) +
                      "' cannot be the name of a result: it is no path below the folder of results");
    }
    for (const std::string_view name : {"run.json", "run.partial/x", "texts/x"}) {
        EXPECT_EQ(message(name),
                  "'" + std::string(name) + "' cannot be the name of a result: it is the run's own");
    }
    EXPECT_EQ((*out)->reserve("a/b.csv").error().message, "two results are named 'a/b.csv'");
}

TEST_F(RunDirectoryTest, SaysThatAReservedResultWasNeverWritten) {
    Opened out = open();
    ASSERT_TRUE(out);
    ASSERT_TRUE((*out)->reserve("results.sqlite"));
    EXPECT_EQ((*out)->results().error().message,
              "cannot read 'out/results.sqlite': No such file or directory");
}

TEST_F(RunDirectoryTest, KeepsTextsOfManyThreads) {
    Opened out = open();
    ASSERT_TRUE(out);
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&out, t] {
            for (int i = 0; i < 50; ++i) {
                const std::string id =
                    "folder " + std::to_string(i % 5) + "/" + std::to_string(t) + "#" + std::to_string(i);
                EXPECT_TRUE((*out)->keep_text(id, id));
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(commit(**out), "committed");
    EXPECT_EQ(files().size(), 201U);
    EXPECT_EQ(read("texts/folder 3/2#13"), "folder 3/2#13");
}

TEST_F(RunDirectoryTest, IsErasedWhileThreadsGoOnAndLocksAreHeld) {
    const pid_t child = ::fork();
    if (child == 0) {
        Opened out = open();
        if (!out) ::_exit(1);
        for (int i = 0; i < 300; ++i) {
            if (!(*out)->keep_text("sub " + std::to_string(i % 7) + "/" + std::to_string(i), "text"))
                ::_exit(2);
        }
        Result<OutputFile> file = (*out)->create("turn.csv");
        if (!file || !file->write(std::string(1'000'000, 'x'))) ::_exit(3);
        (*out)->partial()->erase_now(std::chrono::seconds(10));
        ::_exit(0);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(WEXITSTATUS(status), 0);
    EXPECT_TRUE(fs::is_empty(folder_.path()));
}

TEST_F(RunDirectoryTest, IsErasedOnlyAsLongAsThereIsPatience) {
    Opened out = open();
    ASSERT_TRUE(out);
    ASSERT_TRUE((*out)->keep_text("a", "text"));
    (*out)->partial()->erase_now(std::chrono::milliseconds(0));
    EXPECT_THAT(files(), ElementsAre("run.partial/texts/a"));
}

}  // namespace
}  // namespace rostra::core
