// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "rostra/analysis/language/ascii.hpp"

namespace rostra {
inline namespace v0 {

/// The language of a BCP 47 tag, in lower case: `en` of `en-US` and of `EN`. Empty of an empty tag.
[[nodiscard]] inline std::string primary_language(std::string_view tag) {
    return to_ascii_small(tag.substr(0, tag.find('-')));
}

}  // namespace v0
}  // namespace rostra
