// SPDX-License-Identifier: Apache-2.0
#include "run/inputs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>
#include <utility>
#include <vector>

#include "support/temporary_folder.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class InputsTest : public ::testing::Test {
protected:
    InputsTest() {
        plan_.file = "p.toml";
        plan_.text = "one\ntwo\n";
        for (const char* name : {"in/b.txt", "in/a.txt", "in/sub/c.txt", "in/a-z.txt"})
            folder_.write(name, "12345");
    }

    /// As the plan has a path that is written in the pipeline's first line, or second, or …
    void add(const std::string& written) {
        const auto line = static_cast<std::uint32_t>(plan_.inputs[0].paths.size() + 1);
        plan_.inputs[0].paths.push_back({folder_ / written, written, {"p.toml", line, 1, 3}});
    }

    std::vector<std::string> ids() {
        std::vector<std::string> ids;
        for (const SourceFile& file : find_inputs(plan_).inputs.files) ids.push_back(file.id);
        return ids;
    }
    std::vector<std::string> errors() {
        std::vector<std::string> errors;
        for (const Diagnostic& error : find_inputs(plan_).errors) {
            const std::string line =
                error.place.line > 0 ? std::to_string(error.place.line) : error.place.file.str();
            errors.push_back(line + ": " + error.message);
        }
        return errors;
    }

    test::TemporaryFolder folder_;
    Plan plan_;
};

TEST_F(InputsTest, AreSortedByIdBelowTheDeepestCommonFolder) {
    add("in/sub/*.txt");
    add("in/b.txt");
    add("in/a*.txt");
    const FoundInputs found = find_inputs(plan_);
    EXPECT_THAT(found.errors, IsEmpty());
    EXPECT_THAT(found.inputs.roots, ElementsAre(folder_ / "in"));
    EXPECT_EQ(found.inputs.bytes, 20U);
    EXPECT_THAT(ids(), ElementsAre("a-z.txt", "a.txt", "b.txt", "sub/c.txt"));
    EXPECT_EQ(found.inputs.files[3].path, folder_ / "in/sub/c.txt");
    EXPECT_EQ(found.inputs.files[3].bytes, 5U);
}

TEST_F(InputsTest, OfOneFileHaveItsFolderForRoot) {
    add("in/sub/c.txt");
    EXPECT_THAT(ids(), ElementsAre("c.txt"));
}

TEST_F(InputsTest, HaveTheRootThatThePlanSays) {
    add("in/sub/c.txt");
    plan_.inputs[0].root = folder_.path();
    EXPECT_THAT(ids(), ElementsAre("in/sub/c.txt"));
}

TEST_F(InputsTest, AreFilesEvenIfTheyLookLikePatterns) {
    folder_.write("in/[1] a*.txt", "12345");
    add("in/[1] a*.txt");
    EXPECT_THAT(ids(), ElementsAre("[1] a*.txt"));
}

TEST_F(InputsTest, MayBeUnreadableOrPointNowhere) {
    ASSERT_EQ(::symlink("nowhere", (folder_ / "in/pointless.txt").c_str()), 0);
    add("in/**");
    EXPECT_THAT(errors(), IsEmpty());
    EXPECT_THAT(ids(), ElementsAre("a-z.txt", "a.txt", "b.txt", "pointless.txt", "sub/c.txt"));
}

TEST_F(InputsTest, MustBeNamed) {
    EXPECT_THAT(
        errors(),
        ElementsAre("p.toml: nothing to read; set `paths` in [input], or name files on the command line"));
}

TEST_F(InputsTest, MustBeThere) {
    add("in/absent.txt");
    add("in/*.md");
    add("absent/**/*.txt");
    add("in/a.txt/b");
    EXPECT_THAT(errors(), ElementsAre("1: there is no file 'in/absent.txt'", "2: no file matches 'in/*.md'",
                                      "3: no file matches 'absent/**/*.txt': there is no folder '" +
                                          (folder_ / "absent") + "'",
                                      "4: there is no file 'in/a.txt/b'"));
}

