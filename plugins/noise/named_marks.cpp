// SPDX-License-Identifier: Apache-2.0
#include "named_marks.hpp"

#include <algorithm>
#include <cstddef>

#include "noise_text.hpp"
#include "rostra/analysis/language/blanks.hpp"

namespace rostra::noise {

std::vector<NamedMark> lay_over(std::string_view text, const std::vector<NamedMark>& over,
                                const std::vector<NamedMark>& under) {
    std::vector<NamedMark> all = over;
    auto first = over.begin();  // that may overlap what comes
    for (const NamedMark& mark : under) {
        const auto keep = [&](Span rest) {
            const Span span = trimmed(text, rest);
            if (!span.empty()) {
                all.push_back({span, mark.rule});
            }
        };
        while (first != over.end() && first->span.end <= mark.span.begin) {
            ++first;
        }
        std::int32_t begin = mark.span.begin;
        for (auto at = first; at != over.end() && at->span.begin < mark.span.end; ++at) {
            if (begin < at->span.begin) {
                keep({begin, at->span.begin});
            }
            begin = std::max(begin, at->span.end);
        }
        if (begin < mark.span.end) {
            keep({begin, mark.span.end});
        }
    }
    std::sort(all.begin(), all.end(), [](const NamedMark& a, const NamedMark& b) { return a.span < b.span; });
    return all;
}

}  // namespace rostra::noise
