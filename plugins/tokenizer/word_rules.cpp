// SPDX-License-Identifier: Apache-2.0
#include "word_rules.hpp"

#include "rostra/analysis/language/code_points.hpp"

namespace rostra::tokenizer {
namespace {

using enum WordClass;

constexpr ClassSet kLetters = class_set(kLetter, kAt, kPictographLetter, kComplexLetter);
constexpr ClassSet kLettersAndHebrew = kLetters | class_set(kHebrew);
constexpr ClassSet kConnectors = class_set(kConnector, kNarrowSpace);
constexpr ClassSet kWordParts = kLettersAndHebrew | class_set(kNumeric);
constexpr ClassSet kIgnored = class_set(kExtend, kComplexExtend, kFormat, kJoiner);
constexpr ClassSet kPictographs = class_set(kPictograph, kPictographLetter);
constexpr ClassSet kKanaAndHan = class_set(kHan, kHiragana, kKatakana);
constexpr ClassSet kLineEnds = class_set(kCarriageReturn, kLineFeed, kNewline);

// WB5, WB8 to WB10, WB13 to WB13b: pairs that join whatever is ignored between them.
bool joins(WordClass left, WordClass right) {
    if (in(kWordParts, left)) return in(kWordParts | kConnectors, right);
    if (in(kConnectors, left)) return in(kWordParts | kConnectors | class_set(kKatakana), right);
    return left == kKatakana && (right == kKatakana || in(kConnectors, right));
}

// Pairs that join only when nothing stands between them. Han and kana run together for the dictionary to
// divide.
bool joins_directly(WordClass left, WordClass right) {
    if (left == kSpace || left == kHangul) return left == right;
    return in(kKanaAndHan, left) && in(kKanaAndHan, right);
}

}  // namespace

WordClass WordRules::next_class(std::string_view text, std::size_t& position) const {
    return classes_->of(next_code_point(text, position));
}

Segment WordRules::segment_at(std::string_view text, std::size_t begin) const {
    std::size_t end = begin;
    WordClass left = next_class(text, end);
    ClassSet seen = class_set(left);
    if (in(kLineEnds, left)) {
        if (left == kCarriageReturn && end < text.size() && text[end] == '\n') ++end;
        return {end, seen};
    }

    const ClassSet mid_letters = class_set(kMidLetter, kMidNumberLetter, kSingleQuote) |
                                 (colon_joins_ ? class_set(kColon) : ClassSet{0});
    constexpr ClassSet kMidNumbers = class_set(kMidNumber, kMidNumberLetter, kSingleQuote);

    bool first = true;                  // left is the first character
    bool direct = !in(kIgnored, left);  // nothing ignored stands between left and end
    bool after_joiner = left == kJoiner;
    while (end < text.size()) {
        std::size_t behind = end;
        const WordClass right = next_class(text, behind);
        if (in(kIgnored, right)) {
            end = behind;
            seen |= class_set(right);
            direct = false;
            after_joiner = right == kJoiner;
            continue;
        }
        bool joined = (after_joiner && in(kPictographs, right)) || joins(left, right) ||
                      (direct && joins_directly(left, right)) ||
                      (first && left == kRegional && right == kRegional);
        if (!joined) {
            // WB6, WB7, WB7b, WB7c, WB11, WB12: a mark between two letters or two digits joins both.
            const bool between_letters = in(kLettersAndHebrew, left) && in(mid_letters, right);
            const bool between_numbers = left == kNumeric && in(kMidNumbers, right);
            const bool between_hebrew = left == kHebrew && right == kDoubleQuote;
            if (between_letters || between_numbers || between_hebrew) {
                std::size_t ahead = behind;
                ClassSet ignored = 0;
                WordClass next = kOther;
                while (ahead < text.size()) {
                    next = next_class(text, ahead);
                    if (!in(kIgnored, next)) break;
                    ignored |= class_set(next);
                    next = kOther;
                }
                if ((between_letters && in(kLettersAndHebrew, next)) ||
                    (between_numbers && next == kNumeric) || (between_hebrew && next == kHebrew)) {
                    end = ahead;
                    seen |= class_set(right, next) | ignored;
                    left = next;
                    first = false;
                    direct = true;
                    after_joiner = false;
                    continue;
                }
            }
            joined = left == kHebrew && right == kSingleQuote;  // WB7a
        }
        if (!joined) break;
        end = behind;
        seen |= class_set(right);
        left = right;
        first = false;
        direct = true;
        after_joiner = false;
    }
    return {end, seen};
}

}  // namespace rostra::tokenizer
