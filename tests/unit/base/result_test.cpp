// SPDX-License-Identifier: Apache-2.0
#include "base/result.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace rostra::core {
namespace {

TEST(Result, HoldsAValue) {
    const Result<std::string> result = std::string("text");
    ASSERT_TRUE(result);
    EXPECT_EQ(*result, "text");
    EXPECT_EQ(result->size(), 4U);
}

TEST(Result, HoldsAnErrorWithItsPlace) {
    const Result<int> result = Error::usage("no such file", {"a.toml", 3, 7, 2});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, ErrorKind::usage);
    EXPECT_EQ(result.error().message, "no such file");
    EXPECT_EQ(result.error().place, (SourcePlace{"a.toml", 3, 7, 2}));
}

TEST(Result, GivesItsValueAway) {
    Result<std::unique_ptr<int>> result = std::make_unique<int>(5);
    const std::unique_ptr<int> taken = *std::move(result);
    ASSERT_NE(taken, nullptr);
    EXPECT_EQ(*taken, 5);
}

TEST(Result, WithoutAValueIsSuccessUntilGivenAnError) {
    EXPECT_TRUE(Result<void>());
    const Result<void> failed = Error::failed("disk full");
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().message, "disk full");
}

TEST(ResultDeathTest, AsksForTheRightHalf) {
    const Result<int> value = 1;
    EXPECT_DEATH((void)value.error(), "rostra broke its own promise");
    const Result<int> error = Error::interrupted();
    EXPECT_DEATH((void)value.error(), "rostra broke its own promise");
    EXPECT_DEATH((void)*error, "rostra broke its own promise");
}

}  // namespace
}  // namespace rostra::core
