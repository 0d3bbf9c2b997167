// SPDX-License-Identifier: Apache-2.0
#include "base/near_name.hpp"

#include <algorithm>
#include <vector>

#include "base/wording.hpp"

namespace rostra::core {
namespace {

char folded(char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
    return c == '_' ? '-' : c;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::swap(before_last, last);
        std::swap(last, row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = folded(a[i - 1]) == folded(b[j - 1]);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
            const bool swapped = i > 1 && j > 1 && folded(a[i - 1]) == folded(b[j - 2]) &&
                                 folded(a[i - 2]) == folded(b[j - 1]);
            if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
    }
    return row[b.size()];
}

std::optional<std::string> near_name(std::string_view name, std::span<const std::string> candidates) {
    constexpr std::size_t kLongest = 100;  // no name is longer, and the work grows with the product
    if (name.size() > kLongest) return std::nullopt;
    std::optional<std::string> nearest;
    std::size_t least = 0;
    for (const std::string& candidate : candidates) {
        const std::size_t longer = std::max(name.size(), candidate.size());
        const std::size_t distance = edit_distance(name, candidate);
        const bool near = distance < longer && distance <= (longer + 2) / 3;
        if (!near || (nearest && distance >= least)) continue;
        nearest = candidate;
        least = distance;
    }
    return nearest;
}

std::string did_you_mean(std::string_view name, std::span<const std::string> candidates) {
    const std::optional<std::string> nearest = near_name(name, candidates);
    return nearest ? "; did you mean " + in_quotes(*nearest) + "?" : "";
}

}  // namespace rostra::core
