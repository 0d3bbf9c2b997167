// SPDX-License-Identifier: Apache-2.0
#include "label_characters.hpp"

#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/code_points.hpp"

namespace rostra::speakers {

Step detail::step_beyond_ascii(std::string_view text, std::size_t at) {
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
