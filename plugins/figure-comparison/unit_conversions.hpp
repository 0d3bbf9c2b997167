// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "fact_verdict.hpp"
#include "rostra/services.hpp"

namespace rostra::figure_comparison {

/// A figure in the unit that all units of its kind are converted to.
struct Converted {
    std::string unit;
    Bounds bounds;
    Bounds rounded;  ///< half a step of the number's last digit wider, where the bounds are one number
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
    std::map<std::string, Step, std::less<>> steps_;
};

/// Whether two figures of one kind of unit agree: their numbers need not be nearer than they were rounded to, nor nearer than a
/// twentieth.
[[nodiscard]] Judgement judge_converted(const Converted& a, const Converted& b);

}  // namespace rostra::figure_comparison
