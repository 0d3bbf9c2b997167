// SPDX-License-Identifier: Apache-2.0
// What a probability is worth where many were computed: among a thousand terms that do not differ, fifty have p < 0.05.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <span>
#include <string_view>
#include <vector>

namespace rostra::keyness {

enum class Adjustment { holm, benjamini_hochberg, none };

inline constexpr std::array<std::string_view, 3> kAdjustmentNames = {"holm", "benjamini-hochberg", "none"};

/// Adjusted values of these, which are all that were computed, each in [0, 1]. With p(1) <= ... <= p(m):
///
///   holm                 p'(i) = max over j <= i of (m - j + 1) p(j), at most 1: those below x hold all, but for a chance
///                        of x (Holm 1979, A simple sequentially rejective multiple test procedure)
///   benjamini-hochberg   p'(i) = min over j >= i of m p(j) / j: of those below x the share x may be false (Benjamini and
///                        Hochberg 1995, Controlling the false discovery rate)
inline std::vector<double> adjusted(std::span<const double> p, Adjustment adjustment) {
    std::vector<double> result(p.begin(), p.end());
    if (adjustment == Adjustment::none) return result;
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    // Equal values get equal results, in whichever order they stand.
    std::sort(order.begin(), order.end(), [p](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    const auto m = static_cast<double>(p.size());
    if (adjustment == Adjustment::holm) {
        double highest = 0;
        for (std::size_t i = 0; i < order.size(); ++i) {
            highest = std::max(highest, std::min(1.0, (m - static_cast<double>(i)) * p[order[i]]));
            result[order[i]] = highest;
        }
    } else {
        double lowest = 1;
        for (std::size_t i = order.size(); i-- > 0;) {
            lowest = std::min(lowest, m * p[order[i]] / static_cast<double>(i + 1));
            result[order[i]] = lowest;
        }
    }
    return result;
}

}  // namespace rostra::keyness
