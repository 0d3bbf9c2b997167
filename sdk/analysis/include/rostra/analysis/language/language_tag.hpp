// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "rostra/analysis/language/ascii.hpp"

namespace rostra {
inline namespace v0 {

/// The language of a BCP 47 tag, in lower case: `en` of `en-US` and of `EN`. Empty of an empty tag.
[[nodiscard]] inline std::string primary_language(std::string_view tag) {
    return to_ascii_small(tag.substr(0, tag.find('-')));
}

/// Whether a language has `ı` for the small letter of `I` (Unicode, SpecialCasing.txt).
[[nodiscard]] inline bool has_dotless_i(std::string_view tag) {
    const std::string language = primary_language(tag);
    return language == "tr" || language == "az";
}

/// Whether a tag may name a language: BCP 47 by its form, `en` or `pt-BR`.
[[nodiscard]] inline bool is_language_tag(std::string_view tag) {
    std::size_t part = 0;
    for (std::size_t at = 0; at <= tag.size(); ++part) {
        const std::size_t end = std::min(tag.find('-', at), tag.size());
        const std::string_view subtag = tag.substr(at, end - at);
        const bool sound = std::all_of(subtag.begin(), subtag.end(), [&](char c) {
            return is_ascii_letter(c) || (part > 0 && is_ascii_digit(c));
        });
        if (!sound || subtag.size() < 2 || subtag.size() > (part == 0 ? 3U : 8U)) return false;
        at = end + 1;
    }
    return true;
}

}  // namespace v0
}  // namespace rostra
