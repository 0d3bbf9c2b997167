// SPDX-License-Identifier: Apache-2.0
#include "rostra/analysis/state/varint.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace rostra {
namespace {

TEST(Varint, ReadsBackWhatWasWritten) {
    const std::vector<std::uint64_t> numbers = {0,
                                                1,
                                                127,
                                                128,
                                                300,
                                                std::numeric_limits<std::uint32_t>::max(),
                                                std::numeric_limits<std::uint64_t>::max()};
    Buffer<std::uint8_t> bytes;
    for (const std::uint64_t number : numbers) append_varint(bytes, number);
    VarintReader reader(bytes.data(), bytes.data() + bytes.size());
    for (const std::uint64_t number : numbers) EXPECT_EQ(reader.next(), number);
    EXPECT_TRUE(reader.ok());
    EXPECT_TRUE(reader.at_end());
}

TEST(Varint, TakesOneByteForSmallNumbers) {
    Buffer<std::uint8_t> bytes;
    append_varint(bytes, 127);
    EXPECT_EQ(bytes.size(), 1u);
    append_varint(bytes, 128);
    EXPECT_EQ(bytes.size(), 3u);
}

TEST(Varint, NoticesBytesThatEndTooSoonOrNever) {
    const std::vector<std::uint8_t> cut = {0x80, 0x80};
    VarintReader short_reader(cut.data(), cut.data() + cut.size());
    EXPECT_EQ(short_reader.next(), 0u);
    EXPECT_FALSE(short_reader.ok());

    const std::vector<std::uint8_t> endless(20, 0xff);
    VarintReader endless_reader(endless.data(), endless.data() + endless.size());
    EXPECT_EQ(endless_reader.next(), 0u);
    EXPECT_FALSE(endless_reader.ok());
}

}  // namespace
}  // namespace rostra
