// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "rostra/span.hpp"

namespace rostra::noise {

/// Why something is not part of the text proper.
enum class Rule : std::uint8_t {
    pager,              ///< <  1  2  3  >
    navigation,         ///< News > Nation > Content; a section's name above the title
    language_switcher,  ///< English Français Русский
    share,              ///< Share this story
    print,              ///< Print this page
    prompt,             ///< Open this page in your browser
    related,            ///< READ MORE: another page's title
    pull_quote,         ///< a paragraph that repeats its neighbour
    byline,             ///< By Ana Ruiz
    page_mark,          ///< - 12 -, [[Page 118]]: the number of a printed page
    running_head,       ///< the line at the head or foot of every printed page
    line_number,        ///< 1 … 25 at the margin of every printed page
    caption_mark,       ///< 00:00:05.000 --> 00:00:09.000; <i>: what captions are timed and styled with
    recurring,          ///< a line at the edge of many documents of the run
};

/// The rules' names as results and options have them, in the order of Rule.
inline constexpr std::array<std::string_view, 14> kRuleNames = {
    "pager",        "navigation",  "language-switcher", "share",    "print",
    "prompt",       "related",     "pull-quote",        "byline",   "page-mark",
    "running-head", "line-number", "caption-mark",      "recurring"};

struct Mark {
    Span span;
    Rule rule = Rule::pager;
};

/// Which rules are asked for.
class RuleChoice {
public:
    static RuleChoice all() {
        RuleChoice choice;
        choice.on_.fill(true);
        return choice;
    }
    void add(Rule rule) { on_[static_cast<std::size_t>(rule)] = true; }
    [[nodiscard]] bool has(Rule rule) const { return on_[static_cast<std::size_t>(rule)]; }

private:
    std::array<bool, kRuleNames.size()> on_{};
};

}  // namespace rostra::noise
