// SPDX-License-Identifier: Apache-2.0
#include "sentence_class.hpp"

#include <unicode/uchar.h>

namespace rostra::sentences {

SentenceClasses::SentenceClasses() {
    for (char32_t code_point = 0; code_point < kTabled; ++code_point) table_[code_point] = ask(code_point);
}

SentenceClass SentenceClasses::ask(char32_t code_point) {
    switch (u_getIntPropertyValue(static_cast<UChar32>(code_point), UCHAR_SENTENCE_BREAK)) {
        case U_SB_CR:
            return SentenceClass::kCarriageReturn;
        case U_SB_LF:
            return SentenceClass::kLineFeed;
        case U_SB_SEP:
            return SentenceClass::kSeparator;
        case U_SB_EXTEND:
            return SentenceClass::kExtend;
        case U_SB_FORMAT:
            return SentenceClass::kFormat;
        case U_SB_SP:
            return SentenceClass::kSpace;
        case U_SB_LOWER:
            return SentenceClass::kLower;
        case U_SB_UPPER:
            return SentenceClass::kUpper;
        case U_SB_OLETTER:
            return SentenceClass::kLetter;
        case U_SB_NUMERIC:
            return SentenceClass::kNumeric;
        case U_SB_ATERM:
            return SentenceClass::kPeriod;
        case U_SB_STERM:
            return SentenceClass::kTerminator;
        case U_SB_SCONTINUE:
            return SentenceClass::kContinuation;
        case U_SB_CLOSE:
            return SentenceClass::kClose;
        default:
            return SentenceClass::kOther;
    }
}

}  // namespace rostra::sentences
