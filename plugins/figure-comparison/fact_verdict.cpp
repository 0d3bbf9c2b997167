// SPDX-License-Identifier: Apache-2.0
#include "fact_verdict.hpp"

#include <algorithm>
#include <string>

namespace rostra::figure_comparison {

namespace {

/// Whether all of `a` lies below all of `b`.
bool below(const Bounds& a, const Bounds& b) {
    if (!a.high || !b.low) return false;
    if (*a.high == *b.low) return a.high_open || b.low_open;
    return *a.high < *b.low;
}

/// Half a step of a rounded number, no more than a twentieth of it.
bool is_rounded(const ExactDecimal& exact, const ExactDecimal& rounded) {
    if (exact.last_place() >= rounded.last_place() || rounded.is_zero()) return false;
    const ExactDecimal step = ExactDecimal::of_digits("5", rounded.last_place() - 1);
    const ExactDecimal difference = exact < rounded ? rounded - exact : exact - rounded;
    const ExactDecimal size = rounded.is_negative() ? -rounded : rounded;
    return !(step < difference) && !(size < difference * ExactDecimal(20));
}

/// Whether one who says `more than 300` would not say so of the other: of more than 500, or of 1,000. Of two bounds of one
/// side, less than a step of the rounder number may lie between; a number lies no farther than twice the bound.
bool is_stretched(const Bounds& a, const Bounds& b) {
    const bool a_up = a.low && !a.high, b_up = b.low && !b.high;
    const bool a_down = a.high && !a.low, b_down = b.high && !b.low;
    if ((a_up && b_up) || (a_down && b_down)) {
        const ExactDecimal &x = a_up ? *a.low : *a.high, &y = b_up ? *b.low : *b.high;
        const ExactDecimal difference = x < y ? y - x : x - y;
        return !(difference < ExactDecimal(1).times_power_of_ten(std::max(x.last_place(), y.last_place())));
    }
    const auto far = [](const Bounds& open, const Bounds& other) {
        const bool up = open.low && !open.high, down = open.high && !open.low;
        if (up && other.low) return *open.low * ExactDecimal(2) < *other.low && !open.low->is_negative();
        return down && other.high && !other.high->is_negative() && *other.high * ExactDecimal(2) < *open.high;
    };
    return far(a, b) || far(b, a);
}

bool is_dollar(std::string_view unit) {
    constexpr std::string_view kDollars[] = {"USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD"};
    return std::find(std::begin(kDollars), std::end(kDollars), unit) != std::end(kDollars);
}
bool is_general(std::string_view general, std::string_view unit) {
    return (general == "dollar" && is_dollar(unit)) || (general == "pound" && unit == "GBP") ||
           (general == "rupee" && unit == "INR") ||
           (general == "yen-or-yuan" && (unit == "JPY" || unit == "CNY")) ||
           (general == "ton" && unit == "tonne");
}

}  // namespace

std::optional<Bounds> Bounds::parse(std::string_view interval) {
    if (interval.size() < 3) return std::nullopt;
    Bounds bounds;
    const std::size_t comma = interval.find(',');
    if (comma == std::string_view::npos) return std::nullopt;
    const std::string_view low = interval.substr(1, comma - 1);
    const std::string_view high = interval.substr(comma + 1, interval.size() - comma - 2);
    if (!low.empty() && !(bounds.low = ExactDecimal::parse(low))) return std::nullopt;
    if (!high.empty() && !(bounds.high = ExactDecimal::parse(high))) return std::nullopt;
    if (!bounds.low && !bounds.high) return std::nullopt;
    bounds.low_open = bounds.low && interval.front() == '(';
    bounds.high_open = bounds.high && interval.back() == ')';
    return bounds;
}

Judgement judge(const Bounds& a, const Bounds& b) {
    if (a == b) return {Verdict::equal, Rule::same};
    if (!below(a, b) && !below(b, a))
        return is_stretched(a, b) ? Judgement{Verdict::differ, Rule::stretched}
                                  : Judgement{Verdict::compatible, Rule::interval};
    if (a.is_point() && b.is_point() && (is_rounded(*a.low, *b.low) || is_rounded(*b.low, *a.low)))
        return {Verdict::compatible, Rule::rounding};
    // Their ends touch, but for whether they belong to the intervals: 300 is at the edge of more than 300, and of nearly 300.
    const bool touch = (a.high && b.low && *a.high == *b.low) || (b.high && a.low && *b.high == *a.low);
    if (touch && a.is_point() != b.is_point()) return {Verdict::compatible, Rule::bound};
    return {Verdict::differ, touch ? Rule::bound : Rule::value};
}

UnitMatch match_units(std::string_view a, std::string_view b) {
    if (a == b) return UnitMatch::same;
    if (a.empty() || b.empty()) return UnitMatch::missing;
    const std::string_view base_a = a.substr(0, a.find('/')), base_b = b.substr(0, b.find('/'));
    const bool same_base = base_a == base_b || is_general(base_a, base_b) || is_general(base_b, base_a);
    if (!same_base) return UnitMatch::other;
    const std::string_view rate_a = a.substr(base_a.size()), rate_b = b.substr(base_b.size());
    if (rate_a == rate_b) return UnitMatch::same;
    return rate_a.empty() || rate_b.empty() ? UnitMatch::general : UnitMatch::other;
}

}  // namespace rostra::figure_comparison
