// SPDX-License-Identifier: Apache-2.0
#include "best.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace rostra::report {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> best_of(std::size_t limit,
                                 const std::vector<std::pair<double, std::string>>& offered,
                                 std::int64_t* left_out = nullptr) {
    Best<std::string> best(limit);
    for (const auto& [score, value] : offered) {
        if (best.wants(score)) best.add(score, value);
    }
    EXPECT_EQ(best.seen(), static_cast<std::int64_t>(offered.size()));
    if (left_out != nullptr) *left_out = best.left_out();
    std::vector<std::string> values;
    for (const std::string* value : best.ranked()) values.push_back(*value);
    return values;
}

TEST(Best, KeepsTheHighestInOrder) {
    std::int64_t left_out = -1;
    EXPECT_THAT(best_of(3, {{2, "c"}, {5, "a"}, {1, "d"}, {4, "b"}, {0, "e"}}, &left_out),
                ElementsAre("a", "b", "c"));
    EXPECT_EQ(left_out, 2);
}

TEST(Best, LeavesEqualsInTheOrderTheyCame) {
    EXPECT_THAT(best_of(2, {{1, "first"}, {1, "second"}, {1, "third"}}), ElementsAre("first", "second"));
    EXPECT_THAT(best_of(2, {{1, "first"}, {1, "second"}, {2, "higher"}}), ElementsAre("higher", "first"));
}

TEST(Best, TakesAllWhereThereIsRoom) {
    std::int64_t left_out = -1;
    EXPECT_THAT(best_of(9, {{1, "b"}, {2, "a"}}, &left_out), ElementsAre("a", "b"));
    EXPECT_EQ(left_out, 0);
    EXPECT_THAT(best_of(9, {}), IsEmpty());
}

TEST(Best, TakesNothingWhereNothingIsWanted) { EXPECT_THAT(best_of(0, {{1, "a"}}), IsEmpty()); }

}  // namespace
}  // namespace rostra::report
