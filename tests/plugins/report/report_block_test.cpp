// SPDX-License-Identifier: Apache-2.0
#include "report_block.hpp"

#include <gtest/gtest.h>

#include "report_page_data.hpp"

namespace rostra::report {
namespace {

TEST(ReportBlock, DeflatesAsTheBrowserInflates) {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += "turn " + std::to_string(i % 97) + "\n";
    const std::string packed = deflated(text);
    EXPECT_LT(packed.size(), text.size() / 4);
    EXPECT_EQ(test::inflated(packed), text);
}

// RFC 4648, section 10, over the bytes of a stream that zlib stores; the ends of base 64 are what may go wrong.
TEST(ReportBlock, PadsBase64) {
    for (std::size_t size = 0; size < 9; ++size) {
        const std::string text(size, 'x');
        EXPECT_EQ(deflated(text).size() % 4, 0U);
        EXPECT_EQ(test::inflated(deflated(text)), text);
    }
}

}  // namespace
}  // namespace rostra::report
