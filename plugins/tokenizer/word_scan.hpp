// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "word_rules.hpp"
#include "word_spans.hpp"

namespace rostra::tokenizer {

/// The tokens of simple text from the boundary `begin` on, 64 bytes at a time: what WordRules says, found
/// with masks. Simple are ASCII and the characters beside it that the rules treat alike: letters, digits,
/// marks, the apostrophe U+2019. Returns the boundary behind the last token, which is text.size() when all is
/// done; it is less when `spans` is full, or where a character needs WordRules (combining marks, Hebrew,
/// kana, ideographs …). `with_marks`: tokens that are neither word nor number are found as well.
std::size_t scan_simple(std::string_view text, std::size_t begin, const WordRules& rules, bool with_marks,
                        WordSpans& spans);

/// The classes that it leaves to WordRules, but for a few marks that ASCII has as well.
inline constexpr ClassSet kNotSimple = class_set(
    WordClass::kExtend, WordClass::kFormat, WordClass::kJoiner, WordClass::kHebrew, WordClass::kIdeograph,
    WordClass::kComplexLetter, WordClass::kComplexExtend, WordClass::kHan, WordClass::kHiragana,
    WordClass::kKatakana, WordClass::kHangul, WordClass::kNarrowSpace, WordClass::kRegional);

}  // namespace rostra::tokenizer
