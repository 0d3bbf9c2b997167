// SPDX-License-Identifier: Apache-2.0
#include "caption_times.hpp"

#include <gtest/gtest.h>

namespace rostra::captions {
namespace {

TEST(CaptionTimes, AreReadAsBothFormsWriteThem) {
    EXPECT_EQ(read_timing("00:00:01.000 --> 00:00:02.500"), (Period{1000, 2500}));
    EXPECT_EQ(read_timing("00:01.000 --> 00:02.500 align:start position:0%"), (Period{1000, 2500}));
    EXPECT_EQ(read_timing("100:00:00,5 -->\t100:00:00,75"), (Period{360000500, 360000750}));
    EXPECT_EQ(read_timing("  0:00:01 --> 0:00:02  X1:10"), (Period{1000, 2000}));
    EXPECT_EQ(read_timing("00:00:01.2345 --> 00:00:01.9999"), (Period{1234, 1999}));
}

TEST(CaptionTimes, AreNotFoundInOtherLines) {
    for (const char* line :
         {"", "-->", "1 --> 2", "00:00:01.000", "00:00:01.000 -> 00:00:02.000", "00:1.000 --> 00:02.000",
          "00:00:01.000 --> 00:00:02.000x", "see 00:01.000 --> 00:02.000", "00:00:00:01 --> 00:00:00:02",
          "12345:00:00.000 --> 12345:00:01.000"}) {
        EXPECT_FALSE(read_timing(line)) << line;
    }
}

}  // namespace
}  // namespace rostra::captions
