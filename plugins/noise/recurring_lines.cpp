// SPDX-License-Identifier: Apache-2.0
#include "recurring_lines.hpp"
#include "noise_text.hpp"
#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/letters.hpp"

#include <algorithm>
#include <map>

namespace rostra::noise {

namespace {

constexpr std::size_t kEdge = 12;
constexpr std::size_t kLongestLabel = 60;  // bytes
constexpr int kMostLabelWords = 8;

/// Where a colon stands that is none of a time of day; the line's size where there is none.
std::size_t find_colon(std::string_view line) {
    const auto is_digit = [&](std::size_t at) { return at < line.size() && is_ascii_digit(line[at]); };
    std::size_t colon = line.find(':');
    while (colon != std::string_view::npos && colon > 0 && is_digit(colon - 1) && is_digit(colon + 1)) {
        colon = line.find(':', colon + 1);
    }
    return std::min({colon, line.find("："), line.size()});
}

/// `Ana Ruiz:`, `MS. RUIZ:  Good morning.`, `Q    Thank you.`: somebody speaks.
bool may_be_label(std::string_view line) {
    const std::size_t colon = find_colon(line);
    if (colon < std::min(kLongestLabel, line.size()) &&
        count_words(line.substr(0, colon), kMostLabelWords) < kMostLabelWords) {
        return true;
    }
    const bool letter = line.size() == 1 || line[1] == ' ' || line[1] == '.' || line[1] == '\t';
    return letter && is_ascii_capital(line[0]);
}

bool is_sentence(std::string_view line) {
    return ends_statement(line) || line.ends_with('?') || line.ends_with("？") || !starts_like_title(line);
}

}  // namespace

std::vector<std::size_t> find_recurring(std::string_view text, const std::vector<Line>& lines,
                                        const RecurringLines& recurring) {
    std::vector<std::size_t> found;
    if (recurring.empty()) {
        return found;
    }
    const auto at = [&](std::size_t line) { return slice(text, lines[line].span()); };
    std::map<std::string_view, int> edges;  // how often the lines that recur stand in this document
    for (const Line& line : lines) {
        const std::string_view words = slice(text, line.span());
        if (recurring.contains(words)) {
            ++edges[words];
        }
    }
    // Goes inward from an edge, at most to the middle; sentences wait for a line that is none.
    const std::size_t most = std::min(kEdge, (lines.size() + 1) / 2);
    const auto go = [&](auto line_of) {
        std::vector<std::size_t> waiting;
        for (std::size_t i = 0; i < most; ++i) {
            const std::size_t line = line_of(i);
            const auto times = edges.find(at(line));
            const bool recurs = times != edges.end() && times->second == 1;
            if (may_be_label(at(line)) || (!recurs && is_sentence(at(line)))) {
                return;
            }
            if (!recurs) {
                continue;
            }
            waiting.push_back(line);
            if (!is_sentence(at(line))) {
                found.insert(found.end(), waiting.begin(), waiting.end());
                waiting.clear();
            }
        }
    };
    go([](std::size_t i) { return i; });
    go([&](std::size_t i) { return lines.size() - 1 - i; });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace rostra::noise
