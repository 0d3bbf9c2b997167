// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rostra/setup.hpp"

namespace rostra::core {

/// A column as it lies in memory. `logical` is what the manifest calls it where that says more than `type`:
/// "document", "decimal", "date", "timestamp"; else empty.
struct Field {
    std::string name;
    rostra::ColumnType type = rostra::ColumnType::int32;
    std::string logical;
    std::int32_t length = 0;  ///< numbers in the list of each row; 0: one value a row
    bool nullable = false;    ///< rows may be null
};

/// The shape of an array at the boundary: a table of these columns, or a layer of begin, end and these columns.
struct Shape {
    bool layer = false;
    std::vector<Field> columns;
};

}  // namespace rostra::core
