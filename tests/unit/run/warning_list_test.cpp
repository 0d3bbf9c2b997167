// SPDX-License-Identifier: Apache-2.0
#include "run/warning_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace rostra::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> shown(const std::vector<std::string>& warnings) {
    WarningList list;
    for (const std::string& warning : warnings) (void)list.add(warning);
    return list.shown();
}

TEST(WarningList, ShowsEachOnceInOrder) {
    EXPECT_THAT(shown({"b", "a", "b"}), ElementsAre("a", "b"));
    EXPECT_THAT(shown({}), IsEmpty());
}

TEST(WarningList, CountsThoseOfAKindBeyondTheFirst) {
    std::vector<std::string> warnings;
    for (int i = 0; i < 1000; ++i) {
        const std::string document = "stage 'turns', document 'it's " + std::to_string(i) + ".txt'";
        warnings.push_back(document + ": " + std::to_string(i * i) +
                           " of the document's labels are not clear");
        if (i < 3) warnings.push_back(document + ": it has no labels");
    }
    const std::vector<std::string> list = shown(warnings);
    ASSERT_EQ(list.size(), 24U);
    EXPECT_EQ(list[0], "stage 'turns', document 'it's 0.txt': 0 of the document's labels are not clear");
    EXPECT_EQ(list[1], "stage 'turns', document 'it's 1.txt': 1 of the document's labels are not clear");
    EXPECT_EQ(list[20], "… and 980 more like the one before");
    EXPECT_EQ(list[21], "stage 'turns', document 'it's 0.txt': it has no labels");
}

TEST(WarningList, DoesNotDependOnTheOrderInWhichTheyCame) {
    std::vector<std::string> warnings;
    for (int i = 0; i < 9000; ++i) {
        std::string kind;
        for (int rest = i % 300; rest > 0; rest /= 10) kind += static_cast<char>('a' + rest % 10);
        warnings.push_back("kind " + kind + " of '" + std::to_string(i) + "'");
    }
    const std::vector<std::string> before = shown(warnings);
    std::mt19937 random(7);
    for (int times = 0; times < 5; ++times) {
        std::shuffle(warnings.begin(), warnings.end(), random);
        EXPECT_EQ(shown(warnings), before);
    }
    EXPECT_EQ(before.back(), "… and 3000 more of other kinds");
    EXPECT_EQ(before.size(), WarningList::kMostKinds * (WarningList::kMostOfAKind + 1) + 1);
}

TEST(WarningList, TellsStagesApart) {
    std::vector<std::string> warnings;
    for (int i = 0; i < 15; ++i) {
        for (const char* stage : {"turns", "terms"})
            warnings.push_back("stage '" + std::string(stage) + "', document '" + std::to_string(i) +
                               "': careful");
    }
    EXPECT_EQ(shown(warnings).size(), 30U);
}

TEST(WarningList, SaysWhenItIsTimeToKeepStill) {
    using Telling = WarningList::Telling;
    WarningList list;
    EXPECT_EQ(list.add("'0'"), Telling::tell);
    EXPECT_EQ(list.add("'0'"), Telling::keep_still);
    for (int i = 1; i < 19; ++i) EXPECT_EQ(list.add("'" + std::to_string(i) + "'"), Telling::tell);
    EXPECT_EQ(list.add("'19'"), Telling::tell_last);
    EXPECT_EQ(list.add("'20'"), Telling::keep_still);
    list.clear();
    EXPECT_EQ(list.add("'0'"), Telling::tell);
}

}  // namespace
}  // namespace rostra::core
