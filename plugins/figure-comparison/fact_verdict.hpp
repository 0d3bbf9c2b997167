// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "rostra/analysis/measures/exact_decimal.hpp"

namespace rostra::figure_comparison {

using measures::ExactDecimal;

/// The interval that a number and the words around it make, as the layer `figure` writes it: "(300,)", "[5,7]".
struct Bounds {
    std::optional<ExactDecimal> low, high;
    bool low_open = false, high_open = false;

    [[nodiscard]] static std::optional<Bounds> parse(std::string_view interval);
    [[nodiscard]] bool is_point() const { return low && high && *low == *high && !low_open && !high_open; }
    friend bool operator==(const Bounds&, const Bounds&) = default;
};

enum class Verdict : std::uint8_t { equal, compatible, differ };

/// Why two figures have their verdict.
enum class Rule : std::uint8_t {
    same,      ///< the same number, bounded alike
    interval,  ///< the intervals meet
    rounding,  ///< the one is the other, rounded
    value,     ///< no number is in both
    bound,  ///< the same number with a bound and without, or bounded from both sides: 300 and more than 300
    unit,   ///< another unit
    stretched,  ///< they meet, but who says more than 300 does not mean 1,000
    converted,  ///< the same in another unit
};

struct Judgement {
    Verdict verdict = Verdict::differ;
    Rule rule = Rule::value;
};

[[nodiscard]] Judgement judge(const Bounds& a, const Bounds& b);

/// How two units go together.
enum class UnitMatch : std::uint8_t {
    same,       ///< as far as they say: a dollar may be any dollar
    general,    ///< the one says more: dollars, and dollars a year
    other,      ///< both say something else
    converted,  ///< other ones, of which the one is so many times the other
    missing,    ///< one says nothing
};
[[nodiscard]] UnitMatch match_units(std::string_view a, std::string_view b);

}  // namespace rostra::figure_comparison
