// SPDX-License-Identifier: Apache-2.0
#include "run/run_directory.hpp"

#include <fcntl.h>
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

#include "files/folder_entries.hpp"
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
    /// What is in a folder, sorted.
    std::vector<std::string> entries(const std::string& below) {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(folder_ / below))
            names.push_back(entry.path().filename());
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

TEST_F(RunDirectoryTest, RefusesARecordThatIsNoRuns) {
    folder_.write("deep/out/run.json", "{}");
    EXPECT_EQ(refusal(true),
              "'out/run.json' is not the record of a run; move it away, or choose another folder with --out");
    folder_.write("deep/out/run.json", R"({"results":[{"name":"../../mine"}]})");
    EXPECT_EQ(refusal(true),
              "'out/run.json' lists '../../mine' as a result, which is no path below it; move it away, or "
              "choose another "
              "folder with --out");
    EXPECT_THAT(files(), ElementsAre("run.json"));
    EXPECT_THAT(entries("deep"), ElementsAre("out"));
}

TEST_F(RunDirectoryTest, ReplacesADamagedRecordAndSaysSo) {
    for (const std::string& damaged :
         {std::string(), std::string(400, '\0'), std::string(R"({"results": [{"na)")}) {
        folder_.write("deep/out/run.json", damaged);
        folder_.write("deep/out/a.csv", "");
        folder_.write("deep/out/mine.txt", "mine");
        Opened out = open(true);
        ASSERT_TRUE(out) << out.error().message;
        EXPECT_EQ((*out)->warning(),
                  "'out/run.json' could not be read (it is no JSON), so it is not known which files were "
                  "results of "
                  "the run before; those that this run does not write again are still there");
        write(**out, "a.csv", "new");
        ASSERT_EQ(commit(**out), "committed");
        EXPECT_THAT(files(), ElementsAre("a.csv", "mine.txt", "run.json"));
        EXPECT_EQ(read("a.csv"), "new");
        EXPECT_THAT(*result_names(read("run.json"), "run.json"), ElementsAre("a.csv"));
    }
}

TEST_F(RunDirectoryTest, ReplacesAFolderWholeWhereItHoldsResultsAlone) {
    run({{"a.csv", "old"}, {"tables/b.csv", "old"}}, false);
    fs::permissions(folder_ / "deep/out", fs::perms::owner_all | fs::perms::group_all);
    const FileHandle before(::open((folder_ / "deep/out").c_str(), O_RDONLY));
    run({{"a.csv", "new"}}, true);
    EXPECT_THAT(files(), ElementsAre("a.csv", "run.json"));
    EXPECT_EQ(fs::status(folder_ / "deep/out").permissions(), fs::perms::owner_all | fs::perms::group_all);
    EXPECT_THAT(entries_of(before.get()), IsEmpty()) << "it is the folder of before, and gone";
    EXPECT_THAT(entries("deep"), ElementsAre("out"));
}

TEST_F(RunDirectoryTest, KeepsTheFolderThatTheProcessStandsIn) {
    run({{"a.csv", "old"}, {"sub/b.csv", "old"}}, false);
    const fs::path before = fs::current_path();
    fs::current_path(folder_ / "deep/out/sub");
    run({{"a.csv", "new"}, {"sub/c.csv", "new"}}, true);
    EXPECT_TRUE(fs::exists("c.csv"));
    fs::current_path(before);
    EXPECT_THAT(files(), ElementsAre("a.csv", "run.json", "sub/c.csv"));
}

TEST_F(RunDirectoryTest, KeepsWhatAppearedDuringTheRun) {
    run({{"a.csv", "old"}, {"tables/b.csv", "old"}}, false);
    Opened out = open(true);
    ASSERT_TRUE(out);
    write(**out, "a.csv", "new");
    folder_.write("deep/out/tables/mine.txt", "mine");
    ASSERT_EQ(commit(**out), "committed");
    EXPECT_THAT(files(), ElementsAre("a.csv", "run.json", "tables/mine.txt"));
}

TEST_F(RunDirectoryTest, ReachesTheFolderThatALinkNames) {
    fs::create_directories(folder_ / "elsewhere/real");
    fs::create_directories(folder_ / "deep");
    fs::create_symlink(folder_ / "elsewhere/real", folder_ / "deep/out");
    run({{"a.csv", "1"}}, false);
    EXPECT_TRUE(fs::is_symlink(folder_ / "deep/out"));
    EXPECT_EQ(folder_.read("elsewhere/real/a.csv"), "1");
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

TEST_F(RunDirectoryTest, NeverRemovesThroughALink) {
    folder_.write("mine/precious.txt", "mine");
    fs::create_directories(folder_ / "deep/out");
    fs::create_directory_symlink(folder_ / "mine", folder_ / "deep/out/lnk");
    folder_.write("deep/out/run.json", R"({"results":[{"name":"lnk/precious.txt"}]})");
    run({{"a.csv", "new"}}, true);
    EXPECT_EQ(folder_.read("mine/precious.txt"), "mine");
    EXPECT_TRUE(fs::is_symlink(folder_ / "deep/out/lnk"));
    EXPECT_TRUE(folder_.has("deep/out/a.csv"));
}

TEST_F(RunDirectoryTest, FinishesMovesThatAKilledRunBegan) {
    // The earlier run had a.csv and b.csv, the killed one b.csv and c.csv, of which it has moved one.
    folder_.write("deep/out/b.csv", "new");
    folder_.write("deep/out/a.csv", "old");
    folder_.write("deep/out/mine.txt", "mine");
    const std::string partial = "deep/.out.partial/";
    folder_.write(partial + "made-by-a-run", "");
    folder_.write(partial + "replaced/run.json", R"({"results":[{"name":"a.csv"},{"name":"b.csv"}]})");
    folder_.write(partial + "replaced/b.csv", "old");
    folder_.write(partial + "moving/c.csv", "new");
    folder_.write(partial + "moving/run.json", R"({"results":[{"name":"b.csv"},{"name":"c.csv"}]})");
    {
        Opened out = open(true);
        ASSERT_TRUE(out) << out.error().message;
        EXPECT_THAT(files(), ElementsAre("b.csv", "c.csv", "mine.txt", "run.json"));
        EXPECT_EQ(read("b.csv"), "new");
    }
    run({{"d.csv", "newer"}}, true);
    EXPECT_THAT(files(), ElementsAre("d.csv", "mine.txt", "run.json"));
}

TEST_F(RunDirectoryTest, PutsBackWhatAKilledRunHadPutAside) {
    folder_.write("deep/.out.partial/made-by-a-run", "");
    folder_.write("deep/.out.partial/old/a.csv", "old");
    folder_.write("deep/.out.partial/old/run.json", R"({"results":[{"name":"a.csv"}]})");
    folder_.write("deep/.out.partial/new/a.csv", "new");
    folder_.write("deep/.out.partial/new/run.json", R"({"results":[{"name":"a.csv"}]})");
    static_cast<void>(open(true));
    EXPECT_THAT(files(), ElementsAre("a.csv", "run.json"));
    EXPECT_EQ(read("a.csv"), "old");
}

TEST_F(RunDirectoryTest, TakesBackAllWhenACommitFails) {
    run({{"a.csv", "old"}}, false);
    folder_.write("deep/out/mine.txt", "mine");
    {
        Opened out = open(true);
        ASSERT_TRUE(out);
        write(**out, "a.csv", "new");
        write(**out, "b.csv", "new");
        folder_.write("deep/out/b.csv/in the way", "mine");
        EXPECT_EQ(commit(**out), "cannot write 'out/b.csv': File exists; move what is there away");
    }
    EXPECT_THAT(files(), ElementsAre("a.csv", "b.csv/in the way", "mine.txt", "run.json"));
    EXPECT_EQ(read("a.csv"), "old");
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
