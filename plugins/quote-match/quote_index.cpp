// SPDX-License-Identifier: Apache-2.0
#include "quote_index.hpp"

#include <algorithm>

namespace rostra::quote_match {

std::uint64_t QuoteIndex::key(std::span<const SaidWord> run) {
    std::uint64_t key = run.size();
    for (const SaidWord& word : run) key = (key ^ word.hash) * 0x9E3779B97F4A7C15U + (key >> 29);
    return key;
}

void QuoteIndex::add(std::uint32_t quote, std::span<const SaidWord> words) {
    if (words.empty()) return;
    constexpr std::size_t kLong = 6, kMiddling = 3;
    const std::size_t size = words.size() >= kLong ? 3 : words.size() >= kMiddling ? 2 : words.size();
    has_[size] = true;
    for (std::size_t i = 0; i + size <= words.size(); ++i)
        places_[key(words.subspan(i, size))].push_back({quote, static_cast<std::uint32_t>(i)});
}

void QuoteIndex::find(std::span<const SaidWord> source, std::vector<QuoteSeed>& seeds) const {
    seeds.clear();
    for (std::size_t i = 0; i < source.size(); ++i) {
        for (std::size_t size = 1; size <= kLongest; ++size) {
            if (!has_[size] || i + size > source.size()) continue;
            const auto known = places_.find(key(source.subspan(i, size)));
            if (known == places_.end()) continue;
            for (const Place& place : known->second)
                seeds.push_back({place.quote, {place.word, static_cast<std::uint32_t>(i)}});
        }
    }
    std::stable_sort(seeds.begin(), seeds.end(),
                     [](const QuoteSeed& a, const QuoteSeed& b) { return a.quote < b.quote; });
}

}  // namespace rostra::quote_match
