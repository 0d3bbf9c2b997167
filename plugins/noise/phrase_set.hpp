// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace rostra::noise {

/// Phrases looked up word by word. `*` in a phrase stands for one word or more.
class PhraseSet {
public:
    void add(std::string_view phrase);

    /// The number of words, from the first on, that the longest matching phrase covers; 0: no phrase matches. A phrase that
    /// ends in `*` covers all words.
    [[nodiscard]] std::size_t longest_at(std::span<const std::string> words) const;

    /// Whether a phrase covers all words.
    [[nodiscard]] bool contains(std::span<const std::string> words) const {
        return !words.empty() && longest_at(words) == words.size();
    }

    /// Adds the first word of each phrase that does not begin with `*`.
    void collect_openers(std::unordered_set<std::string>& openers) const;

private:
    using Phrase = std::vector<std::string>;
    [[nodiscard]] const std::vector<Phrase>* beginning_with(const std::string& word) const;

    std::unordered_map<std::string, std::vector<Phrase>> by_first_;
};

}  // namespace rostra::noise
