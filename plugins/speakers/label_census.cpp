// SPDX-License-Identifier: Apache-2.0
#include "label_census.hpp"

#include <array>
#include <bit>
#include <cstring>
#include <string>

#include "rostra/analysis/language/letters.hpp"
#include "rostra/analysis/state/table_hash.hpp"

namespace rostra::speakers {

namespace {

constexpr std::uint64_t kOdd = 0x8080808080808080U;   // the bits that eight bytes of ASCII do not have
constexpr std::size_t kLongWord = 64;                 // bytes
constexpr std::uint64_t kCase = 0x2020202020202020U;  // makes eight capitals of ASCII small

/// Of up to eight bytes, the first one lowest.
std::uint64_t key_of_short(std::uint64_t folded) { return table_hash(folded, folded); }

std::uint64_t key_of_folded(std::string_view folded) {
    if (folded.size() > sizeof(std::uint64_t)) return table_hash(folded);
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, folded.data(), folded.size());
    return key_of_short(bytes);
}

/// Calls use(begin, end) for each stretch of letters and of odd bytes in the first `size` bytes of a text.
template <class Use>
void each_stretch(const TextMasks& masks, std::size_t size, Use use) {
    bool open = false;  // a stretch reaches to the block's end
    std::size_t begin = 0;
    masks.each_block(0, size, [&](const ByteMasks& block, std::uint64_t within, std::size_t base) {
        std::uint64_t bits = (block.letter | block.odd) & within;
        if (open) {
            if (bits == ~std::uint64_t{0}) return;
            use(begin, base + static_cast<std::size_t>(std::countr_one(bits)));
            open = false;
            bits &= bits + 1;
        }
        while (bits != 0) {
            const auto first = static_cast<std::size_t>(std::countr_zero(bits));
            const auto count = static_cast<std::size_t>(std::countr_one(bits >> first));
            begin = base + first;
            open = first + count == TextMasks::kBlock;
            if (open) return;
            use(begin, begin + count);
            bits &= bits + (std::uint64_t{1} << first);
        }
    });
    if (open) use(begin, size);
}

}  // namespace

std::uint64_t LabelCensus::key_of(std::string_view word) {
    constexpr std::size_t kShort = sizeof(std::uint64_t);
    if (word.size() <= kShort) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, word.data(), word.size());
        if ((bytes & kOdd) == 0) return key_of_short(bytes | (kCase >> 8 * (kShort - word.size())));
    }
    return key_of_folded(fold_case(word));
}

void LabelCensus::count(std::string_view text, const TextMasks& masks) {
    std::string folded;
    const auto note = [&](std::uint64_t key, bool capital) {
        Count* const count = counts_.find(key);
        if (count != nullptr) ++(capital ? count->capital : count->small);
    };
    each_stretch(masks, text.size(), [&](std::size_t begin, std::size_t end) {
        constexpr std::size_t kShort = sizeof(std::uint64_t);
        if (end - begin <= kShort && begin + kShort <= text.size()) {  // as key_of() has it
            std::uint64_t bytes = 0;
            std::memcpy(&bytes, text.data() + begin, kShort);
            bytes &= ~std::uint64_t{0} >> 8 * (kShort - (end - begin));
            if ((bytes & kOdd) == 0) {
                note(key_of_short(bytes | (kCase >> 8 * (kShort - (end - begin)))),
                     is_ascii_capital(text[begin]));
                return;
            }
        }
        std::array<char, kLongWord> small;
        const std::string_view stretch = text.substr(begin, end - begin);
        if (stretch.size() <= kLongWord) {
            unsigned char all = 0;
            for (std::size_t i = 0; i < stretch.size(); ++i) {
                all |= static_cast<unsigned char>(stretch[i]);
                small[i] = static_cast<char>(stretch[i] | 0x20);
            }
            if (all < 0x80) {  // letters of ASCII alone
                note(key_of_folded({small.data(), stretch.size()}), is_ascii_capital(stretch[0]));
                return;
            }
        }
        std::size_t at = begin;
        while (at < end) {
            const std::size_t first = at;
            const char32_t head = next_code_point(text, at);
            if (!is_letter(head)) continue;
            std::size_t behind = at;
            while (at < end && is_letter(next_code_point(text, at))) behind = at;
            fold_phrase(text.substr(first, behind - first), folded);
            note(key_of_folded(folded), is_capital(head));
        }
    });
}

}  // namespace rostra::speakers
