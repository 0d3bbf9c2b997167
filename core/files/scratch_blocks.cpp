// SPDX-License-Identifier: Apache-2.0
#include "files/scratch_blocks.hpp"

#include <algorithm>
#include <bit>

namespace rostra::core {

ScratchBlocks::Block ScratchBlocks::take() {
    while (first_ < used_.size() && used_[first_] == ~std::uint64_t{0}) ++first_;
    if (first_ == used_.size()) used_.push_back(0);
    const auto bit = static_cast<std::size_t>(std::countr_one(used_[first_]));
    used_[first_] |= std::uint64_t{1} << bit;
    const std::size_t block = first_ * 64 + bit;
    most_ = std::max(most_, block + 1);
    return static_cast<Block>(block);
}

void ScratchBlocks::give_back(Block block) noexcept {
    const std::size_t word = block / 64;
    used_[word] &= ~(std::uint64_t{1} << (block % 64));
    first_ = std::min(first_, word);
}

}  // namespace rostra::core
