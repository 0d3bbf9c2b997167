// SPDX-License-Identifier: Apache-2.0
#include "buckets.hpp"

#include <array>
#include <utility>

namespace rostra::duplicates {

namespace {

/// By key, stably: eleven bits at a time, the lowest first.
void sort_by_key(std::vector<Buckets::Item>& items) {
    constexpr unsigned kBits = 11;
    constexpr std::uint32_t kMask = (1u << kBits) - 1;
    std::vector<Buckets::Item> sorted(items.size());
    for (unsigned shift = 0; shift < 32; shift += kBits) {
        std::array<std::size_t, kMask + 2> place{};
        for (const Buckets::Item& item : items) ++place[(item.key >> shift & kMask) + 1];
        for (std::size_t i = 1; i < place.size(); ++i) place[i] += place[i - 1];
        for (const Buckets::Item& item : items) sorted[place[item.key >> shift & kMask]++] = item;
        items.swap(sorted);
    }
}

}  // namespace

Buckets::Buckets(std::vector<Item> items) {
    sort_by_key(items);
    for (std::size_t i = 0, end = 0; i < items.size(); i = end) {
        end = i + 1;
        while (end < items.size() && items[end].key == items[i].key) ++end;
        if (end - i == 1) continue;
        for (std::size_t j = i; j < end; ++j) members_.push_back(items[j].side);
        first_.push_back(members_.size());
    }
}

}  // namespace rostra::duplicates
