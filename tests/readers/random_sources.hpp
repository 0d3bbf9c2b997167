// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace rostra::test {

/// Changes files of known formats a little, so that what comes of them is often still of the format and seldom sound.
class RandomSources {
public:
    RandomSources(std::vector<std::string> seeds, std::uint32_t seed)
        : seeds_(std::move(seeds)), random_(seed) {}

    std::string next() {
        std::string source = seeds_[below(seeds_.size())];
        for (std::size_t change = below(6); change > 0; --change) change_once(source);
        return source;
    }

private:
    static constexpr std::array<std::string_view, 22> kPieces = {
        "word",   " ",           "\n",
        "\r\n",   "&amp;",       "&#x1F600;",
        "&nbsp;", "caf\xC3\xA9", "\xE6\xBC\xA2\xE5\xAD\x97",
        "\"",     "\"\"",        "\\u00e9",
        "\\n",    "<b>",         "</b>",
        "<p>",    "<!--",        ",",
        "\t",     "{",           "00:00:01.000 --> 00:00:02.000\n",
        "\xFF"};

    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

    void change_once(std::string& source) {
        const std::size_t at = below(source.size() + 1);
        const std::size_t length = below(1 + below(source.size() - at + 1));
        switch (below(5)) {
            case 0:
                source.erase(at, length);
                break;
            case 1:
                source.insert(at, std::string(source, at, length));
                break;
            case 2:
                source.insert(at, kPieces[below(kPieces.size())]);
                break;
            case 3:
                if (at < source.size()) source[at] = static_cast<char>(random_());
                break;
            default: {
                const std::string& other = seeds_[below(seeds_.size())];
                const std::size_t from = below(other.size());
                source.insert(at, other, from, below(200));
            }
        }
    }

    std::vector<std::string> seeds_;
    std::mt19937 random_;
};

}  // namespace rostra::test
