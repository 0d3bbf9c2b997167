// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "laws/given_data.hpp"
#include "noise_lists.hpp"
#include "noise_page.hpp"
#include "noise_rules.hpp"
#include "rostra/span.hpp"

namespace rostra::noise {

/// The lists that are shipped.
inline const NoiseLists& shipped_lists() {
    static const NoiseLists kLists = NoiseLists::load(laws::GivenData(NOISE_DATA).data());
    return kLists;
}

/// What is marked, as "rule: text".
inline std::vector<std::string> marked(std::string_view text, const RuleChoice& rules = RuleChoice::all()) {
    std::vector<std::string> found;
    for (const Mark& mark : mark_noise(text, shipped_lists(), rules)) {
        found.push_back(std::string(kRuleNames[static_cast<std::size_t>(mark.rule)]) + ": " +
                        std::string(slice(text, mark.span)));
    }
    return found;
}

using Found = std::vector<std::string>;

}  // namespace rostra::noise
