// SPDX-License-Identifier: Apache-2.0
#include "run/file_id.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace rostra::core {
namespace {

TEST(FileId, IsThePathWhereResultsCanHoldIt) {
    for (const char* path :
         {"a.txt", "sub/Été 郭.txt", "100%.txt", "100%25.txt", "caf%E9.txt", "a b'c\"d#e.txt", ""})
        EXPECT_EQ(file_id(path), path);
}

TEST(FileId, EscapesBytesThatAreNotUtf8) {
    EXPECT_EQ(file_id("caf\xE9.txt"), "caf%E9.txt");
    EXPECT_EQ(file_id("\xFF/\xC3\xA9\xC3.txt"), "%FF/\xC3\xA9%C3.txt");
    EXPECT_EQ(file_id("\xED\xA0\x80"), "%ED%A0%80") << "half of a surrogate pair";
}

TEST(FileId, EscapesControlCharacters) {
    EXPECT_EQ(file_id("two\nlines\t\x1B[31m\x7F"), "two%0Alines%09%1B[31m%7F");
    EXPECT_EQ(file_id("\xC2\x85\xC2\x9B\xC2\xA0"), "%C2%85%C2%9B\xC2\xA0");
}

TEST(FileId, TellsEscapesFromPercentSignsOfTheName) {
    EXPECT_EQ(file_id("caf\xE9/100%.txt"), "caf%E9/100%.txt");
    EXPECT_EQ(file_id("caf\xE9/%41.txt"), "caf%E9/%2541.txt");
    std::set<std::string> ids;
    for (const char* path : {"\xE9%E9", "%E9\xE9", "\xE9\xE9", "\xE9%25E9", "%25E9\xE9", "%25\xE9"})
        ids.insert(file_id(path));
    EXPECT_EQ(ids.size(), 6U);
}

}  // namespace
}  // namespace rostra::core
