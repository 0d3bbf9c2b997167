// SPDX-License-Identifier: Apache-2.0
#include "json_string.hpp"

#include <array>
#include <cstddef>

namespace rostra::jsonl {

namespace {

constexpr char kPlain = 0;
constexpr char kAsNumber = 'u';

// What stands after the backslash for each byte.
constexpr std::array<char, 256> kEscape = [] {
    std::array<char, 256> escape{};
    for (std::size_t c = 0; c < 0x20; ++c) escape[c] = kAsNumber;
    escape['\b'] = 'b';
    escape['\f'] = 'f';
    escape['\n'] = 'n';
    escape['\r'] = 'r';
    escape['\t'] = 't';
    escape['"'] = '"';
    escape['\\'] = '\\';
    return escape;
}();

}  // namespace

void append_json_string(std::string& out, std::string_view value) {
    constexpr std::string_view kHex = "0123456789abcdef";
    out.push_back('"');
    std::size_t copied = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const auto byte = static_cast<unsigned char>(value[i]);
        const char escape = kEscape[byte];
        if (escape == kPlain) continue;
        out.append(value.substr(copied, i - copied));
        copied = i + 1;
        out.push_back('\\');
        out.push_back(escape);
        if (escape == kAsNumber) {
            out.append("00");
            out.push_back(kHex[byte >> 4]);
            out.push_back(kHex[byte & 15]);
        }
    }
    out.append(value.substr(copied));
    out.push_back('"');
}

}  // namespace rostra::jsonl
