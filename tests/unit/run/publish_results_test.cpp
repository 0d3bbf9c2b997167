// SPDX-License-Identifier: Apache-2.0
#include "run/publish_results.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "files/folder_entries.hpp"
#include "unit/run/run_directory_fixture.hpp"

namespace rostra::core {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PublishResultsTest : public RunDirectoryTest {};

TEST_F(PublishResultsTest, ReplacesTheResultsOfAnEarlierRunAndNothingElse) {
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

TEST_F(PublishResultsTest, PutsFilesOfManyFoldersInTheirPlace) {
    const std::vector<std::pair<std::string, std::string>> results = {
        {"a/b/c.csv", "1"}, {"a/d.csv", "2"}, {"e/f.csv", "3"}, {"g.csv", "4"}};
    run(results, false);
    run(results, true);
    EXPECT_THAT(files(), ElementsAre("a/b/c.csv", "a/d.csv", "e/f.csv", "g.csv", "run.json"));
}

TEST_F(PublishResultsTest, ReplacesTexts) {
    for (const bool force : {false, true}) {
        Opened out = open(force);
        ASSERT_TRUE(out) << out.error().message;
        ASSERT_TRUE((*out)->keep_text(force ? "sub/new.txt" : "sub/old.txt", "text"));
        ASSERT_EQ(commit(**out), "committed");
        if (!force) folder_.write("deep/out/texts/mine.txt", "mine");
    }
    EXPECT_THAT(files(), ElementsAre("run.json", "texts/mine.txt", "texts/sub/new.txt"));
}

TEST_F(PublishResultsTest, RefusesARecordThatIsNoRuns) {
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

TEST_F(PublishResultsTest, ReplacesADamagedRecordAndSaysSo) {
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

TEST_F(PublishResultsTest, ReplacesAFolderWholeWhereItHoldsResultsAlone) {
    run({{"a.csv", "old"}, {"tables/b.csv", "old"}}, false);
    fs::permissions(folder_ / "deep/out", fs::perms::owner_all | fs::perms::group_all);
    const FileHandle before(::open((folder_ / "deep/out").c_str(), O_RDONLY));
    run({{"a.csv", "new"}}, true);
    EXPECT_THAT(files(), ElementsAre("a.csv", "run.json"));
    EXPECT_EQ(fs::status(folder_ / "deep/out").permissions(), fs::perms::owner_all | fs::perms::group_all);
    EXPECT_THAT(entries_of(before.get()), IsEmpty()) << "it is the folder of before, and gone";
    EXPECT_THAT(entries("deep"), ElementsAre("out"));
}

TEST_F(PublishResultsTest, KeepsTheFolderThatTheProcessStandsIn) {
    run({{"a.csv", "old"}, {"sub/b.csv", "old"}}, false);
    const fs::path before = fs::current_path();
    fs::current_path(folder_ / "deep/out/sub");
    run({{"a.csv", "new"}, {"sub/c.csv", "new"}}, true);
    EXPECT_TRUE(fs::exists("c.csv"));
    fs::current_path(before);
    EXPECT_THAT(files(), ElementsAre("a.csv", "run.json", "sub/c.csv"));
}

TEST_F(PublishResultsTest, KeepsWhatAppearedDuringTheRun) {
    run({{"a.csv", "old"}, {"tables/b.csv", "old"}}, false);
    Opened out = open(true);
    ASSERT_TRUE(out);
    write(**out, "a.csv", "new");
    folder_.write("deep/out/tables/mine.txt", "mine");
    ASSERT_EQ(commit(**out), "committed");
    EXPECT_THAT(files(), ElementsAre("a.csv", "run.json", "tables/mine.txt"));
}

TEST_F(PublishResultsTest, ReachesTheFolderThatALinkNames) {
    fs::create_directories(folder_ / "elsewhere/real");
    fs::create_directories(folder_ / "deep");
    fs::create_symlink(folder_ / "elsewhere/real", folder_ / "deep/out");
    run({{"a.csv", "1"}}, false);
    EXPECT_TRUE(fs::is_symlink(folder_ / "deep/out"));
    EXPECT_EQ(folder_.read("elsewhere/real/a.csv"), "1");
}

TEST_F(PublishResultsTest, NeverRemovesThroughALink) {
    folder_.write("mine/precious.txt", "mine");
    fs::create_directories(folder_ / "deep/out");
    fs::create_directory_symlink(folder_ / "mine", folder_ / "deep/out/lnk");
    folder_.write("deep/out/run.json", R"({"results":[{"name":"lnk/precious.txt"}]})");
    run({{"a.csv", "new"}}, true);
    EXPECT_EQ(folder_.read("mine/precious.txt"), "mine");
    EXPECT_TRUE(fs::is_symlink(folder_ / "deep/out/lnk"));
    EXPECT_TRUE(folder_.has("deep/out/a.csv"));
}

TEST_F(PublishResultsTest, FinishesMovesThatAKilledRunBegan) {
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

TEST_F(PublishResultsTest, PutsBackWhatAKilledRunHadPutAside) {
    folder_.write("deep/.out.partial/made-by-a-run", "");
    folder_.write("deep/.out.partial/old/a.csv", "old");
    folder_.write("deep/.out.partial/old/run.json", R"({"results":[{"name":"a.csv"}]})");
    folder_.write("deep/.out.partial/new/a.csv", "new");
    folder_.write("deep/.out.partial/new/run.json", R"({"results":[{"name":"a.csv"}]})");
    static_cast<void>(open(true));
    EXPECT_THAT(files(), ElementsAre("a.csv", "run.json"));
    EXPECT_EQ(read("a.csv"), "old");
}

TEST_F(PublishResultsTest, TakesBackAllWhenACommitFails) {
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

}  // namespace
}  // namespace rostra::core
