// SPDX-License-Identifier: Apache-2.0
#include "tree_sums.hpp"

#include <bit>

// Highway compiles what stands between BEFORE and AFTER once for each instruction set and picks one at run time.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "tree_sums.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace rostra::speakers {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

void add_trees_of(std::span<const Tree> trees, const std::int16_t* block,
                  std::array<std::int32_t, EvidenceRows::kBlock>& sums) {
    constexpr std::size_t kRows = EvidenceRows::kBlock;
    const hn::CappedTag<std::int16_t, kRows> tag;
    const std::size_t lanes = hn::Lanes(tag);
    for (const Tree& tree : trees) {
        alignas(64) std::int16_t left[2][kRows];  // leaves not put out of question
        for (std::size_t row = 0; row < kRows; row += lanes) {
            auto low = hn::Set(tag, std::int16_t{-1});
            auto high = low;
            for (const Condition& condition : tree.conditions) {
                const auto values = hn::LoadU(tag, block + condition.feature * kRows + row);
                const auto fails = hn::VecFromMask(tag, hn::Gt(values, hn::Set(tag, condition.most)));
                const auto lost = [&](std::size_t half) HWY_ATTR {
                    return hn::And(fails, hn::Set(tag, static_cast<std::int16_t>(condition.lost[half])));
                };
                low = hn::AndNot(lost(0), low);
                high = hn::AndNot(lost(1), high);
            }
            hn::StoreU(low, tag, left[0] + row);
            hn::StoreU(high, tag, left[1] + row);
        }
        for (std::size_t row = 0; row < kRows; ++row) {
            const std::uint32_t leaves = static_cast<std::uint16_t>(left[0][row]) |
                                         static_cast<std::uint32_t>(static_cast<std::uint16_t>(left[1][row]))
                                             << 16;
            sums[row] += tree.leaves[static_cast<std::size_t>(std::countr_zero(leaves))];
        }
    }
}

}  // namespace HWY_NAMESPACE
}  // namespace rostra::speakers
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace rostra::speakers {

HWY_EXPORT(add_trees_of);

void add_trees(std::span<const Tree> trees, const std::int16_t* block,
               std::array<std::int32_t, EvidenceRows::kBlock>& sums) {
    HWY_DYNAMIC_DISPATCH(add_trees_of)(trees, block, sums);
}

}  // namespace rostra::speakers
#endif
