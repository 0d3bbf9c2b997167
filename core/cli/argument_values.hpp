// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <charconv>
#include <cstddef>
#include <string>
#include <system_error>
#include <vector>

#include "base/near_name.hpp"
#include "base/wording.hpp"

namespace rostra::core {

/// What is wrong with a word that has to be one of `words`; empty: nothing.
[[nodiscard]] inline std::string check_word(const std::string& option, const std::string& word,
                                            const std::vector<std::string>& words) {
    for (const std::string& known : words) {
        if (word == known) return "";
    }
    return option + " is " + listed(words) + ", not " + in_quotes(word) + did_you_mean(word, words);
}

/// Reads a whole number into `into`, if one was written; what is wrong with it, empty: nothing.
template <class Into>
[[nodiscard]] std::string check_number(const std::string& option, const std::string& written,
                                       std::size_t least, std::size_t most, Into& into) {
    if (written.empty()) return "";
    std::size_t number = 0;
    const auto [end, wrong] = std::from_chars(written.data(), written.data() + written.size(), number);
    if (wrong != std::errc{} || end != written.data() + written.size() || number < least || number > most) {
        return option + " is a whole number between " + std::to_string(least) + " and " +
               std::to_string(most) + ", not " + in_quotes(written);
    }
    into = static_cast<Into>(number);
    return "";
}

}  // namespace rostra::core
