// SPDX-License-Identifier: Apache-2.0
#include "document_edges.hpp"

#include <algorithm>

#include "rostra/analysis/language/blanks.hpp"

namespace rostra::recurring_lines {

namespace {

constexpr std::size_t kShortest = 4;
constexpr std::size_t kLongest = 200;

void keep(std::string_view line, std::vector<std::string_view>& kept) {
    if (line.size() >= kShortest && line.size() <= kLongest) {
        kept.push_back(line);
    }
}

}  // namespace

std::vector<std::string_view> edge_lines(std::string_view text) {
    std::vector<std::string_view> kept;
    std::size_t begin = 0;
    for (std::size_t seen = 0; begin < text.size() && seen < kEdge;) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = trimmed(text.substr(begin, end - begin));
        seen += line.empty() ? 0U : 1U;
        keep(line, kept);
        begin = end + 1;
    }
    std::size_t end = text.size();
    for (std::size_t seen = 0; end > 0 && seen < kEdge;) {
        const std::size_t before = text.rfind('\n', end - 1);
        const std::size_t first = before == std::string_view::npos ? 0 : before + 1;
        const std::string_view line = trimmed(text.substr(first, end - first));
        seen += line.empty() ? 0U : 1U;
        keep(line, kept);
        end = before == std::string_view::npos ? 0 : before;
    }
    std::sort(kept.begin(), kept.end());
    kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
    return kept;
}

}  // namespace rostra::recurring_lines
