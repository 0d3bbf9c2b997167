// SPDX-License-Identifier: Apache-2.0
#include "sentence_rules.hpp"

#include "rostra/analysis/language/code_points.hpp"

namespace rostra::sentences {
namespace {

using enum SentenceClass;

bool is_ignored(SentenceClass c) { return c == kExtend || c == kFormat; }

bool is_line_end(SentenceClass c) { return c == kSeparator || c == kCarriageReturn || c == kLineFeed; }

bool is_mark(SentenceClass c) { return c == kPeriod || c == kTerminator; }

}  // namespace

SentenceRules::SentenceRules(const SentenceClasses& classes, SentenceRuleOptions options)
    : classes_(&classes), options_(options) {
    for (std::size_t byte = 0; byte < matters_.size(); ++byte) {
        constexpr std::size_t kFirstBeyondAscii = 0x80;
        std::size_t position = 0;
        const char text = static_cast<char>(byte);
        matters_[byte] = byte >= kFirstBeyondAscii;
        if (matters_[byte]) continue;
        const SentenceClass c = next_class({&text, 1}, position);
        matters_[byte] = is_line_end(c) || is_mark(c);
    }
}

inline SentenceClass SentenceRules::as_read(SentenceClass read, char32_t code_point) const {
    if (options_.line_ends_are_spaces && (read == kCarriageReturn || read == kLineFeed)) return kSpace;
    constexpr char32_t kGreekQuestionMark = 0x37E;
    if (options_.semicolon_asks && (code_point == U';' || code_point == kGreekQuestionMark))
        return kTerminator;
    return read;
}

SentenceClass SentenceRules::next_class(std::string_view text, std::size_t& position) const {
    const char32_t code_point = next_code_point(text, position);
    return as_read(classes_->of(code_point), code_point);
}

SentenceClass SentenceRules::previous_class(std::string_view text, std::size_t& position) const {
    const char32_t code_point = previous_code_point(text, position);
    return as_read(classes_->of(code_point), code_point);
}

// SB5: what is ignored belongs to the character before it.
SentenceClass SentenceRules::class_before(std::string_view text, std::size_t begin,
                                          std::size_t position) const {
    SentenceClass c = kOther;
    while (position > begin) {
        c = previous_class(text, position);
        if (!is_ignored(c)) return c;
    }
    return c;
}

// Behind all characters of one class, each with what is ignored behind it.
std::size_t SentenceRules::skip(std::string_view text, std::size_t from, SentenceClass skipped) const {
    while (from < text.size()) {
        std::size_t behind = from;
        const SentenceClass c = next_class(text, behind);
        if (c != skipped && !is_ignored(c)) break;
        from = behind;
    }
    return from;
}

// SB8: a lower-case letter, before any other letter, says that the sentence goes on.
bool SentenceRules::lower_case_follows(std::string_view text, std::size_t from) const {
    while (from < text.size()) {
        const SentenceClass c = next_class(text, from);
        if (c == kLower) return true;
        if (c == kUpper || c == kLetter || is_line_end(c) || is_mark(c)) return false;
    }
    return false;
}

SentenceBreak SentenceRules::next(std::string_view text, std::size_t begin) const {
    for (std::size_t at = begin; at < text.size();) {
        if (!matters_[static_cast<unsigned char>(text[at])]) {
            ++at;
            continue;
        }
        const std::size_t mark = at;
        const SentenceClass c = next_class(text, at);
        if (is_line_end(c)) {
            if (c == kCarriageReturn && at < text.size() && text[at] == '\n') ++at;
            return {at, at, at, false, true};
        }
        if (!is_mark(c)) continue;

        const std::size_t mark_end = at;
        at = skip(text, at, kExtend);
        if (c == kPeriod && at < text.size()) {
            std::size_t behind = at;
            const SentenceClass right = next_class(text, behind);
            if (right == kNumeric || right == kUpper) {  // SB6, SB7
                const SentenceClass left = class_before(text, begin, mark);
                if (options_.reports_denied && (left == kLower || (left == kClose && right == kNumeric)))
                    return {at, mark, mark_end, true, false, true};
                if (right == kNumeric || left == kUpper || left == kLower) continue;
            }
        }
        const std::size_t closed = skip(text, at, kClose);
        const std::size_t spaced = skip(text, closed, kSpace);
        at = spaced;
        if (spaced < text.size()) {
            std::size_t behind = spaced;
            const SentenceClass right = next_class(text, behind);
            if (right == kContinuation || is_mark(right)) continue;  // SB8a
            if (c == kPeriod && lower_case_follows(text, spaced)) {  // SB8
                if (options_.reports_denied && spaced != closed)
                    return {spaced, mark, mark_end, true, false, true};
                continue;
            }
            if (is_line_end(right)) {  // SB9 to SB11
                if (right == kCarriageReturn && behind < text.size() && text[behind] == '\n') ++behind;
                return {behind, mark, mark_end, c == kPeriod, true};
            }
        }
        return {spaced, mark, mark_end, c == kPeriod, false};
    }
    return {text.size(), text.size(), text.size(), false, false};
}

}  // namespace rostra::sentences
