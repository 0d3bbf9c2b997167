// SPDX-License-Identifier: Apache-2.0
#include "label_characters.hpp"

#include <array>

#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/blanks.hpp"

namespace rostra::speakers {

namespace {

constexpr std::array<Role, 256> byte_roles() {
    std::array<Role, 256> roles{};
    for (std::size_t i = 0; i < roles.size(); ++i) {
        roles[i] = i < 0x20 ? Role::stop : i < 0x80 ? Role::inside : Role::wide;
    }
    for (const char c :
         {'?', '!', ';', '"', '=', '|', '<', '>', '{', '}', '/', '\\', '@', '#', '_', '*', '`', '%', '~'}) {
        roles[static_cast<unsigned char>(c)] = Role::stop;
    }
    for (const char c : {' ', '\t', '\r', '\v', '\f'}) {
        roles[static_cast<unsigned char>(c)] = Role::space;
    }
    roles[':'] = Role::colon;
    roles['.'] = Role::period;
    roles['-'] = Role::dash;
    roles['('] = roles['['] = Role::open;
    roles[')'] = roles[']'] = Role::close;
    return roles;
}

constexpr std::array<Role, 256> kRoles = byte_roles();

/// The end of a date in numbers, a comma, and a space that stand before a time: `12/03/21, `; or `at`.
std::size_t date_end(std::string_view text, std::size_t at, std::size_t end) {
    std::size_t i = at;
    for (int part = 0; part < 3; ++part) {
        const std::size_t from = i;
        while (i < end && is_ascii_digit(text[i])) {
            ++i;
        }
        if (i == from || i - from > 4 || i >= end) {
            return at;
        }
        if (part < 2) {
            if (text[i] != '/' && text[i] != '.' && text[i] != '-') {
                return at;
            }
            ++i;
        }
    }
    i += text[i] == ',' ? 1u : 0u;
    return i + 1 < end && text[i] == ' ' && is_ascii_digit(text[i + 1]) ? i + 1 : at;
}

/// The end of `AM` or `pm` at `at`, a space before it or none; or `at`.
std::size_t noon_end(std::string_view text, std::size_t at, std::size_t end) {
    const std::size_t letters = at + (text[at] == ' ' ? 1 : 0);
    if (letters + 2 > end || (text[letters + 1] | 0x20) != 'm') {
        return at;
    }
    const char first = static_cast<char>(text[letters] | 0x20);
    const bool over = letters + 2 == end || !is_ascii_letter(text[letters + 2]);
    return (first == 'a' || first == 'p') && over ? letters + 2 : at;
}

}  // namespace

Step step_at(std::string_view text, std::size_t at) {
    const Role role = kRoles[static_cast<unsigned char>(text[at])];
    if (role != Role::wide) {
        return {role, 1};
    }
    if (const std::size_t length = blank_size(text, at)) {
        return {Role::space, length};
    }
    const std::string_view three = text.substr(at, 3);
    if (three == "：") {
        return {Role::colon, 3};
    }
    if (three == "（" || three == "【") {
        return {Role::open, 3};
    }
    if (three == "）" || three == "】") {
        return {Role::close, 3};
    }
    if (three == "—" || three == "–") {
        return {Role::dash, 3};
    }
    for (const std::string_view stop :
         {"“", "”", "„", "…", "。", "，", "、", "？", "！", "「", "」", "；", "।"}) {
        if (three == stop) {
            return {Role::stop, 3};
        }
    }
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == 0xD8) {  // of Arabic: question mark, comma, semicolon
        const std::string_view two = text.substr(at, 2);
        return {two == "؟" || two == "،" || two == "؛" ? Role::stop : Role::inside, 2};
    }
    if (byte == 0xC2) {  // signs of Latin-1, of which a name may hold a middle dot, and `Sr.ª` its end
        const std::string_view two = text.substr(at, 2);
        return {two == "·" || two == "ª" || two == "º" ? Role::inside : Role::stop, 2};
    }
    return {Role::inside, static_cast<std::size_t>(byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2)};
}

std::size_t time_end(std::string_view text, std::size_t at, std::size_t end) {
    std::size_t i = at;
    const bool open = i < end && (text[i] == '[' || text[i] == '(');
    i = date_end(text, i + (open ? 1 : 0), end);
    int groups = 0;
    bool in_group = false;
    std::size_t last = i;
    for (; i < end; ++i) {
        const char c = text[i];
        if (is_ascii_digit(c)) {
            groups += in_group ? 0 : 1;
            in_group = true;
            last = i + 1;
        } else if (c == ':' || c == '.' || c == ',' || (open && (c == ' ' || c == '-' || c == '>'))) {
            in_group = false;
        } else if (const std::size_t noon = groups > 1 ? noon_end(text, i, end) : i; noon > i) {
            last = noon;
            i = noon - 1;
        } else {
            break;
        }
    }
    if (groups < 2) {
        return at;
    }
    if (!open) {
        return last;
    }
    if (i == end || (text[i] != ']' && text[i] != ')')) {
        return at;
    }
    if (text[i] == ']' && i + 1 < end && text[i + 1] == '(') {
        const std::size_t close = text.substr(0, end).find(')', i);
        return close == std::string_view::npos ? i + 1 : close + 1;
    }
    return i + 1;
}

}  // namespace rostra::speakers
