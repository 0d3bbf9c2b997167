// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "page_tree.hpp"

namespace rostra::html {

/// What a page says of itself, in its head mostly.
struct PageFacts {
    std::vector<std::pair<std::string, std::string>>
        facts;             ///< title, date, byline, publisher, as far as it says them
    std::string language;  ///< as it has it; empty where it says none
};

[[nodiscard]] PageFacts facts_of(const GumboNode& root);

}  // namespace rostra::html
