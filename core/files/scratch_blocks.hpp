// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace rostra::core {

/// Which blocks of a file are in use. All blocks have one size, so any free block serves anyone and nothing is left over
/// between two of them. The lowest free blocks are given first, which keeps the file short and what is taken at one go
/// mostly in one stretch.
class ScratchBlocks {
public:
    using Block = std::uint32_t;
    static constexpr std::uint64_t kSize = std::uint64_t{256} << 10;  ///< bytes of a block

    /// Takes a block. Throws std::bad_alloc, and then nothing was taken.
    [[nodiscard]] Block take();
    /// Gives one back. Needs no memory, since what is closed has to be given back in any case.
    void give_back(Block block) noexcept;
    /// One more than the highest block ever taken.
    [[nodiscard]] std::size_t most() const { return most_; }

private:
    std::vector<std::uint64_t> used_;  // a bit a block
    std::size_t first_ = 0;            // no word of used_ before this one has a free bit
    std::size_t most_ = 0;
};

}  // namespace rostra::core
