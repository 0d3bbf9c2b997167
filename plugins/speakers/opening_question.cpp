// SPDX-License-Identifier: Apache-2.0
#include "opening_question.hpp"

#include <algorithm>
#include <string>

#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "speakers_letters.hpp"

namespace rostra::speakers {

namespace {

constexpr int kShortest = 40;            // letters of a question that is not a heading
constexpr int kCourtesy = 80;            // most letters behind the last question mark: "Thank you."
constexpr std::size_t kHead = 2000;      // bytes that tell whether it is a headline
constexpr std::size_t kLongest = 20000;  // bytes searched for phrases that ask

/// Whether most words begin with a capital, as in a headline.
bool is_headline(std::string_view text) {
    int capital = 0;
    int all = 0;
    for (const std::string_view word : words_between_blanks(text.substr(0, kHead))) {
        const WordShape shape = word_shape(word);
        if (shape == WordShape::mark || shape == WordShape::number || shape == WordShape::uncased) {
            continue;
        }
        ++all;
        capital += shape == WordShape::lower ? 0 : 1;
    }
    return 2 * capital > all && all > 0;
}

bool asks(std::string_view paragraph, const WordLists& lists) {
    std::size_t mark = std::string_view::npos;
    for (const std::string_view one : {"?", "？", "؟"}) {
        const std::size_t at = paragraph.rfind(one);
        if (at != std::string_view::npos && (mark == std::string_view::npos || at > mark)) {
            mark = at;
        }
    }
    if (mark != std::string_view::npos) {
        return count_characters<is_alphanumeric>(paragraph.substr(mark), kCourtesy + 1) <= kCourtesy;
    }
    const std::string folded = fold_phrase(paragraph.substr(0, kLongest));
    return std::any_of(lists.question_cues.begin(), lists.question_cues.end(),
                       [&](const std::string& cue) { return folded.find(cue) != std::string::npos; });
}

}  // namespace

std::optional<Span> opening_question(std::string_view text, const std::vector<Line>& lines, std::size_t label,
                                     const WordLists& lists) {
    const auto paragraph_above = [&](std::size_t line) {
        do {
            --line;
        } while (line > 0 && !lines[line].after_gap);
        return line;
    };
    if (label == 0 || !lines[label].after_gap) {
        return std::nullopt;
    }
    std::size_t first = paragraph_above(label);
    Span span{lines[first].begin, lines[label - 1].end};
    if (first > 0 && count_characters<is_alphanumeric>(slice(text, span), kShortest) < kShortest &&
        ends_sentence(slice(text, span))) {
        first = paragraph_above(first);  // "Thank you." in a paragraph of its own
        span.begin = lines[first].begin;
    }
    const std::string_view paragraph = slice(text, span);
    const bool asked = count_characters<is_alphanumeric>(paragraph, kShortest) == kShortest &&
                       ends_sentence(paragraph) && paragraph.front() != '#' && !is_headline(paragraph) &&
                       asks(paragraph, lists);
    return asked ? std::optional<Span>(span) : std::nullopt;
}

}  // namespace rostra::speakers
