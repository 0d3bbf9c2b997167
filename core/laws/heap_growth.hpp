// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

namespace rostra::laws {

/// Bytes of the heap that are in use; 0 where the heap is not the C library's own (sanitizers).
[[nodiscard]] std::int64_t heap_in_use();

/// Does it over and over and throws BrokenLaw where each time takes memory that is not given back. Nothing is
/// found where heap_in_use() knows nothing.
void require_no_growth(const std::function<void()>& once);

}  // namespace rostra::laws
