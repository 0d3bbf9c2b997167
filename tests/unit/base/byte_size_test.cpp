// SPDX-License-Identifier: Apache-2.0
#include "base/byte_size.hpp"

#include <gtest/gtest.h>

#include <cstdint>

namespace rostra::core {
namespace {

TEST(ByteSize, ReadsNumbersWithAndWithoutAUnit) {
    EXPECT_EQ(parse_byte_size("0"), 0);
    EXPECT_EQ(parse_byte_size("1048576"), 1048576);
    EXPECT_EQ(parse_byte_size("12 B"), 12);
    EXPECT_EQ(parse_byte_size("4 GiB"), std::int64_t{4} << 30);
    EXPECT_EQ(parse_byte_size("4GiB"), std::int64_t{4} << 30);
    EXPECT_EQ(parse_byte_size("64  mib"), 64 << 20);
    EXPECT_EQ(parse_byte_size("3 KiB"), 3072);
    EXPECT_EQ(parse_byte_size("1 TiB"), std::int64_t{1} << 40);
}

TEST(ByteSize, KnowsThatKilobytesAreThousands) {
    EXPECT_EQ(parse_byte_size("500 kB"), 500'000);
    EXPECT_EQ(parse_byte_size("2 MB"), 2'000'000);
    EXPECT_EQ(parse_byte_size("2 GB"), 2'000'000'000);
    EXPECT_EQ(parse_byte_size("1 TB"), 1'000'000'000'000);
}

TEST(ByteSize, RefusesWhatIsNoSize) {
    for (const char* text :
         {"", " ", "GiB", "4 Gib of it", "-1", "- 1", "1.5 GiB", "4 G", "4 GiB ", "0x10", "1e3"}) {
        EXPECT_EQ(parse_byte_size(text), std::nullopt) << text;
    }
}

TEST(ByteSize, RefusesWhatDoesNotFit) {
    EXPECT_EQ(parse_byte_size("9223372036854775807"), INT64_MAX);
    EXPECT_EQ(parse_byte_size("9223372036854775808"), std::nullopt);
    EXPECT_EQ(parse_byte_size("8388607 TiB"), std::int64_t{8388607} << 40);
    EXPECT_EQ(parse_byte_size("8388608 TiB"), std::nullopt);
}

TEST(ByteSize, IsShownInTheLargestUnitThatIsExact) {
    EXPECT_EQ(format_byte_size(0), "0 B");
    EXPECT_EQ(format_byte_size(1500), "1500 B");
    EXPECT_EQ(format_byte_size(1024), "1 KiB");
    EXPECT_EQ(format_byte_size(1536 * 1024), "1536 KiB");
    EXPECT_EQ(format_byte_size(std::int64_t{4} << 30), "4 GiB");
    EXPECT_EQ(format_byte_size(std::int64_t{3} << 40), "3 TiB");
}

TEST(ByteSize, ReadsBackWhatItShows) {
    for (std::int64_t bytes : {0L, 1L, 1023L, 1024L, 65536L, 1L << 41, INT64_MAX}) {
        EXPECT_EQ(parse_byte_size(format_byte_size(bytes)), bytes);
    }
}

}  // namespace
}  // namespace rostra::core
