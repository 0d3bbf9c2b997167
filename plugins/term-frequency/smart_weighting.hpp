// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <string_view>

namespace rostra::term_frequency {

/// How much a term weighs in a group, in SMART's three letters (Salton and Buckley 1988, table 1; Manning, Raghavan and
/// Schütze 2008, figure 6.15): c its count there, d of N groups having it, logarithms natural.
///
///   1  n  c               l  1 + ln c     b  1
///   2  n  1               t  ln(N / d)    p  max(0, ln((N - d) / d))
///   3  n  as it is        c  divided by the square root of the sum of squares over the group's terms
struct SmartWeighting {
    char term = 'n';
    char rarity = 't';
    char norm = 'n';

    /// "ntn"; the letters are known to be some of those above.
    static SmartWeighting of(std::string_view letters) { return {letters[0], letters[1], letters[2]}; }

    [[nodiscard]] bool divides() const { return norm == 'c'; }

    /// Before it is divided. count and units_with are 1 or more, units_with is units at most.
    [[nodiscard]] double weight(std::int64_t count, std::int64_t units, std::int64_t units_with) const {
        const auto c = static_cast<double>(count);
        const auto n = static_cast<double>(units);
        const auto d = static_cast<double>(units_with);
        const double frequent = term == 'l' ? 1 + std::log(c) : term == 'b' ? 1 : c;
        if (rarity == 't') return frequent * std::log(n / d);
        if (rarity == 'p') return 2 * d < n ? frequent * std::log((n - d) / d) : 0;
        return frequent;
    }
};

}  // namespace rostra::term_frequency
