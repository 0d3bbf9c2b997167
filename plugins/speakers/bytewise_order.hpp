// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace rostra::speakers {

/// The numbers 0 to `count` - 1 in the bytewise order of their texts; of equal texts the lower number stands first. Most texts are
/// told apart by their first eight bytes, which are compared without a look at the text.
template <class TextOf>
std::vector<std::uint32_t> bytewise_order(std::size_t count, TextOf text_of) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> heads;  // the first eight bytes, and the number
    heads.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view text = text_of(i);
        std::uint64_t head = 0;
        for (std::size_t at = 0; at < sizeof head; ++at)
            head = head << 8 | (at < text.size() ? static_cast<unsigned char>(text[at]) : 0U);
        heads.emplace_back(head, static_cast<std::uint32_t>(i));
    }
    std::sort(heads.begin(), heads.end(), [&](const auto& a, const auto& b) {
        if (a.first != b.first) return a.first < b.first;
        const int order = std::string_view(text_of(a.second)).compare(text_of(b.second));
        return order != 0 ? order < 0 : a.second < b.second;
    });
    std::vector<std::uint32_t> order;
    order.reserve(count);
    for (const auto& [head, number] : heads) order.push_back(number);
    return order;
}

}  // namespace rostra::speakers
