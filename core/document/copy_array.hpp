// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "document/field.hpp"
#include "document/owned_array.hpp"

namespace rostra::core {

/// Some of a layer's documents, by position, as a layer of their own.
[[nodiscard]] OwnedArray select_documents(const ArrowArray& layer, const Shape& shape,
                                          std::span<const std::size_t> positions);

/// Pieces of a table as one array, with one dictionary a column. No pieces give a table without rows.
[[nodiscard]] OwnedArray concatenate(std::span<const ArrowArray* const> pieces, const Shape& shape);

/// The array as bytes, as they lie in memory: to be read back on a machine of the same order of bytes. `from_bytes` throws
/// std::invalid_argument where they are none of that shape; whether they keep the profile is for check_array.hpp to say.
[[nodiscard]] std::string to_bytes(const ArrowArray& array, const Shape& shape);
[[nodiscard]] OwnedArray from_bytes(std::string_view bytes, const Shape& shape);

/// Bytes of memory that the array's values take.
[[nodiscard]] std::size_t memory_of(const ArrowArray& array, const Shape& shape);

}  // namespace rostra::core
