// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace rostra::tokenizer {

/// What a code point is to the word rules: the sets of UAX #29 as ICU tailors them, split so that each code
/// point is in exactly one. Values are below 32, so that a set of classes fits a ClassSet.
enum class WordClass : std::uint8_t {
    kOther,  ///< stands alone: a punctuation mark, a symbol
    kBlank,  ///< stands alone and is never a token: controls, no-break space
    kSpace,  ///< WSegSpace: a run of them is one segment
    kCarriageReturn,
    kLineFeed,
    kNewline,
    kExtend,
    kFormat,
    kJoiner,            ///< ZWJ
    kLetter,            ///< ALetter without the letters below
    kAt,                ///< `@`, which ICU joins as a letter: joe@example.com is one word
    kPictographLetter,  ///< ALetter and Extended_Pictographic, as U+2139
    kHebrew,
    kIdeograph,      ///< Ideographic without a dictionary: Tangut, Nushu
    kComplexLetter,  ///< Thai, Lao, Khmer, Burmese and others written without spaces
    kComplexExtend,
    kHan,
    kHiragana,
    kKatakana,
    kHangul,
    kNumeric,
    kConnector,    ///< ExtendNumLet: `_`
    kNarrowSpace,  ///< U+202F, ExtendNumLet too, but white space at the end of a word
    kColon,        ///< MidLetter in some languages only, as ICU has it
    kMidLetter,
    kMidNumber,
    kMidNumberLetter,
    kSingleQuote,
    kDoubleQuote,
    kPictograph,
    kRegional,
};

using ClassSet = std::uint32_t;

template <class... Class>
constexpr ClassSet class_set(Class... classes) {
    return ((ClassSet{1} << static_cast<unsigned>(classes)) | ... | ClassSet{0});
}

constexpr bool in(ClassSet set, WordClass word_class) {
    return ((set >> static_cast<unsigned>(word_class)) & 1U) != 0;
}

/// The class of every code point, read from ICU a page at a time when a text first needs it, and then one look-up
/// in place of five. Any thread may ask.
class WordClassTable {
public:
    WordClassTable();
    ~WordClassTable();
    WordClassTable(const WordClassTable&) = delete;
    WordClassTable& operator=(const WordClassTable&) = delete;

    [[nodiscard]] WordClass of(char32_t code_point) const {
        std::atomic<const Page*>& place = pages_[code_point >> kPageBits];
        const Page* page = place.load(std::memory_order_acquire);
        const char32_t within = code_point & (kPageSize - 1);
        return page != nullptr ? (*page)[within] : make_page(place, code_point - within)[within];
    }

private:
    static constexpr unsigned kPageBits = 7;
    static constexpr std::size_t kPageSize = std::size_t{1} << kPageBits;
    static constexpr char32_t kCodePoints = 0x110000;
    using Page = std::array<WordClass, kPageSize>;

    static const Page& make_page(std::atomic<const Page*>& place, char32_t first);

    mutable std::vector<std::atomic<const Page*>> pages_;
};

}  // namespace rostra::tokenizer
