// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "noise_lists.hpp"
#include "noise_rules.hpp"

namespace rostra::noise {

/// What a line alone tells.
struct Verdict {
    Rule rule = Rule::pager;
    bool sure = false;  ///< false: believed only beside other noise, or at an edge of the page
};

/// Judges one line by itself, or a paragraph of a few short lines. `alone`: it is a paragraph of its own. No verdict for
/// anything that may be prose.
std::optional<Verdict> judge_line(std::string_view line, bool alone, const NoiseLists& lists);

/// A section's name and nothing else: `Press Room`.
bool is_section_name(std::string_view line, const NoiseLists& lists);

/// A language's own name and nothing else: `Français`.
bool is_language_name(std::string_view line, const NoiseLists& lists);

/// `Home > News > Politics`: where a page stands, on a line of its own.
bool is_breadcrumb(std::string_view line);

/// `By Ana Ruiz`, also behind a date: `3 May 2021, 11:56 By Ana Ruiz`.
bool is_byline(std::string_view line, const NoiseLists& lists);

}  // namespace rostra::noise
