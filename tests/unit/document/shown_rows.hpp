// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "document/field.hpp"
#include "rostra/abi/arrow.h"

namespace rostra::core {

/// The rows of a table, or those of a layer with the document's position first, begin and end after it:
/// "0 2 5 named Guo". Read through the plugin's own views, so what they would see is what is shown.
[[nodiscard]] std::vector<std::string> shown_rows(const ArrowArray& array, const Shape& shape);

}  // namespace rostra::core
