// SPDX-License-Identifier: Apache-2.0
#include "report_texts.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rostra::report {
namespace {

/// "0-2 2-5* 5-6*": which documents each block has; those in files with a star.
std::string blocks_of(const std::vector<std::size_t>& sizes, std::size_t room) {
    std::string shown;
    for (const TextBlock& block : text_blocks(sizes, room)) {
        shown += (shown.empty() ? "" : " ") + std::to_string(block.first) + "-" + std::to_string(block.end) +
                 (block.beside ? "*" : "");
    }
    return shown;
}

constexpr std::size_t kKiB = 1024;
constexpr std::size_t kMiB = kKiB * kKiB;

TEST(TextBlocks, StandInThePageWhileThereIsRoom) {
    EXPECT_EQ(blocks_of({}, 100), "");
    EXPECT_EQ(blocks_of({50, 50, 0}, 100), "0-3");
    EXPECT_EQ(blocks_of({50, 50, 1, 0}, 100), "0-2 2-4*");
    EXPECT_EQ(blocks_of({101, 1}, 100), "0-2*") << "those behind one that does not fit do not, either";
}

TEST(TextBlocks, AreOfASizeThatIsOpenedAtOnce) {
    EXPECT_EQ(blocks_of({200 * kKiB, 100 * kKiB, 300 * kKiB, 1}, kMiB), "0-2 2-3 3-4");
    EXPECT_EQ(blocks_of({600 * kKiB, 600 * kKiB, 1, 1}, 0), "0-2* 2-4*");
}

TEST(TextBlocks, AreFewHoweverManyTextsThereAre) {
    const std::vector<std::size_t> sizes(90000, kMiB / 2);
    EXPECT_LE(text_blocks(sizes, 0).size(), 200U);
}

}  // namespace
}  // namespace rostra::report
