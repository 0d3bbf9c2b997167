// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "config/plan.hpp"
#include "document/field.hpp"

namespace rostra::core {

/// How a product lies in memory.
[[nodiscard]] Shape shape_of(const Product& product);
/// Some of its columns, as a component sees it.
[[nodiscard]] Shape shape_of(const Product& product, std::span<const std::size_t> columns);

}  // namespace rostra::core
