// SPDX-License-Identifier: Apache-2.0
#include "rostra/analysis/terms/length_counts.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace rostra {
namespace {

TEST(LengthCounts, TakeAtMost40BytesForATermOrACellBesideItsText) {
    constexpr std::int64_t kBytes = 40;
    constexpr std::int64_t kOnce = std::int64_t{3} << 20;  // blocks that are not full
    terms::LengthCounts counts(0);
    terms::GroupCells cells;
    std::int64_t text = 0;
    for (std::int64_t n = 1; n <= 1500000; ++n) {
        const std::string term = std::to_string(n * 2654435761) + " of many";
        text += static_cast<std::int64_t>(term.size());
        const std::string_view view = term;
        std::array<std::uint32_t, 1> number{};
        counts.number(std::span(&view, 1), number);
        cells.add(static_cast<std::uint32_t>(n % 7), number[0], 1, 1);
        if (n % 9973 == 0) {
            ASSERT_LE(counts.memory(), kBytes * n + text + kOnce) << n;
            ASSERT_LE(cells.memory(), kBytes * n + kOnce) << n;
        }
    }
}

}  // namespace
}  // namespace rostra
