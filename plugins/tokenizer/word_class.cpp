// SPDX-License-Identifier: Apache-2.0
#include "word_class.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <memory>

namespace rostra::tokenizer {
namespace {

bool is_unassigned(UChar32 code_point) {
    const int8_t category = u_charType(code_point);
    return category == U_UNASSIGNED || category == U_PRIVATE_USE_CHAR || category == U_SURROGATE;
}

bool is_blank(UChar32 code_point) {
    return u_isUWhiteSpace(code_point) != 0 || u_charType(code_point) == U_CONTROL_CHAR;
}

// The order of the questions is that of ICU's own set definitions (word.txt): Han, kana and Hangul leave the
// sets that Word_Break puts them in, and the complex scripts, which Word_Break knows nothing of, become
// letters.
WordClass classify(UChar32 code_point) {
    if (code_point == '@') return WordClass::kAt;
    if (code_point == 0x202F) return WordClass::kNarrowSpace;
    const bool pictograph = u_hasBinaryProperty(code_point, UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
    if (is_unassigned(code_point)) return pictograph ? WordClass::kPictograph : WordClass::kOther;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(code_point, &status);
    if (script == USCRIPT_HAN) return WordClass::kHan;
    if (code_point >= 0xAC00 && code_point <= 0xD7A3) return WordClass::kHangul;
    const auto word_break =
        static_cast<UWordBreakValues>(u_getIntPropertyValue(code_point, UCHAR_WORD_BREAK));
    if (word_break == U_WB_KATAKANA) return WordClass::kKatakana;
    if (script == USCRIPT_HIRAGANA) return WordClass::kHiragana;
    if (u_getIntPropertyValue(code_point, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) {
        if (word_break == U_WB_EXTEND) return WordClass::kComplexExtend;
        if (u_getIntPropertyValue(code_point, UCHAR_GRAPHEME_CLUSTER_BREAK) != U_GCB_CONTROL) {
            return WordClass::kComplexLetter;
        }
    }
    switch (word_break) {
        case U_WB_CR:
            return WordClass::kCarriageReturn;
        case U_WB_LF:
            return WordClass::kLineFeed;
        case U_WB_NEWLINE:
            return WordClass::kNewline;
        case U_WB_EXTEND:
            return WordClass::kExtend;
        case U_WB_FORMAT:
            return WordClass::kFormat;
        case U_WB_ZWJ:
            return WordClass::kJoiner;
        case U_WB_ALETTER:
            return pictograph ? WordClass::kPictographLetter : WordClass::kLetter;
        case U_WB_HEBREW_LETTER:
            return WordClass::kHebrew;
        case U_WB_NUMERIC:
            return WordClass::kNumeric;
        case U_WB_EXTENDNUMLET:
            return WordClass::kConnector;
        case U_WB_WSEGSPACE:
            return WordClass::kSpace;
        case U_WB_MIDLETTER:
            return code_point == ':' || code_point == 0xFE55 || code_point == 0xFF1A ? WordClass::kColon
                                                                                     : WordClass::kMidLetter;
        case U_WB_MIDNUM:
            return WordClass::kMidNumber;
        case U_WB_MIDNUMLET:
            return WordClass::kMidNumberLetter;
        case U_WB_SINGLE_QUOTE:
            return WordClass::kSingleQuote;
        case U_WB_DOUBLE_QUOTE:
            return WordClass::kDoubleQuote;
        case U_WB_REGIONAL_INDICATOR:
            return WordClass::kRegional;
        default:
            break;
    }
    if (pictograph) return WordClass::kPictograph;
    if (u_hasBinaryProperty(code_point, UCHAR_IDEOGRAPHIC) != 0) return WordClass::kIdeograph;
    return is_blank(code_point) ? WordClass::kBlank : WordClass::kOther;
}

}  // namespace

WordClassTable::WordClassTable() : pages_(kCodePoints / kPageSize) { make_page(pages_[0], 0); }

WordClassTable::~WordClassTable() {
    for (const std::atomic<const Page*>& page : pages_) delete page.load(std::memory_order_relaxed);
}

const WordClassTable::Page& WordClassTable::make_page(std::atomic<const Page*>& place, char32_t first) {
    auto made = std::make_unique<Page>();
    for (std::size_t i = 0; i < kPageSize; ++i) (*made)[i] = classify(static_cast<UChar32>(first + i));
    const Page* before = nullptr;
    if (place.compare_exchange_strong(before, made.get(), std::memory_order_acq_rel)) return *made.release();
    return *before;
}

}  // namespace rostra::tokenizer