TEST_F(InputsTest, AreInFoldersThatCanBeListed) {
    ASSERT_EQ(::symlink("loop", (folder_ / "loop").c_str()), 0);
    add("loop/*");
    EXPECT_THAT(errors(),
                ElementsAre("1: cannot list the folder '" + (folder_ / "loop") +
                            "': Too many levels of symbolic links; 'loop/*' cannot be matched without it"));
}

TEST_F(InputsTest, AreShownWithTheLineThatNamesThem) {
    add("in/a.txt");
    add("in/absent.txt");
    EXPECT_EQ(render(find_inputs(plan_).errors),
              "p.toml:2:1: error: there is no file 'in/absent.txt'\n"
              "    2 | two\n"
              "      | ^~~\n");
}

TEST_F(InputsTest, AreNoFolders) {
    add("in");
    add("in/sub/");
    EXPECT_THAT(errors(), ElementsAre("1: 'in' is a folder; write 'in/**' for all files below it",
                                      "2: 'in/sub/' is a folder; write 'in/sub/**' for all files below it"));
}

TEST_F(InputsTest, AreNoPipes) {
    ASSERT_EQ(::mkfifo((folder_ / "in/pipe").c_str(), 0600), 0);
    add("in/pipe");
    EXPECT_THAT(errors(), ElementsAre("1: 'pipe': a pipe, a socket or a device, not a file; leave it out"));
    plan_.inputs[0].paths.clear();
    add("in/*");
    EXPECT_THAT(ids(), ElementsAre("a-z.txt", "a.txt", "b.txt"));
    EXPECT_THAT(find_inputs(plan_).warnings,
                ElementsAre("'" + (folder_ / "in/pipe") +
                            "': a pipe, a socket or a device, so the pattern 'in/*' leaves it out"));
}

TEST_F(InputsTest, AreNamedOnce) {
    add("in/*.txt");
    add("in/a.txt");
    add("in/**");
    EXPECT_THAT(
        errors(),
        ElementsAre(
            "2: two inputs with one id: 'a.txt' is named by 'in/*.txt' and again by 'in/a.txt'; name each "
            "file once",
            "3: two inputs with one id: 'a-z.txt' and 1 other file are named by 'in/*.txt' and again by "
            "'in/**'; name each file once",
            "3: two inputs with one id: 'a.txt' is named by 'in/a.txt' and again by 'in/**'; name each "
            "file once"));
}

TEST_F(InputsTest, AreBelowTheRoot) {
    add("in/*.txt");
    plan_.inputs[0].root = folder_ / "in/sub";
    plan_.inputs[0].root_place = {"p.toml", 2, 1, 3};
    EXPECT_THAT(errors(), ElementsAre("2: '" + (folder_ / "in/a-z.txt") +
                                      "' and 2 other files: not below the root '" + (folder_ / "in/sub") +
                                      "'; choose a root that holds all inputs, or leave it out"));
}

TEST_F(InputsTest, OfSeveralRootsAreSortedByTheirIds) {
    plan_.inputs.resize(2);
    plan_.inputs[0].paths = {{folder_ / "in/sub/*", "sub/*", {"p.toml", 1, 1, 3}}};
    plan_.inputs[1].paths = {{folder_ / "in/*.txt", "*.txt", {"p.toml", 2, 1, 3}}};
    EXPECT_THAT(ids(), ElementsAre("a-z.txt", "a.txt", "b.txt", "sub/c.txt")) << "one root for those without";
    plan_.inputs[0].root = folder_ / "in/sub";
    const FoundInputs found = find_inputs(plan_);
    EXPECT_THAT(found.errors, IsEmpty());
    EXPECT_THAT(found.inputs.roots, ElementsAre(folder_ / "in/sub", folder_ / "in"));
    EXPECT_THAT(ids(), ElementsAre("a-z.txt", "a.txt", "b.txt", "c.txt"));
    EXPECT_EQ(found.inputs.files[2].input, 1U);
    EXPECT_EQ(found.inputs.files[3].input, 0U);
    std::swap(plan_.inputs[0], plan_.inputs[1]);
    EXPECT_THAT(ids(), ElementsAre("a-z.txt", "a.txt", "b.txt", "c.txt"));
}

