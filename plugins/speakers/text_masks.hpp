// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rostra::speakers {

/// What 64 bytes of a text are: one bit a byte, the lowest for the first.
struct ByteMasks {
    std::uint64_t letter = 0;  ///< of ASCII, as all below but `joins` and `odd`
    std::uint64_t capital = 0;
    std::uint64_t digit = 0;
    std::uint64_t bracket = 0;  ///< ( [ ) ]
    std::uint64_t ends = 0;     ///< : | and the tab: what can end a label in small letters
    std::uint64_t joins = 0;    ///< the parts of a word: ' - ’
    std::uint64_t odd =
        0;  ///< of characters that are neither ASCII nor the no-break space, nor marks from U+2000 to U+203F
    std::uint64_t begins = 0;  ///< a letter or digit before which no word stands that it belongs to
};

/// The masks of a text. Places are bytes of it.
class TextMasks {
public:
    static constexpr std::size_t kBlock = 64;

    explicit TextMasks(std::string_view text);

    /// Calls use(masks, within, base) for the blocks that [begin, end) touches: `within` has the bits of its bytes, `base` is where
    /// the block begins.
    template <class Use>
    void each_block(std::size_t begin, std::size_t end, Use use) const {
        for (std::size_t base = begin / kBlock * kBlock; base < end; base += kBlock) {
            std::uint64_t within = ~std::uint64_t{0};
            if (base < begin) within <<= begin - base;
            if (end - base < kBlock) within &= (std::uint64_t{1} << (end - base)) - 1;
            use(blocks_[base / kBlock], within, base);
        }
    }

private:
    std::vector<ByteMasks> blocks_;
};

}  // namespace rostra::speakers
