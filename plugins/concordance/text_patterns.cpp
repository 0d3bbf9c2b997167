// SPDX-License-Identifier: Apache-2.0
#include "text_patterns.hpp"

#include <unicode/utf16.h>

#include "rostra/analysis/language/code_points.hpp"
#include "word_folding.hpp"
#include "word_queries.hpp"

namespace rostra::concordance {

namespace {

constexpr std::int64_t kStepsATick = 10000;  // after which ICU asks whether to go on
constexpr std::int64_t kLeastTicks = 1000;
constexpr std::int64_t kStepsAByte = 100;

Patience& patience_of(const void* context) { return *static_cast<Patience*>(const_cast<void*>(context)); }
UBool U_CALLCONV goes_on_matching(const void* context, std::int32_t) {
    return patience_of(context).lasts() ? 1 : 0;
}
UBool U_CALLCONV goes_on_finding(const void* context, std::int64_t) {
    return patience_of(context).may_go_on() ? 1 : 0;
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

/// Goes through a text by code points, so that what is known by UTF-16 units is known by bytes.
class ByteOfUnit {
public:
    explicit ByteOfUnit(std::string_view text) : text_(text) {}

    /// `unit` is no less than the last time.
    std::int32_t operator()(std::int32_t unit) {
        while (unit_ < unit) unit_ += U16_LENGTH(next_code_point(text_, byte_));
        return static_cast<std::int32_t>(byte_);
    }

private:
    std::string_view text_;
    std::int32_t unit_ = 0;
    std::size_t byte_ = 0;
};

}  // namespace

UnitText::UnitText(std::string_view whole, Span here)
    : text(slice(whole, here)), place(here), units(units_of(text)) {}

Patience::Patience(Call call, std::size_t bytes)
    : call_(call), ticks_(kLeastTicks + static_cast<std::int64_t>(bytes) * kStepsAByte / kStepsATick) {}

TextPattern::TextPattern(std::string_view pattern) {
    const std::u16string units = units_of(pattern);
    UParseError place{};
    UErrorCode status = U_ZERO_ERROR;
    expression_.reset(uregex_open(units.data(), static_cast<std::int32_t>(units.size()), UREGEX_MULTILINE,
                                  &place, &status));
    if (U_FAILURE(status)) {
        throw QueryError("it cannot be read at character " + std::to_string(place.offset) +
                         " between its slashes: " + what_is_wrong(status));
    }
}

TextPattern::TextPattern(const TextPattern& other) {
    UErrorCode status = U_ZERO_ERROR;
    expression_.reset(uregex_clone(other.expression_.get(), &status));
    if (U_FAILURE(status)) throw QueryError(u_errorName(status));
}

bool TextPattern::find(const UnitText& text, Patience& patience, std::vector<Span>& found) {
    URegularExpression* expression = expression_.get();
    UErrorCode status = U_ZERO_ERROR;
    uregex_setMatchCallback(expression, goes_on_matching, &patience, &status);
    uregex_setFindProgressCallback(expression, goes_on_finding, &patience, &status);
    uregex_setText(expression, text.units.data(), static_cast<std::int32_t>(text.units.size()), &status);
    ByteOfUnit byte(text.text);
    while (uregex_findNext(expression, &status) != 0) {
        const std::int32_t begin = byte(uregex_start(expression, 0, &status));
        const std::int32_t end = byte(uregex_end(expression, 0, &status));
        if (begin < end) found.push_back({text.place.begin + begin, text.place.begin + end});
    }
    return U_SUCCESS(status) != 0;
}

}  // namespace rostra::concordance
