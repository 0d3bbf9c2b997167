// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "key_table.hpp"
#include "text_masks.hpp"

namespace rostra::speakers {

/// Counts how often some words begin with a small letter in a text, and how often with a capital. A word is a run of letters,
/// whatever their case.
///
///     census.ask_for(LabelCensus::key_of("Cost"));
///     census.count(text, TextMasks(text));   // "The cost of it. Costs."
///     census.of(LabelCensus::key_of("Cost"));   // small 1, capital 0
class LabelCensus {
public:
    struct Count {
        std::int32_t small = 0;
        std::int32_t capital = 0;
    };

    /// Of a word, which is not empty.
    static std::uint64_t key_of(std::string_view word);

    void ask_for(std::uint64_t key) { counts_[key]; }
    /// `masks`: of a text that begins with `text`.
    void count(std::string_view text, const TextMasks& masks);
    [[nodiscard]] Count of(std::uint64_t key) const {
        const Count* const count = counts_.find(key);
        return count == nullptr ? Count{} : *count;
    }

private:
    KeyTable<Count> counts_;
};

}  // namespace rostra::speakers
