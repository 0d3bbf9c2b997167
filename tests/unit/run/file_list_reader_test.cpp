// SPDX-License-Identifier: Apache-2.0
#include "run/file_list_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using namespace std::string_literals;

std::vector<std::string> listed_in(const std::string& bytes, char separator) {
    const FileList list{bytes, separator};
    std::vector<std::string> paths;
    for (const ListedPath& path : paths_of(list))
        paths.push_back(std::to_string(path.line) + " " + std::string(path.written));
    return paths;
}

TEST(FileListReader, ReadsAPathALine) {
    EXPECT_THAT(listed_in("a b.txt\n\nc*.txt", '\n'), ElementsAre("1 a b.txt", "3 c*.txt"));
    EXPECT_THAT(listed_in("", '\n'), IsEmpty());
    EXPECT_THAT(listed_in("\n\n", '\n'), IsEmpty());
}

TEST(FileListReader, ReadsListsOfOtherSystems) {
    EXPECT_THAT(listed_in("\xEF\xBB\xBF"
                          "a.txt\r\n\r\nb.txt\r\n",
                          '\n'),
                ElementsAre("1 a.txt", "3 b.txt"));
}

TEST(FileListReader, LeavesEveryByteInPathsThatEndInNul) {
    EXPECT_THAT(listed_in("two\nlines\r\0caf\xE9\0"s, '\0'), ElementsAre("1 two\nlines\r", "2 caf\xE9"));
}

}  // namespace
}  // namespace rostra::core
