// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

namespace rostra::sentences {

/// What a code point is to the sentence rules: Unicode's property Sentence_Break.
enum class SentenceClass : std::uint8_t {
    kOther,
    kCarriageReturn,
    kLineFeed,
    kSeparator,  ///< Sep: next line, line and paragraph separator
    kExtend,
    kFormat,
    kSpace,
    kLower,
    kUpper,
    kLetter,  ///< OLetter: of scripts without case
    kNumeric,
    kPeriod,        ///< ATerm: may end a sentence
    kTerminator,    ///< STerm: ends a sentence
    kContinuation,  ///< SContinue: comma, colon, dash
    kClose,         ///< brackets and quotation marks, opening ones too
};

/// The class of every code point: the scripts of most texts from a table, the others from ICU each time.
class SentenceClasses {
public:
    SentenceClasses();

    [[nodiscard]] SentenceClass of(char32_t code_point) const {
        return code_point < kTabled ? table_[code_point] : ask(code_point);
    }

private:
    static constexpr char32_t kTabled = 0x3100;
    [[nodiscard]] static SentenceClass ask(char32_t code_point);

    std::array<SentenceClass, kTabled> table_;
};

}  // namespace rostra::sentences
