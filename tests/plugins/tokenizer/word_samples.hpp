// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "rostra/analysis/language/code_points.hpp"

namespace rostra::test {

/// One character of each kind that the word rules tell apart, and more of those that stand in real text.
inline constexpr std::array<char32_t, 50> kWordCharacters = {
    'a',    'b',    'Z',    '1',    '2',    ' ',    '\r',   '\n',    '\t',    '_',     ':',    ',',    '.',
    '\'',   '"',    '!',    '@',    0,      0x85,   0xA0,   0xAD,    0xB7,    0xE4,    0x300,  0x43F,  0x5D0,
    0x5D1,  0x661,  0xE01,  0xE31,  0xE40,  0x2003, 0x200D, 0x2014,  0x2019,  0x2028,  0x202F, 0x2139, 0x3002,
    0x3072, 0x30A2, 0x4E2D, 0xAC00, 0xFF0C, 0xFF9E, 0xFFFD, 0x17000, 0x1D400, 0x1F600, 0x1F1E6};

/// Random texts that look, at random, like rubbish, like code, like English with a rare stranger, or like the
/// simple characters of many scripts: what must meet at each seam of the scanner.
class WordSamples {
public:
    explicit WordSamples(std::uint64_t seed) : random_(seed) {}

    std::string next() {
        constexpr std::u32string_view kCode = U"abcdeXYZ019 .,;':_@!";
        constexpr std::u32string_view kEnglish = U"abcdeXYZ019     .,';:";
        constexpr std::u32string_view kSimple = U"ab1 .'\u2019\u00E4\u043F\u0661\U0001D400\u2014\u00A0,";
        std::string text;
        const std::size_t kind = below(4);
        for (std::size_t left = 1 + below(300); left > 0; --left) {
            switch (kind) {
                case 0:
                    append_utf8(text, any(kWordCharacters));
                    break;
                case 1:
                    append_utf8(text, below(8) != 0 ? any(kCode) : any(kWordCharacters));
                    break;
                case 2:
                    append_utf8(text, below(40) != 0 ? any(kEnglish) : any(kWordCharacters));
                    break;
                default:
                    append_utf8(text, any(kSimple));
                    break;
            }
        }
        return text;
    }

private:
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }
    template <class Set>
    char32_t any(const Set& set) {
        return set[below(set.size())];
    }

    std::mt19937_64 random_;
};

}  // namespace rostra::test