TEST_F(InputsTest, OfTwoRootsHaveIdsOfTheirOwn) {
    folder_.write("in/sub/a.txt", "12345");
    plan_.inputs.resize(2);
    plan_.inputs[0].paths = {{folder_ / "in/a.txt", "a.txt", {"p.toml", 1, 1, 3}}};
    plan_.inputs[1].paths = {{folder_ / "in/sub/*", "sub/*", {"p.toml", 2, 1, 3}}};
    plan_.inputs[1].root = folder_ / "in/sub";
    EXPECT_THAT(errors(),
                ElementsAre("2: two inputs with one id, 'a.txt': '" + (folder_ / "in/a.txt") +
                            "', named by 'a.txt', and '" + (folder_ / "in/sub/a.txt") +
                            "', named by 'sub/*'; choose another `root` for one of their [[input]], or "
                            "leave it out"));
}

TEST_F(InputsTest, AreNamedOnceByAllInputs) {
    plan_.inputs.resize(2);
    plan_.inputs[0].paths = {{folder_ / "in/*.txt", "in/*.txt", {"p.toml", 1, 1, 3}}};
    plan_.inputs[1].paths = {{folder_ / "in/b.txt", "in/b.txt", {"p.toml", 2, 1, 3}}};
    EXPECT_THAT(errors(),
                ElementsAre("2: two inputs with one id: 'b.txt' is named by 'in/*.txt' and again by "
                            "'in/b.txt'; name each file once"));
}

TEST_F(InputsTest, AreListed) {
    folder_.write("in/[x].txt", "12345");
    const std::string list = "a.txt\n\n" + (folder_ / "in/sub/c.txt") + "\n[x].txt\n";
    plan_.inputs[0].paths = {
        {folder_ / "in", "list", {"list", 0, 0, 0}, InputPath::Kind::list, {list, '\n'}}};
    EXPECT_THAT(ids(), ElementsAre("[x].txt", "a.txt", "sub/c.txt"));
    plan_.inputs[0].paths[0].list.bytes = "no.txt\n*.txt\nsub\na.txt\na.txt\n";
    EXPECT_THAT(errors(),
                ElementsAre("1: there is no file 'no.txt'", "2: there is no file '*.txt'",
                            "3: 'sub' is a folder; list the files in it",
                            "5: two inputs with one id: 'a.txt' is named by line 4 of 'list' and again by "
                            "line 5 of 'list'; name each file once"));
    EXPECT_EQ(find_inputs(plan_).errors.at(0).place.file.str(), "list");
    plan_.inputs[0].paths[0].list.bytes = "\n";
    EXPECT_THAT(errors(), ElementsAre("list: the list names nothing to read"));
}

TEST_F(InputsTest, TellTheFirstErrorsOfALongList) {
    std::string list;
    for (int i = 0; i < 150; ++i) list += "no" + std::to_string(i) + "\n";
    plan_.inputs[0].paths = {
        {folder_ / "in", "list", {"list", 0, 0, 0}, InputPath::Kind::list, {list, '\n'}}};
    const std::vector<std::string> told = errors();
    ASSERT_EQ(told.size(), 101U);
    EXPECT_EQ(told.back(), "list: 150 paths of the list cannot be read; the first 100 are shown");
}

TEST_F(InputsTest, MayComeFromStandardInput) {
    add("in/b.txt");
    plan_.inputs[0].paths.push_back({"", "a-talk.vtt", {"-", 0, 0, 0}, InputPath::Kind::standard_input});
    const FoundInputs found = find_inputs(plan_);
    EXPECT_THAT(ids(), ElementsAre("a-talk.vtt", "b.txt"));
    EXPECT_THAT(found.inputs.roots, ElementsAre(folder_ / "in"));
    EXPECT_TRUE(found.inputs.files[0].passing);
    EXPECT_FALSE(found.inputs.files[1].passing);
    plan_.inputs[0].paths.back().written = "b.txt";
    EXPECT_THAT(errors(),
                ElementsAre("1: 'b.txt' is the id of standard input, and of '" + (folder_ / "in/b.txt") +
                            "' too; give standard input another with --stdin-name"));
}

