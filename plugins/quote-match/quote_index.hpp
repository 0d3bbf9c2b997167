// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "quote_alignment.hpp"
#include "said_words.hpp"

namespace rostra::quote_match {

/// Where a quote's words stand in a document.
struct QuoteSeed {
    std::uint32_t quote;  ///< its number
    Seed seed;
};

/// The runs of words that quotes are looked up by: three words of a quote of six or more, two of one of three or more, else
/// all its words. Made once; asked by many threads.
class QuoteIndex {
public:
    void add(std::uint32_t quote, std::span<const SaidWord> words);
    /// Every place of the source where a run of a quote stands, by quote.
    void find(std::span<const SaidWord> source, std::vector<QuoteSeed>& seeds) const;

private:
    static constexpr std::size_t kLongest = 3;
    [[nodiscard]] static std::uint64_t key(std::span<const SaidWord> run);

    struct Place {
        std::uint32_t quote, word;
    };
    std::unordered_map<std::uint64_t, std::vector<Place>> places_;
    std::array<bool, kLongest + 1> has_{};
};

}  // namespace rostra::quote_match
