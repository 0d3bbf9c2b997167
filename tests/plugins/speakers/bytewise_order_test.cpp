// SPDX-License-Identifier: Apache-2.0
#include "bytewise_order.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace rostra::speakers {

namespace {

TEST(BytewiseOrder, IsThatOfAStableSort) {
    std::mt19937 random(7);
    std::vector<std::string> texts = {"",        std::string(1, '\0'), "ana",       "Ana",
                                      "ana\xFF", "ana ruiz a",         "ana ruiz b"};
    for (int i = 0; i < 300; ++i) {
        std::string text(random() % 12, 'a');
        for (char& c : text) c = static_cast<char>('a' + random() % 2);
        texts.push_back(text);
    }
    std::vector<std::uint32_t> expected(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) expected[i] = static_cast<std::uint32_t>(i);
    std::stable_sort(expected.begin(), expected.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return texts[a] < texts[b]; });
    EXPECT_EQ(bytewise_order(texts.size(), [&](std::size_t i) -> std::string_view { return texts[i]; }),
              expected);
}

}  // namespace

}  // namespace rostra::speakers
