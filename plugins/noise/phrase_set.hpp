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

    /// How many of the `words` the longest phrase takes that begins with the first of them; 0 where none does. A phrase
    /// with a wildcard at its end takes all of them.
    [[nodiscard]] std::size_t longest_at(std::span<const std::string> words) const;

    /// Whether the words, all of them, are one phrase.
    [[nodiscard]] bool contains(std::span<const std::string> words) const {
        return !words.empty() && longest_at(words) == words.size();
    }

    /// The words that phrases begin with, wildcards left out.
    void collect_openers(std::unordered_set<std::string>& openers) const;

private:
    using Phrase = std::vector<std::string>;
    [[nodiscard]] const std::vector<Phrase>* beginning_with(const std::string& word) const;

    std::unordered_map<std::string, std::vector<Phrase>> by_first_;
};

}  // namespace rostra::noise
