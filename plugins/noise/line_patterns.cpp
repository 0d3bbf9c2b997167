// SPDX-License-Identifier: Apache-2.0
#include "line_patterns.hpp"

#include <utility>

#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace rostra::noise {

namespace {

constexpr std::int64_t kStepsATick = 10000;  // after which ICU asks whether to go on
constexpr std::int64_t kLeastTicks = 1000;
constexpr std::int64_t kStepsAByte = 100;

/// How often ICU may still ask.
struct Patience {
    std::int64_t ticks = 0;
};

UBool U_CALLCONV goes_on(const void* context, std::int32_t) {
    auto* patience = static_cast<Patience*>(const_cast<void*>(context));
    return --patience->ticks > 0 ? 1 : 0;
}

std::string what_is_wrong(UErrorCode status) {
    switch (status) {
        case U_REGEX_MISMATCHED_PAREN:
            return "a bracket ( or ) has no other";
        case U_REGEX_MISSING_CLOSE_BRACKET:
            return "a set [ is not closed";
        case U_REGEX_BAD_ESCAPE_SEQUENCE:
            return "no escape begins like this";
        case U_REGEX_BAD_INTERVAL:
            return "a number of times {…} is not well written";
        case U_REGEX_MAX_LT_MIN:
            return "a number of times {…} ends below its beginning";
        case U_REGEX_LOOK_BEHIND_LIMIT:
            return "how far to look behind has no bound";
        case U_REGEX_PROPERTY_SYNTAX:
            return "there is no such property";
        case U_REGEX_RULE_SYNTAX:
            return "this cannot stand here";
        default:
            return u_errorName(status);
    }
}

std::u16string units_of(std::string_view text) {
    std::u16string units(text.size(), u'\0');
    std::int32_t size = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8WithSub(units.data(), static_cast<std::int32_t>(units.size()), &size, text.data(),
                         static_cast<std::int32_t>(text.size()), 0xFFFD, nullptr, &status);
    units.resize(U_FAILURE(status) ? 0 : static_cast<std::size_t>(size));
    return units;
}

/// Goes through a text by code points, so that what is known by UTF-16 units is known by bytes.
class ByteOfUnit {
public:
    explicit ByteOfUnit(std::string_view text) : text_(text) {}

    /// `unit` is no less than the last time.
    std::int32_t operator()(std::int32_t unit) {
        while (unit_ < unit) {
            UChar32 c = 0;
            const auto* bytes = reinterpret_cast<const std::uint8_t*>(text_.data());
            U8_NEXT_OR_FFFD(bytes, byte_, static_cast<std::int32_t>(text_.size()), c);
            unit_ += U16_LENGTH(c);
        }
        return byte_;
    }

private:
    std::string_view text_;
    std::int32_t unit_ = 0;
    std::int32_t byte_ = 0;
};

}  // namespace

LinePattern::LinePattern(std::string_view pattern) {
    const std::u16string units = units_of(pattern);
    UParseError place{};
    UErrorCode status = U_ZERO_ERROR;
    expression_.reset(uregex_open(units.data(), static_cast<std::int32_t>(units.size()), 0, &place, &status));
    if (U_FAILURE(status)) {
        throw PatternError("it cannot be read at its character " + std::to_string(place.offset) + ": " +
                           what_is_wrong(status));
    }
}

LinePattern::LinePattern(const LinePattern& other) {
    UErrorCode status = U_ZERO_ERROR;
    expression_.reset(uregex_clone(other.expression_.get(), &status));
    if (U_FAILURE(status)) {
        throw PatternError(u_errorName(status));
    }
}

std::vector<Span> LinePattern::find(std::string_view text, const std::vector<Line>& lines) {
    Patience patience{kLeastTicks + static_cast<std::int64_t>(text.size()) * kStepsAByte / kStepsATick};
    UErrorCode status = U_ZERO_ERROR;
    uregex_setMatchCallback(expression_.get(), goes_on, &patience, &status);
    std::vector<Span> found;
    for (const Line& line : lines) {
        find_in(text, line.span(), found);
    }
    return found;
}

void LinePattern::find_in(std::string_view text, Span line, std::vector<Span>& found) {
    const std::string_view words = slice(text, line);
    units_ = units_of(words);
    URegularExpression* expression = expression_.get();
    UErrorCode status = U_ZERO_ERROR;
    uregex_setText(expression, units_.data(), static_cast<std::int32_t>(units_.size()), &status);
    ByteOfUnit byte(words);
    while (uregex_findNext(expression, &status) != 0) {
        const std::int32_t begin = byte(uregex_start(expression, 0, &status));
        const std::int32_t end = byte(uregex_end(expression, 0, &status));
        if (begin < end) {
            found.push_back({line.begin + begin, line.begin + end});
        }
    }
    if (U_FAILURE(status)) {
        throw PatternError("it takes too long on the line at byte " + std::to_string(line.begin) +
                           ": what is repeated in it can be matched in too many ways");
    }
}

}  // namespace rostra::noise