TEST_F(InputsTest, HaveIdsThatResultsCanHold) {
    folder_.write("in/caf\xE9.txt", "12345");
    folder_.write("in/two\nlines%0A.txt", "12345");
    add("in/**");
    const FoundInputs found = find_inputs(plan_);
    EXPECT_THAT(found.errors, IsEmpty());
    EXPECT_THAT(ids(),
                ElementsAre("a-z.txt", "a.txt", "b.txt", "caf%E9.txt", "sub/c.txt", "two%0Alines%250A.txt"));
    EXPECT_EQ(found.inputs.files[3].path, folder_ / "in/caf\xE9.txt");
    EXPECT_THAT(found.warnings,
                ElementsAre("the names of 'caf%E9.txt' and 1 other file are not UTF-8 or hold control "
                            "characters; results have %XX for each such byte"));
}

TEST_F(InputsTest, AreSortedByIdsWhereTheseDifferFromPaths) {
    folder_.write("in/\xE9.txt", "12345");
    add("in/*.txt");
    EXPECT_THAT(ids(), ElementsAre("%E9.txt", "a-z.txt", "a.txt", "b.txt"));
}

TEST_F(InputsTest, AreNotTwoOfOneId) {
    folder_.write("in/caf\xE9.txt", "12345");
    folder_.write("in/caf%E9.txt", "12345");
    add("in/*.txt");
    EXPECT_THAT(errors(),
                ElementsAre("p.toml: 'caf%E9.txt' is the name of a file, and the id of another whose name is "
                            "not UTF-8 or holds control characters; rename one"));
}

TEST_F(InputsTest, AreNotTheMetadataThatAPatternMeetsToo) {
    folder_.write("in/m.csv", "id,title\n");
    plan_.inputs[0].metadata = folder_ / "in/m.csv";
    add("in/*");
    EXPECT_THAT(ids(), ElementsAre("a-z.txt", "a.txt", "b.txt"));
    EXPECT_THAT(find_inputs(plan_).warnings,
                ElementsAre("'" + (folder_ / "in/m.csv") +
                            "' is the metadata of this run, so the pattern 'in/*' "
                            "leaves it out"));
    plan_.inputs[0].paths.clear();
    add("in/*.csv");
    EXPECT_THAT(errors(),
                ElementsAre("1: '" + (folder_ / "in/m.csv") +
                            "' is the metadata of this run, so the pattern 'in/*.csv' leaves it out; "
                            "name the documents to read"));
}

TEST_F(InputsTest, AreReadTwiceWhereALinkLeadsToThem) {
    ASSERT_EQ(::symlink("sub/c.txt", (folder_ / "in/link").c_str()), 0);
    ASSERT_EQ(::link((folder_ / "in/a.txt").c_str(), (folder_ / "in/z.txt").c_str()), 0);
    add("in/**");
    EXPECT_THAT(ids(), ElementsAre("a-z.txt", "a.txt", "b.txt", "link", "sub/c.txt", "z.txt"));
    EXPECT_THAT(
        find_inputs(plan_).warnings,
        ElementsAre(
            "'sub/c.txt' and 1 other file are by a link the same file as another input, and their words "
            "count again: 'sub/c.txt' is 'link'"));
}

TEST_F(InputsTest, AreNoResults) {
    plan_.output.dir = folder_ / "in/sub";
    add("in/**");
    EXPECT_THAT(
        errors(),
        ElementsAre("1: 'sub/c.txt' would be read, but is in the folder of results; name the inputs more "
                    "closely, or choose another folder with --out"));
}

TEST_F(InputsTest, AreNoIdsThatDocumentsOfOthersCouldHave) {
    folder_.write("in/a.txt#1", "12345");
    folder_.write("in/#b.txt#", "12345");
    add("in/**");
    EXPECT_THAT(
        errors(),
        ElementsAre("p.toml: 'a.txt#1' is a file, but could be the id of a document in 'a.txt' as well; "
                    "rename one"));
}

}  // namespace
}  // namespace rostra::core
