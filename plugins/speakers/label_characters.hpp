// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rostra::speakers {

/// What a character does at the head of a line, where a label may stand.
enum class Role : std::uint8_t { inside, space, colon, bar, period, comma, hyphen, dash, open, close, stop };

struct Step {
    Role role = Role::inside;
    std::size_t length = 0;  ///< bytes
};

namespace detail {

constexpr std::array<Role, 128> ascii_roles() {
    std::array<Role, 128> roles{};
    for (std::size_t i = 0; i < 0x20; ++i) roles[i] = Role::stop;
    for (const char c : {'?', '!', ';', '"', '=', '<', '>', '{', '}', '`'})
        roles[static_cast<std::size_t>(c)] = Role::stop;
    for (const char c : {' ', '\t', '\r', '\v', '\f'}) roles[static_cast<std::size_t>(c)] = Role::space;
    roles[':'] = Role::colon;
    roles['|'] = Role::bar;
    roles['.'] = Role::period;
    roles[','] = Role::comma;
    roles['-'] = Role::hyphen;
    roles['('] = roles['['] = Role::open;
    roles[')'] = roles[']'] = Role::close;
    return roles;
}

inline constexpr std::array<Role, 128> kAsciiRoles = ascii_roles();

Step step_beyond_ascii(std::string_view text, std::size_t at);

}  // namespace detail

/// The character at `at`, which is below text.size().
inline Step step_at(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte < 0x80 ? Step{detail::kAsciiRoles[byte], 1} : detail::step_beyond_ascii(text, at);
}

}  // namespace rostra::speakers
