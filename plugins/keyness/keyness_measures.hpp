// SPDX-License-Identifier: Apache-2.0
// How much more a target uses a term than a reference does. Of a table t: t.a and t.b are the term's counts in target and
// reference, t.c and t.d those of all other terms there. Neither is empty: t.a + t.c > 0 and t.b + t.d > 0. Every value is
// finite.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "rostra/analysis/measures/contingency.hpp"

namespace rostra::keyness {

using measures::Contingency;

/// What is done about counts of 0, where a ratio or its logarithm would not be defined.
enum class Zeros {
    replace_half,  ///< such a 0 counts as 0.5 (Hardie 2014)
    replace_tiny,  ///< such a 0 counts as 10^-18 (Gabrielatos and Marchi 2011)
    add_half,      ///< where one of the four counts is 0, 0.5 is added to each (Haldane 1956)
};

inline constexpr std::array<std::string_view, 3> kZerosNames = {"replace-half", "replace-tiny", "add-half"};

namespace detail {

inline double replaced(double count, Zeros zeros) {
    if (count > 0) return count;
    return zeros == Zeros::replace_tiny ? 1e-18 : 0.5;
}

inline Contingency corrected(const Contingency& t, Zeros zeros) {
    if (zeros != Zeros::add_half || std::min({t.a, t.b, t.c, t.d}) > 0) return t;
    return {t.a + 0.5, t.b + 0.5, t.c + 0.5, t.d + 0.5};
}

}  // namespace detail

/// Log ratio, log2((a / target) / (b / reference)): each 1 more is twice as much (Hardie 2014, Log Ratio: an informal
/// introduction).
inline double log_ratio(const Contingency& table, Zeros zeros) {
    const Contingency t = detail::corrected(table, zeros);
    return std::log2(detail::replaced(t.a, zeros) / (t.a + t.c)) -
           std::log2(detail::replaced(t.b, zeros) / (t.b + t.d));
}

/// %DIFF, by how many per cent the term is more frequent in the target, -100 or more (Gabrielatos and Marchi 2011,
/// Keyness: matching metrics to definitions). Only the reference's count is divided by.
inline double percent_diff(const Contingency& table, Zeros zeros) {
    const Contingency t = detail::corrected(table, zeros);
    const double reference = detail::replaced(t.b, zeros) / (t.b + t.d);
    return (t.a / (t.a + t.c) / reference - 1) * 100;
}

/// Odds ratio, (a / c) / (b / d) = ad / bc, 0 or more (Everitt 1992, The analysis of contingency tables; for keyness
/// Pojanapunya and Watson Todd 2018). b and c are divided by.
inline double odds_ratio(const Contingency& table, Zeros zeros) {
    const Contingency t = detail::corrected(table, zeros);
    return t.a * t.d / (detail::replaced(t.b, zeros) * detail::replaced(t.c, zeros));
}

/// Simple maths, (a per million + k) / (b per million + k) with k > 0: the higher k, the more frequent the terms it
/// prefers (Kilgarriff 2009, Simple maths for keywords). Zeros need no treatment.
inline double simple_maths(const Contingency& t, double k) {
    return (t.a * 1e6 / (t.a + t.c) + k) / (t.b * 1e6 / (t.b + t.d) + k);
}

/// Whether the target uses the term as often as the reference, or more often.
inline bool is_positive(const Contingency& t) { return t.a / (t.a + t.c) >= t.b / (t.b + t.d); }

}  // namespace rostra::keyness
