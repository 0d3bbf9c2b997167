// SPDX-License-Identifier: Apache-2.0
#include "run/run_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "unit/run/run_directory_fixture.hpp"

namespace rostra::core {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;

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
        EXPECT_FALSE(folder_.has("deep/out"));
        EXPECT_THAT(entries("deep"), ElementsAre(".out.partial"));
        EXPECT_EQ(commit(**out), "committed");
    }
    EXPECT_THAT(files(), ElementsAre("results.sqlite", "run.json", "texts/sub/a.txt", "turn.csv"));
    EXPECT_EQ(read("turn.csv"), "a,b\n");
    EXPECT_EQ(read("texts/sub/a.txt"), "text");
    EXPECT_THAT(entries("deep"), ElementsAre("out"));
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

TEST_F(RunDirectoryTest, TakesOverResultsOfTheEarlierRun) {
    run({{"turn.csv", "a,b\n"}, {"report.html", "old"}, {"changed.csv", "was"}, {"gone.csv", ""}}, false);
    folder_.write("deep/out/mine.txt", "mine");
    folder_.write("deep/out/changed.csv", "longer now");
    std::filesystem::remove(folder_ / "deep/out/gone.csv");
    const std::vector<FileSummary> earlier = *results_of(read("run.json"), "run.json");
    {
        Opened out = open(true);
        ASSERT_TRUE(out);
        write(**out, "report.html", "new");
        for (const FileSummary& file : earlier) {
            if (file.name == "report.html") continue;
            const Result<bool> adopted = (*out)->adopt(file);
            ASSERT_TRUE(adopted) << adopted.error().message;
            EXPECT_EQ(*adopted, file.name != "gone.csv");
        }
        EXPECT_EQ(commit(**out), "committed");
    }
    EXPECT_THAT(files(), ElementsAre("changed.csv", "mine.txt", "report.html", "run.json", "turn.csv"));
    EXPECT_EQ(read("turn.csv"), "a,b\n");
    EXPECT_EQ(read("report.html"), "new");
    EXPECT_EQ(read("changed.csv"), "longer now");
    EXPECT_THAT(*results_of(read("run.json"), "run.json"),
                ElementsAre(FileSummary{"changed.csv", 10, content_hash("longer now")},
                            FileSummary{"report.html", 3, content_hash("new")},
                            FileSummary{"turn.csv", 4, content_hash("a,b\n")}));
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

TEST_F(RunDirectoryTest, NeverWritesOverWhatIsNoResult) {
    folder_.write("deep/out/turn.csv", "mine");
    Opened out = open(true);
    ASSERT_TRUE(out);
    const Result<OutputFile> file = (*out)->create("turn.csv");
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().message,
              "'out/turn.csv' is there already, and is no result of an earlier run; move it away");
}

TEST_F(RunDirectoryTest, TakesOverWhatAKilledRunLeft) {
    folder_.write("deep/.out.partial/made-by-a-run", "");
    folder_.write("deep/.out.partial/new/turn.csv", "half");
    folder_.write("deep/.out.partial/new/texts/a/b", "half");
    folder_.write("deep/out/run.partial/new/turn.csv", "half");
    run({{"a.csv", "new"}}, false);
    EXPECT_THAT(files(), ElementsAre("a.csv", "run.json"));
    EXPECT_THAT(entries("deep"), ElementsAre("out"));
}

TEST_F(RunDirectoryTest, NeverFollowsALinkInPlaceOfThePartialFolder) {
    folder_.write("mine/precious.txt", "mine");
    for (const std::string& link : {std::string("deep/.out.partial"), std::string("deep/out/run.partial")}) {
        fs::create_directories(folder_ / "deep/out");
        fs::create_directory_symlink(folder_ / "mine", folder_ / link);
        EXPECT_THAT(refusal(),
                    ::testing::EndsWith(link + "': it is a link or a file, and has to be a folder; remove "
                                               "it, or choose another folder with --out"));
        EXPECT_EQ(folder_.read("mine/precious.txt"), "mine");
        fs::remove(folder_ / link);
    }
}

TEST_F(RunDirectoryTest, NeverTakesOverAPartialFolderThatNoRunMade) {
    folder_.write("deep/.out.partial/mine.txt", "mine");
    EXPECT_THAT(refusal(),
                ::testing::EndsWith(".out.partial': it is there already, and no run made it; remove it, or "
                                    "choose another folder with --out"));
    EXPECT_EQ(folder_.read("deep/.out.partial/mine.txt"), "mine");
}

TEST_F(RunDirectoryTest, NamesAResultThatVanishedOrChanged) {
    Opened out = open();
    ASSERT_TRUE(out);
    write(**out, "a.csv", "abc");
    folder_.write("deep/.out.partial/new/a.csv", "abcd");
    EXPECT_EQ((*out)->results().error().message,
              "'out/a.csv' was changed after it was written: it has 4 bytes and not 3; run again, with "
              "nothing else at "
              "work in '" +
                  (folder_ / "deep/.out.partial") + "'");
    fs::remove(folder_ / "deep/.out.partial/new/a.csv");
    EXPECT_EQ((*out)->results().error().message, "cannot find 'out/a.csv': No such file or directory");
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
    EXPECT_TRUE(folder_.has("deep/.out.partial/new/texts/a"));
}

}  // namespace
}  // namespace rostra::core
