// SPDX-License-Identifier: Apache-2.0
#include "rostra/analysis/state/string_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace rostra {
namespace {

using testing::ElementsAre;

/// Many strings, short and long, some of them more than once, some with NUL bytes and equal beginnings.
std::vector<std::string> many_strings() {
    std::mt19937 random(5);
    std::vector<std::string> strings = {"", std::string(1, '\0'), std::string(2, '\0'),
                                        std::string(3000000, 'x')};
    for (int i = 0; i < 30000; ++i) {
        std::string string(random() % 20, 'a');
        for (char& c : string) c = static_cast<char>(random() % 4 * 60);
        strings.push_back(string);
    }
    return strings;
}

TEST(StringTable, NumbersStringsInTheOrderTheyAreMet) {
    StringTable table;
    EXPECT_EQ(table.id("river"), 0u);
    EXPECT_EQ(table.id("bank"), 1u);
    EXPECT_EQ(table.id("river"), 0u);
    EXPECT_EQ(table.size(), 2u);
    EXPECT_EQ(table[1], "bank");
}

TEST(StringTable, FindsWithoutAdding) {
    StringTable table;
    EXPECT_EQ(table.find("river"), StringTable::kNone);
    table.id("river");
    EXPECT_EQ(table.find("river"), 0u);
    EXPECT_EQ(table.find("bank"), StringTable::kNone);
    EXPECT_EQ(table.size(), 1u);
}

TEST(StringTable, KeepsManyStringsApart) {
    const std::vector<std::string> strings = many_strings();
    StringTable table;
    std::vector<std::uint32_t> ids;
    for (const std::string& string : strings) ids.push_back(table.id(string));
    for (std::size_t i = 0; i < strings.size(); ++i) {
        ASSERT_EQ(table[ids[i]], strings[i]);
        ASSERT_EQ(table.find(strings[i]), ids[i]);
    }
    std::vector<std::string> different = strings;
    std::sort(different.begin(), different.end());
    different.erase(std::unique(different.begin(), different.end()), different.end());
    EXPECT_EQ(table.size(), different.size());
}

TEST(StringTable, NumbersManyAtOnceAsOneByOne) {
    const std::vector<std::string> strings = many_strings();
    const std::vector<std::string_view> views(strings.begin(), strings.end());
    StringTable one_by_one, at_once;
    std::vector<std::uint32_t> expected, got(views.size());
    for (const std::string_view string : views) expected.push_back(one_by_one.id(string));
    at_once.ids(views, got);
    EXPECT_EQ(got, expected);
}

TEST(StringTable, SortsBytewise) {
    StringTable table;
    for (const char* string : {"b", "aaaaaaaab", "", "a", "\xC3\xA4", "aaaaaaaaa", "Z"}) table.id(string);
    EXPECT_THAT(table.sorted(), ElementsAre(2, 6, 3, 5, 1, 0, 4));
    EXPECT_THAT(table.ranks(), ElementsAre(5, 4, 0, 2, 6, 3, 1));

    StringTable many;
    for (const std::string& string : many_strings()) many.id(string);
    const std::vector<std::uint32_t> sorted = many.sorted();
    for (std::size_t i = 1; i < sorted.size(); ++i) ASSERT_LT(many[sorted[i - 1]], many[sorted[i]]);
}

TEST(StringTable, IsEmptyAfterItWasMovedFrom) {
    StringTable table;
    table.id("river");
    StringTable other = std::move(table);
    EXPECT_EQ(table.id("bank"), 0u);
    EXPECT_EQ(other[0], "river");
    EXPECT_EQ(table[0], "bank");
}

TEST(StringTable, TakesFewBytesBesideTheText) {
    StringTable table;
    std::size_t text = 0;
    for (int i = 0; i < 200000; ++i) {
        const std::string string = "term " + std::to_string(i);
        text += string.size();
        table.id(string);
    }
    EXPECT_LE(table.memory(), static_cast<std::int64_t>(text + 200000 * 36));
}

}  // namespace
}  // namespace rostra
