// SPDX-License-Identifier: Apache-2.0
#include "run/distinct_sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rostra::core {
namespace {

using ::testing::ElementsAre;

TEST(DistinctSample, CountsEachOnceAndKeepsTheFirst) {
    DistinctSample sample(2);
    EXPECT_TRUE(sample.add("c"));
    EXPECT_TRUE(sample.add("d"));
    EXPECT_FALSE(sample.add("c"));
    EXPECT_TRUE(sample.add("a"));
    EXPECT_FALSE(sample.add("d")) << "it was there, though it is no longer among the first";
    EXPECT_EQ(sample.count(), 3U);
    EXPECT_THAT(sample.first(), ElementsAre("a", "c"));
}

TEST(DistinctSample, CountsInWhatAnotherCounted) {
    DistinctSample one(1);
    DistinctSample other(1);
    (void)one.add("a");
    (void)other.add("a");
    (void)other.add("b");
    one.count_in(other);
    EXPECT_EQ(one.count(), 2U);
    EXPECT_THAT(one.first(), ElementsAre("a"));
}

}  // namespace
}  // namespace rostra::core
