// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rostra::test {

using WordBounds = std::vector<std::pair<std::int32_t, std::int32_t>>;

/// What ICU's own word iterator says of a text: the oracle of the tokenizer's tests.
class IcuWords {
public:
    explicit IcuWords(const char* locale) {
        UErrorCode status = U_ZERO_ERROR;
        iterator_.reset(ubrk_open(UBRK_WORD, locale, nullptr, 0, &status));
        if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
    }

    /// The boundaries in bytes, without 0. ICU gets UTF-16, its own encoding: its dictionaries count code
    /// units, and over UTF-8 take two letters of Lao for long enough to be divided.
    [[nodiscard]] std::vector<std::int32_t> boundaries(std::string_view text) const {
        std::u16string utf16;
        std::vector<std::int32_t> bytes;
        const auto* from = reinterpret_cast<const std::uint8_t*>(text.data());
        const auto size = static_cast<std::int32_t>(text.size());
        for (std::int32_t at = 0; at < size;) {
            const std::int32_t begin = at;
            UChar32 code_point = 0;
            U8_NEXT_OR_FFFD(from, at, size, code_point);
            if (code_point > 0xFFFF) utf16 += U16_LEAD(code_point);
            if (code_point > 0xFFFF) bytes.push_back(begin);
            utf16 += code_point > 0xFFFF ? U16_TRAIL(code_point) : static_cast<char16_t>(code_point);
            bytes.push_back(begin);
        }
        bytes.push_back(size);
        UErrorCode status = U_ZERO_ERROR;
        ubrk_setText(iterator_.get(), utf16.data(), static_cast<std::int32_t>(utf16.size()), &status);
        if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
        std::vector<std::int32_t> found;
        for (std::int32_t at = ubrk_next(iterator_.get()); at != UBRK_DONE; at = ubrk_next(iterator_.get())) {
            found.push_back(bytes[static_cast<std::size_t>(at)]);
        }
        return found;
    }

    /// The segments that a person sees something of, without U+202F at their ends.
    [[nodiscard]] WordBounds words(std::string_view text) const {
        WordBounds found;
        std::int32_t begin = 0;
        for (const std::int32_t end : boundaries(text)) {
            if (is_seen(
                    text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)))) {
                found.push_back(trimmed(text, begin, end));
            }
            begin = end;
        }
        return found;
    }

private:
    static bool is_seen(std::string_view segment) {
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(segment.data());
        const auto size = static_cast<std::int32_t>(segment.size());
        for (std::int32_t at = 0; at < size;) {
            UChar32 code_point = 0;
            U8_NEXT(bytes, at, size, code_point);
            const int word_break = u_getIntPropertyValue(code_point, UCHAR_WORD_BREAK);
            const bool is_ignored =
                (word_break == U_WB_EXTEND && u_hasBinaryProperty(code_point, UCHAR_IDEOGRAPHIC) == 0 &&
                 code_point != 0x16FF0 && code_point != 0x16FF1) ||
                word_break == U_WB_FORMAT || word_break == U_WB_ZWJ;
            if (u_isUWhiteSpace(code_point) == 0 && u_charType(code_point) != U_CONTROL_CHAR && !is_ignored)
                return true;
        }
        return false;
    }

    static std::pair<std::int32_t, std::int32_t> trimmed(std::string_view text, std::int32_t begin,
                                                         std::int32_t end) {
        constexpr std::string_view kNarrowSpace = "\u202F";
        const auto at = [&](std::int32_t from) {
            return text.substr(static_cast<std::size_t>(from), kNarrowSpace.size());
        };
        while (begin + 3 < end && at(begin) == kNarrowSpace) begin += 3;
        while (begin + 3 < end && at(end - 3) == kNarrowSpace) end -= 3;
        return {begin, end};
    }

    struct Close {
        void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
    };
    std::unique_ptr<UBreakIterator, Close> iterator_;
};

}  // namespace rostra::test
