// SPDX-License-Identifier: Apache-2.0
#include "run/result_name.hpp"

#include <gtest/gtest.h>

#include <string>

#include "files/content_hash.hpp"

namespace rostra::core {
namespace {

using namespace std::string_literals;

TEST(ResultName, StaysBelowTheRunDirectory) {
    for (const char* good : {"a", "a/b.csv", "..a", "a/.b", "a b/é"})
        EXPECT_TRUE(is_result_name(good)) << good;
    for (const char* bad : {"", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/."}) {
        EXPECT_FALSE(is_result_name(bad)) << bad;
    }
    EXPECT_FALSE(is_result_name("a\0b"s));
}

TEST(TextName, IsTheDocumentsId) {
    EXPECT_EQ(text_name("a.txt"), "texts/a.txt");
    EXPECT_EQ(text_name("2023/may/a b%20.txt"), "texts/2023/may/a b%20.txt");
    EXPECT_EQ(text_name("2023/a.csv#17"), "texts/2023/a.csv#17");
}

TEST(TextName, TakesAKeyForNoPath) {
    EXPECT_EQ(text_name("a.csv#../../b"), "texts/a.csv#..%2F..%2Fb");
    EXPECT_EQ(text_name("x/a.csv#/etc\0"s), "texts/x/a.csv#%2Fetc%00");
    EXPECT_TRUE(is_result_name(text_name("x/a.csv#//\0.."s)));
}

TEST(TextName, FitsAFileSystem) {
    const std::string key(300, 'k');
    const std::string name = text_name("x/a.csv#" + key);
    EXPECT_EQ(name, "texts/x/a.csv#" + std::string(216, 'k') + "~" + content_hash("a.csv#" + key));
    EXPECT_EQ(name.size(), std::string("texts/x/").size() + 255);
    EXPECT_EQ(text_name(key + "/a.txt"),
              "texts/" + std::string(222, 'k') + "~" + content_hash(key) + "/a.txt");
    std::string deep;
    while (deep.size() < 3000) deep += "folder/";
    EXPECT_EQ(text_name(deep + "a.txt").size(), std::string("texts/").size() + 255);
    EXPECT_NE(text_name(deep + "a.txt"), text_name(deep + "b.txt"));
    // Not cut within a character.
    std::string accents;
    while (accents.size() < 300) accents += "é";
    EXPECT_EQ(text_name("a" + accents),
              "texts/a" + accents.substr(0, 220) + "~" + content_hash("a" + accents));
}

}  // namespace
}  // namespace rostra::core
