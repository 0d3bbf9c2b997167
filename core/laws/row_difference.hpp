// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "laws/test_columns.hpp"

namespace rostra::laws {

/// The first place in which two results, rows by output, differ: "table 'x', row 3: got 'a | b', not 'a | c'";
/// empty: they are equal. Long rows are cut.
[[nodiscard]] std::string row_difference(const std::vector<Shape>& outputs, const std::vector<Rows>& expected,
                                         const std::vector<Rows>& got);

}  // namespace rostra::laws
