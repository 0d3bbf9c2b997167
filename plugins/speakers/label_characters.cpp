// SPDX-License-Identifier: Apache-2.0
#include "label_characters.hpp"

#include <array>

#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/code_points.hpp"

namespace rostra::speakers {

namespace {

constexpr std::array<Role, 128> ascii_roles() {
    std::array<Role, 128> roles{};
    for (std::size_t i = 0; i < 0x20; ++i) roles[i] = Role::stop;
    for (const char c : {'?', '!', ';', '"', '=', '<', '>', '{', '}', '`'})
        roles[static_cast<std::size_t>(c)] = Role::stop;
    for (const char c : {' ', '\t', '\r', '\v', '\f'}) roles[static_cast<std::size_t>(c)] = Role::space;
    roles[':'] = Role::colon;
    roles['.'] = Role::period;
    roles[','] = Role::comma;
    roles['-'] = Role::hyphen;
    roles['('] = roles['['] = Role::open;
    roles[')'] = roles[']'] = Role::close;
    return roles;
}

constexpr std::array<Role, 128> kAscii = ascii_roles();

}  // namespace

Step step_at(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) return {kAscii[byte], 1};
    std::size_t behind = at;
    const char32_t c = next_code_point(text, behind);
    const std::size_t length = behind - at;
    switch (c) {
        case U'：':
        case U'︰':
            return {Role::colon, length};
        case U'（':
        case U'【':
        case U'〔':
            return {Role::open, length};
        case U'）':
        case U'】':
        case U'〕':
            return {Role::close, length};
        case U'—':
        case U'–':
        case U'―':
            return {Role::dash, length};
        case U'，':
        case U'、':
        case U'،':
            return {Role::comma, length};
        case U'“':
        case U'”':
        case U'„':
        case U'«':
        case U'»':
        case U'…':
        case U'。':
        case U'？':
        case U'！':
        case U'；':
        case U'「':
        case U'」':
        case U'।':
        case U'؟':
        case U'؛':
            return {Role::stop, length};
        default:
            return {is_blank(c) ? Role::space : Role::inside, length};
    }
}

}  // namespace rostra::speakers
