// SPDX-License-Identifier: Apache-2.0
#include "rostra/analysis/state/paged_array.hpp"

#include <gtest/gtest.h>

namespace rostra {
namespace {

TEST(PagedArray, KeepsValuesInOrderAcrossPages) {
    PagedArray<std::uint32_t> array;
    for (std::uint32_t i = 0; i < 5000; ++i) array.push_back(i * 3);
    ASSERT_EQ(array.size(), 5000u);
    for (std::uint32_t i = 0; i < 5000; ++i) ASSERT_EQ(array[i], i * 3);
}

TEST(PagedArray, NeverMovesAValue) {
    PagedArray<int> array;
    array.push_back(7);
    const int* first = &array[0];
    for (int i = 0; i < 100000; ++i) array.push_back(i);
    EXPECT_EQ(&array[0], first);
}

TEST(PagedArray, HoldsLittleMoreThanItsValues) {
    PagedArray<std::uint64_t> array;
    for (std::uint64_t i = 0; i < 100000; ++i) array.push_back(i);
    EXPECT_GE(array.memory(), 800000);
    EXPECT_LE(array.memory(), 820000);
}

TEST(PagedArray, IsEmptyAfterItWasMovedFrom) {
    PagedArray<int> array;
    array.push_back(1);
    PagedArray<int> other = std::move(array);
    array.push_back(2);
    EXPECT_EQ(array.size(), 1u);
    EXPECT_EQ(array[0], 2);
    EXPECT_EQ(other[0], 1);
}

}  // namespace
}  // namespace rostra
