// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rostra::speakers {

/// Phrases by which a line notes what the clerk or the chamber did. They begin with a word, and are compared letter by letter;
/// `^` before one: only at the line's beginning.
class ProcedurePhrases {
public:
    void add(std::string_view phrase);
    /// Whether the head of a line has one.
    [[nodiscard]] bool are_in(std::string_view line) const;

private:
    static constexpr std::size_t kLooked = 200;  // bytes of a line

    [[nodiscard]] static std::size_t pair_at(std::string_view text, std::size_t at) {
        return static_cast<std::size_t>(static_cast<unsigned char>(text[at])) * 256 +
               static_cast<unsigned char>(text[at + 1]);
    }

    std::vector<std::string> first_, anywhere_;  ///< in bytewise order
    std::bitset<65536> first_pairs_, pairs_;     ///< the first two bytes of phrases: most words begin none
};

}  // namespace rostra::speakers
