// SPDX-License-Identifier: Apache-2.0
#include "text_masks.hpp"

#include <algorithm>
#include <array>
#include <cstring>

// Highway compiles what stands between BEFORE and AFTER once for each instruction set and picks one at run time.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "text_masks.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace rostra::speakers {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// The masks of ASCII; `odd` has all other bytes, `begins` those that are E2 or C2.
HWY_INLINE ByteMasks classify(const std::uint8_t* bytes) {
    const hn::CappedTag<std::uint8_t, TextMasks::kBlock> tag;
    using Bytes = hn::Vec<decltype(tag)>;
    const std::size_t lanes = hn::Lanes(tag);
    ByteMasks masks;
    for (std::size_t at = 0; at < TextMasks::kBlock; at += lanes) {
        const Bytes v = hn::LoadU(tag, bytes + at);
        const auto put = [&](std::uint64_t& mask, auto found) HWY_ATTR {
            std::uint64_t bits = 0;
            hn::StoreMaskBits(tag, found, reinterpret_cast<std::uint8_t*>(&bits));
            mask |= bits << at;
        };
        const auto is = [&](char c)
                            HWY_ATTR { return hn::Eq(v, hn::Set(tag, static_cast<std::uint8_t>(c))); };
        // Unsigned: what is below `first` wraps around to a large number.
        const auto within = [&](Bytes x, char first, std::uint8_t count) HWY_ATTR {
            return hn::Lt(hn::Sub(x, hn::Set(tag, static_cast<std::uint8_t>(first))), hn::Set(tag, count));
        };
        put(masks.letter, within(hn::Or(v, hn::Set(tag, std::uint8_t{0x20})), 'a', 26));
        put(masks.capital, within(v, 'A', 26));
        put(masks.digit, within(v, '0', 10));
        put(masks.bracket, hn::Or(within(v, '(', 2), hn::Or(is('['), is(']'))));
        put(masks.ends, hn::Or(is(':'), hn::Or(is('|'), is('\t'))));
        put(masks.joins, hn::Or(is('\''), is('-')));
        put(masks.odd, hn::Gt(v, hn::Set(tag, std::uint8_t{0x7F})));
        put(masks.begins, hn::Or(is('\xE2'), is('\xC2')));
    }
    return masks;
}

void classify_all(std::string_view text, ByteMasks* masks) {
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    std::size_t at = 0;
    for (; at + TextMasks::kBlock <= text.size(); at += TextMasks::kBlock) *masks++ = classify(bytes + at);
    if (at == text.size()) return;
    std::array<std::uint8_t, TextMasks::kBlock> rest{};
    std::memcpy(rest.data(), bytes + at, text.size() - at);
    *masks = classify(rest.data());
}

}  // namespace HWY_NAMESPACE
}  // namespace rostra::speakers
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace rostra::speakers {

HWY_EXPORT(classify_all);

TextMasks::TextMasks(std::string_view text) : blocks_((text.size() + kBlock - 1) / kBlock) {
    if (text.empty()) return;
    HWY_DYNAMIC_DISPATCH(classify_all)(text, blocks_.data());
    // Marks from U+2000 to U+203F are E2 80 and a third byte, an apostrophe among them is E2 80 99; C2 A0 is a blank.
    const auto set = [&](std::uint64_t ByteMasks::*mask, std::size_t at, bool bit) {
        std::uint64_t& bits = blocks_[at / kBlock].*mask;
        bits = (bits & ~(std::uint64_t{1} << at % kBlock)) | std::uint64_t{bit} << at % kBlock;
    };
    std::uint64_t in_word = 0;  // whether the block before ends in a word
    for (std::size_t base = 0; base < text.size(); base += kBlock) {
        ByteMasks& block = blocks_[base / kBlock];
        for (std::uint64_t leads = block.begins; leads != 0; leads &= leads - 1) {
            const std::size_t lead = base + static_cast<std::size_t>(std::countr_zero(leads));
            const std::string_view mark = text.substr(lead, 3);
            const bool blank = mark.starts_with("\xC2\xA0");
            if (!blank && (mark.size() < 3 || !mark.starts_with("\xE2\x80"))) continue;
            for (std::size_t at = lead; at < lead + (blank ? 2 : 3); ++at) {
                set(&ByteMasks::odd, at, false);
                if (mark == "’") set(&ByteMasks::joins, at, true);
            }
        }
        // What joins goes on with a word to its last byte: adding its first byte carries through to behind it.
        const std::uint64_t part = block.letter | block.digit;
        const std::uint64_t behind = block.joins & (part << 1 | in_word);
        const std::uint64_t word = part | (block.joins & ~(block.joins + behind));
        block.begins = part & ~(word << 1 | in_word);
        in_word = word >> 63;
    }
}

}  // namespace rostra::speakers
#endif
