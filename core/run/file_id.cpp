// SPDX-License-Identifier: Apache-2.0
#include "run/file_id.hpp"

#include <algorithm>
#include <cstddef>

#include "base/wording.hpp"
#include "run/result_name.hpp"

namespace rostra::core {

namespace {

/// `character` is one character of UTF-8, or one byte that begins none.
bool must_be_escaped(std::string_view character) {
    if (utf8_length(character) == 0) return true;
    const auto first = static_cast<unsigned char>(character[0]);
    if (character.size() == 1) return first < 0x20 || first == 0x7F;
    return first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
}

bool is_hex_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'); }

bool looks_escaped(std::string_view text) {
    return text.size() >= 3 && text[0] == '%' && is_hex_digit(text[1]) && is_hex_digit(text[2]);
}

std::string escaped(std::string_view bytes) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += '%';
        text += kDigits[byte >> 4];
        text += kDigits[byte & 0xF];
    }
    return text;
}

}  // namespace

std::string file_id(std::string_view path) {
    std::string id;
    bool any = false;
    for (std::string_view rest = path; !rest.empty();) {
        const std::string_view character = rest.substr(0, std::max<std::size_t>(utf8_length(rest), 1));
        const bool bad = must_be_escaped(character);
        any = any || bad;
        id += bad || looks_escaped(rest) ? escaped(character) : std::string(character);
        rest.remove_prefix(character.size());
    }
    return any ? id : std::string(path);
}

bool is_file_id(std::string_view id) { return is_result_name(id) && file_id(id) == id; }

std::string path_of_id(std::string_view id, bool escaped) {
    if (!escaped) return std::string(id);
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'A' + 10; };
    std::string path;
    while (!id.empty()) {
        const bool byte = looks_escaped(id);
        path += byte ? static_cast<char>(digit(id[1]) * 16 + digit(id[2])) : id[0];
        id.remove_prefix(byte ? 3 : 1);
    }
    return path;
}

}  // namespace rostra::core
