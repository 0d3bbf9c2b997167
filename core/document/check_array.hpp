// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "document/field.hpp"
#include "rostra/abi/arrow.h"

namespace rostra::core {

/// How an array breaks the profile of abi/arrow.h.
struct ArrayFault {
    std::string message;
    std::int64_t document = -1;  ///< position in the batch of the document whose spans are at fault; -1: none
    std::int32_t begin = 0;      ///< the span
    std::int32_t end = 0;
};

/// Checks a layer that a plugin emitted for a batch of these texts: its form, and that each span lies within its
/// text, on whole characters, in order, and apart from the next where the layer is disjoint. After this, readers
/// of the layer need check nothing.
[[nodiscard]] std::optional<ArrayFault> check_layer(const ArrowArray& array, const Shape& shape,
                                                    bool disjoint, std::span<const std::string_view> texts);

/// The same for rows of a table.
[[nodiscard]] std::optional<ArrayFault> check_table(const ArrowArray& array, const Shape& shape);

}  // namespace rostra::core
