// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "fact_verdict.hpp"
#include "rostra/services.hpp"

namespace rostra::figure_comparison {

/// A number, as it was given and as far as it was rounded.
struct Numbers {
    Bounds bounds;
    Bounds rounded;  ///< half a step of the number's last digit wider, where the bounds are one number
};

/// A figure in the unit that all units of its kind are converted to.
struct Converted {
    std::string unit;
    Numbers numbers;
    /// Of a unit with a zero of its own, such as the degree Celsius: what it is if the figure is a difference of two.
    std::optional<Numbers> as_difference;
};

/// Units that are so many times another unit, exactly.
class UnitConversions {
public:
    /// Reads `conversions.txt`; throws std::runtime_error that names the line where one cannot be read.
    explicit UnitConversions(const Data& data);

    /// A unit that is not known stays what it is.
    [[nodiscard]] Converted convert(std::string_view unit, const Bounds& bounds) const;

private:
    struct Step {
        std::string to;
        ExactDecimal factor, offset;
    };
    [[nodiscard]] const Step* step_of(std::string_view unit) const;

    std::map<std::string, Step, std::less<>> steps_;
};

/// Whether two figures of one kind of unit agree: their numbers need not be nearer than they were rounded to, nor nearer than a
/// twentieth. Where a unit has a zero of its own, they agree if they do as differences or otherwise.
[[nodiscard]] Judgement judge_converted(const Converted& a, const Converted& b);

}  // namespace rostra::figure_comparison
