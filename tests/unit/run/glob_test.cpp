// SPDX-License-Identifier: Apache-2.0
#include "run/glob.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "support/temporary_folder.hpp"

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(NameMatches, AsInAShell) {
    struct Case {
        std::string_view pattern;
        std::string_view name;
        bool matches;
    };
    for (const Case& one : {
             Case{"a.txt", "a.txt", true},
             Case{"a.txt", "a.tx", false},
             Case{"a.txt", "a.txt2", false},
             Case{"*", "", true},
             Case{"*", "anything", true},
             Case{"*.txt", "a.txt", true},
             Case{"*.txt", "a.txt.bak", false},
             Case{"*.txt", ".txt", false},
             Case{".*", ".hidden", true},
             Case{"\\.*", ".hidden", true},
             Case{"?hidden", ".hidden", false},
             Case{"[.]hidden", ".hidden", false},
             Case{"a*b*c", "a1b2b3c", true},
             Case{"a*b*c", "a1b2b3", false},
             Case{"*a*a*a*b", "aaaaaaaaaaaaa", false},
             Case{"?", "é", true},
             Case{"?", "ab", false},
             Case{"??", "é", false},
             Case{"[a-c]x", "bx", true},
             Case{"[a-c]x", "dx", false},
             Case{"[!a-c]x", "dx", true},
             Case{"[^a-c]x", "ax", false},
             Case{"[à-é]", "è", true},
             Case{"[à-é]", "f", false},
             Case{"[]a]", "]", true},
             Case{"[a-]", "-", true},
             Case{"[", "[", true},
             Case{"[ab", "[ab", true},
             Case{"[\\]]", "]", true},
             Case{"\\*", "*", true},
             Case{"\\*", "a", false},
             Case{"a\\", "a\\", true},
             Case{"a**b", "axxb", true},
             Case{"*\xFF", "a\xFF", true},
         }) {
        EXPECT_EQ(name_matches(one.pattern, one.name), one.matches) << one.pattern << " and " << one.name;
    }
}

class Expand : public ::testing::Test {
protected:
    Expand() {
        for (const char* name : {"a.txt", "b.csv", ".hidden.txt", "2023/c.txt", "2023/may/d.txt",
                                 "2023/.git/e.txt", "2024/may/f.txt", "[odd]/g.txt"}) {
            folder_.write(name, "12345");
        }
    }

    /// Paths below the folder, sorted.
    std::vector<std::string> expanded(const std::string& pattern) {
        const Result<std::vector<FoundFile>> found = expand(folder_ / pattern);
        if (!found) return {found.error().message};
        std::vector<std::string> paths;
        for (const FoundFile& file : *found) {
            EXPECT_EQ(file.bytes, 5U);
            EXPECT_EQ(file.kind, FoundFile::Kind::regular);
            paths.push_back(file.path.substr(folder_.path().size() + 1));
        }
        return paths;
    }

    test::TemporaryFolder folder_;
};

TEST_F(Expand, KeepsStarsWithinOneName) {
    EXPECT_THAT(expanded("*"), ElementsAre("a.txt", "b.csv"));
    EXPECT_THAT(expanded("*.txt"), ElementsAre("a.txt"));
    EXPECT_THAT(expanded("*/*.txt"), ElementsAre("2023/c.txt", "[odd]/g.txt"));
    EXPECT_THAT(expanded("20*/m?y/[df].txt"), ElementsAre("2023/may/d.txt", "2024/may/f.txt"));
    EXPECT_THAT(expanded(".*"), ElementsAre(".hidden.txt"));
}

TEST_F(Expand, LetsTwoStarsCrossFolders) {
    EXPECT_THAT(expanded("**"), ElementsAre("2023/c.txt", "2023/may/d.txt", "2024/may/f.txt", "[odd]/g.txt",
                                            "a.txt", "b.csv"));
    EXPECT_THAT(expanded("**/*.txt"),
                ElementsAre("2023/c.txt", "2023/may/d.txt", "2024/may/f.txt", "[odd]/g.txt", "a.txt"));
    EXPECT_THAT(expanded("**/may/*"), ElementsAre("2023/may/d.txt", "2024/may/f.txt"));
    EXPECT_THAT(expanded("2023/**"), ElementsAre("2023/c.txt", "2023/may/d.txt"));
    EXPECT_THAT(expanded("**/**/d.txt"), ElementsAre("2023/may/d.txt"));
    EXPECT_THAT(expanded("**/20*/**/*.txt"), ElementsAre("2023/c.txt", "2023/may/d.txt", "2024/may/f.txt"));
}

TEST_F(Expand, FindsNothingWhereThereIsNothing) {
    EXPECT_THAT(expanded("*.md"), IsEmpty());
    EXPECT_THAT(expanded("absent/*"), IsEmpty());
    EXPECT_THAT(expanded("a.txt/*"), IsEmpty());
}

TEST_F(Expand, TakesAFolderThatLooksLikeAPatternAsItIs) {
    EXPECT_THAT(expanded("[odd]/*.txt"), ElementsAre("[odd]/g.txt"));
    EXPECT_THAT(expanded("\\[odd\\]/*.txt"), ElementsAre("[odd]/g.txt"));
}

TEST_F(Expand, FollowsLinksToFilesButTwoStarsDoNotFollowLinksToFolders) {
    ASSERT_EQ(::symlink("../2024", (folder_ / "2023/more").c_str()), 0);
    ASSERT_EQ(::symlink("a.txt", (folder_ / "z.txt").c_str()), 0);
    EXPECT_THAT(expanded("*.txt"), ElementsAre("a.txt", "z.txt"));
    EXPECT_THAT(expanded("2023/**"), ElementsAre("2023/c.txt", "2023/may/d.txt"));
    EXPECT_THAT(expanded("2023/*/may/*"), ElementsAre("2023/more/may/f.txt"));
}

TEST_F(Expand, TellsWhatIsNoRegularFile) {
    ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
    ASSERT_EQ(::symlink("nowhere", (folder_ / "pointless").c_str()), 0);
    const Result<std::vector<FoundFile>> found = expand(folder_ / "p*");
    ASSERT_TRUE(found);
    ASSERT_EQ(found->size(), 2U);
    EXPECT_EQ((*found)[0].path, folder_ / "pipe");
    EXPECT_EQ((*found)[0].kind, FoundFile::Kind::special);
    EXPECT_EQ((*found)[1].path, folder_ / "pointless");
    EXPECT_EQ((*found)[1].kind, FoundFile::Kind::unknown);
}

}  // namespace
}  // namespace rostra::core
