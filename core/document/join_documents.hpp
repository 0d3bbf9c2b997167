// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "document/field.hpp"
#include "document/owned_array.hpp"

namespace rostra::core {

/// Layers over one document each as one layer over all of them, with one dictionary a column. nullptr: a document without
/// rows.
[[nodiscard]] OwnedArray join_documents(std::span<const ArrowArray* const> layers, const Shape& shape);

}  // namespace rostra::core
