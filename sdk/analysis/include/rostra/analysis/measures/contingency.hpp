// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

namespace rostra {
inline namespace v0 {
namespace measures {

/// How often two things were met together, each without the other, and neither: a table of two rows and two columns. For
/// a word in two corpora: `a` and `b` its counts there, `c` and `d` those of all other words. Counts, so none is below 0.
struct Contingency {
    double a = 0, b = 0;
    double c = 0, d = 0;

    [[nodiscard]] double all() const { return a + b + c + d; }
    /// What the first cell would be, were rows and columns independent; 0 for an empty table.
    [[nodiscard]] double expected_a() const { return all() > 0 ? (a + b) * (a + c) / all() : 0; }

    /// The table of a word met `a` times among `a_size`, and `b` times among `b_size`.
    static Contingency of_sizes(double a, double a_size, double b, double b_size) {
        return {a, b, a_size - a, b_size - b};
    }
    /// The table of a pair met `f` times among `n`, its parts `f1` and `f2` times.
    static Contingency of_pair(double f, double f1, double f2, double n) {
        return {f, f1 - f, f2 - f, n - f1 - f2 + f};
    }
};

namespace detail {

/// o ln(o / e), which tends to 0 with o.
inline double log_part(double observed, double expected) {
    return observed > 0 && expected > 0 ? observed * std::log(observed / expected) : 0;
}

}  // namespace detail

/// Log-likelihood over all four cells, G2 = 2 sum o ln(o / e), 0 or more (Dunning 1993, Accurate methods for the
/// statistics of surprise and coincidence).
inline double g2_four_cell(const Contingency& t) {
    const double n = t.all();
    if (n <= 0) return 0;
    const double rows[] = {t.a + t.b, t.c + t.d};
    const double columns[] = {t.a + t.c, t.b + t.d};
    const double sum =
        detail::log_part(t.a, rows[0] * columns[0] / n) + detail::log_part(t.b, rows[0] * columns[1] / n) +
        detail::log_part(t.c, rows[1] * columns[0] / n) + detail::log_part(t.d, rows[1] * columns[1] / n);
    return sum > 0 ? 2 * sum : 0;  // rounding can leave a hair below nothing
}

/// Log-likelihood over the two cells of the word itself, 2 (a ln(a / e1) + b ln(b / e2)), 0 or more (Rayson and Garside
/// 2000, Comparing corpora using frequency profiling).
inline double g2_two_cell(const Contingency& t) {
    const double n = t.all();
    if (n <= 0) return 0;
    const double sum = detail::log_part(t.a, (t.a + t.b) * (t.a + t.c) / n) +
                       detail::log_part(t.b, (t.a + t.b) * (t.b + t.d) / n);
    return sum > 0 ? 2 * sum : 0;
}

/// Pearson's chi-squared, n (ad - bc)^2 over the product of the four sums; with Yates's correction |ad - bc| is less by
/// n / 2, but not below 0. 0 where a row or a column is empty.
inline double chi2(const Contingency& t, bool yates = false) {
    const double n = t.all();
    const double sums = (t.a + t.b) * (t.c + t.d) * (t.a + t.c) * (t.b + t.d);
    if (sums <= 0) return 0;
    double difference = std::abs(t.a * t.d - t.b * t.c);
    if (yates) difference = difference > n / 2 ? difference - n / 2 : 0;
    return n * difference * difference / sums;
}

/// How probable a value so high or higher is where rows and columns are independent: the upper tail of the chi-squared
/// distribution with one degree of freedom, in [0, 1].
inline double chi2_upper_tail(double value) { return std::erfc(std::sqrt((value > 0 ? value : 0) / 2)); }

}  // namespace measures
}  // namespace v0
}  // namespace rostra
