// SPDX-License-Identifier: Apache-2.0
#include "word_finder.hpp"

#include <algorithm>

#include "rostra/analysis/language/code_points.hpp"
#include "word_scan.hpp"

namespace rostra::tokenizer {
namespace {

using enum WordClass;

constexpr ClassSet kLetters = class_set(kLetter, kPictographLetter, kHebrew, kComplexLetter, kHangul);
constexpr ClassSet kIdeographs = class_set(kHan, kIdeograph);
constexpr ClassSet kKana = class_set(kHiragana, kKatakana);
constexpr ClassSet kBlanks = class_set(kBlank, kSpace, kNarrowSpace, kCarriageReturn, kLineFeed, kNewline,
                                       kExtend, kComplexExtend, kFormat, kJoiner);
constexpr ClassSet kDivided = kKana | class_set(kHan, kComplexLetter, kComplexExtend);

// Scanning again pays off behind this many bytes without a character that it leaves to the rules.
constexpr std::size_t kSimpleEnough = 64;

// No language writes a word, or a sentence without a mark, of this many bytes. It bounds what the
// dictionaries keep of a text without any spaces; they hold some 20 bytes a character.
constexpr std::size_t kLongestDivided = std::size_t{1} << 18;

}  // namespace

WordFinder::WordFinder(const WordClassTable& classes, const std::string& language, bool with_marks)
    : dictionary_(language), rules_(classes, dictionary_.colon_joins()), with_marks_(with_marks) {}

std::size_t WordFinder::next(std::string_view text, std::size_t begin, WordSpans& spans) {
    std::size_t at = begin;
    while (at < text.size() && !spans.full()) {
        at = scan_simple(text, at, rules_, with_marks_, spans);
        if (at < text.size() && !spans.full()) at = next_by_rules(text, at, spans);
    }
    return at;
}

std::size_t WordFinder::next_by_rules(std::string_view text, std::size_t begin, WordSpans& spans) {
    std::size_t simple_from = begin;
    std::size_t at = begin;
    do {
        const Segment segment = rules_.segment_at(text, at);
        if ((segment.seen & kDivided) != 0) {
            add_by_dictionary(text, at, segment.end, spans);
        } else {
            add(text, at, segment.end, segment.seen, spans);
        }
        at = segment.end;
        if ((segment.seen & kNotSimple) != 0) simple_from = at;
    } while (at < text.size() && at - simple_from < kSimpleEnough && !spans.full());
    return at;
}

void WordFinder::add(std::string_view text, std::size_t begin, std::size_t end, ClassSet seen,
                     WordSpans& spans) const {
    WordKind kind = WordKind::kPunctuation;
    if ((seen & kIdeographs) != 0) {
        kind = WordKind::kIdeograph;
    } else if ((seen & kKana) != 0) {
        kind = WordKind::kKana;
    } else if ((seen & kLetters) != 0) {
        kind = WordKind::kWord;
    } else if ((seen & class_set(kNumeric)) != 0) {
        kind = WordKind::kNumber;
    } else if (!with_marks_ || (seen & ~kBlanks) == 0) {
        return;
    }
    if ((seen & class_set(kNarrowSpace)) != 0) {
        constexpr std::string_view kNarrowSpaceBytes = "\u202F";
        while (text.substr(begin, end - begin).starts_with(kNarrowSpaceBytes))
            begin += kNarrowSpaceBytes.size();
        while (text.substr(begin, end - begin).ends_with(kNarrowSpaceBytes)) end -= kNarrowSpaceBytes.size();
    }
    spans.add(begin, end, kind);
}

void WordFinder::add_by_dictionary(std::string_view text, std::size_t begin, std::size_t end,
                                   WordSpans& spans) {
    while (begin < end) {
        std::size_t stretch_end = std::min(end, begin + kLongestDivided);
        while (stretch_end < end && stretch_end > begin + 1 && is_trail_byte(text[stretch_end]))
            --stretch_end;
        const std::string_view stretch = text.substr(begin, stretch_end - begin);
        std::size_t word_begin = begin;
        for (const std::size_t word_end : dictionary_.ends(stretch)) {
            ClassSet seen = 0;
            for (std::size_t at = word_begin; at < begin + word_end;)
                seen |= class_set(rules_.next_class(text, at));
            add(text, word_begin, begin + word_end, seen, spans);
            word_begin = begin + word_end;
        }
        begin = stretch_end;
    }
}

}  // namespace rostra::tokenizer
