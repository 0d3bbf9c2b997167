// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/result.hpp"

namespace rostra::core {

/// A stretch of an open file.
struct FileRange {
    int descriptor = -1;
    std::uint64_t begin = 0;
    std::uint64_t size = 0;
};

/// Fills `room` with what stands `from` bytes behind the beginning of the stretch; how much there was: less than asked for
/// at the end of the stretch or of the file alone.
[[nodiscard]] Result<std::size_t> read_at(const FileRange& range, std::uint64_t from, std::span<char> room);

}  // namespace rostra::core
