// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "label_grammar.hpp"
#include "rostra/analysis/language/text_lines.hpp"
#include "speakers_word_lists.hpp"

namespace rostra::speakers {

/// What speaks for a line behind a label being said by the one it names, or against it. Shares are in hundredths, `log` as in
/// label_features.hpp.
#define ROSTRA_SPEECH_FEATURES(X)                                                                            \
    /* where it stands between its label and the next */                                                     \
    X(from_label)                                                                                            \
    X(to_next)                                                                                               \
    X(paragraph)                                                                                             \
    X(after_gap)                                                                                             \
    X(before_gap)                                                                                            \
    X(own_line)                                                                                              \
    X(last_line) X(indent_to_label) X(indent_to_speech) X(above_closed)                                      \
        X(segment_lines) /* how it is written */                                                             \
        X(letters) X(fullness) X(capitals) X(title_words) X(words) X(closed) X(starts_lower)                 \
            X(opens_bracket) X(bracketed) X(in_brackets) X(markup) X(emphasis) X(digits) X(figures_only)     \
                X(ends_in_colon) X(first_sign) X(paragraph_letters) X(paragraph_lines)                       \
                    X(paragraph_closed) /* what it is */                                                     \
        X(repeated) X(closing) X(procedure) X(link) X(rule) X(time)                                          \
            X(label_odds) /* how its document goes on behind labels */                                       \
        X(label_alone) X(label_ending) X(many_paragraphs) X(usual_paragraphs) X(usual_lines) X(usual_closed) \
            X(usual_bracketed) X(above_capitals) X(above_bracketed) X(below_capitals) X(below_bracketed)     \
                X(below_letters) X(below_after_gap) X(below_lower) X(many_lines) X(usual_lower)              \
                    X(usual_aside)

enum class SpeechFeature : std::uint8_t {
#define ROSTRA_ENUMERATE(name) name,
    ROSTRA_SPEECH_FEATURES(ROSTRA_ENUMERATE)
#undef ROSTRA_ENUMERATE
        count_
};

inline constexpr std::size_t kSpeechFeatures = static_cast<std::size_t>(SpeechFeature::count_);

inline constexpr std::array<std::string_view, kSpeechFeatures> kSpeechFeatureNames = {
#define ROSTRA_NAME(name) #name,
    ROSTRA_SPEECH_FEATURES(ROSTRA_NAME)
#undef ROSTRA_NAME
};

/// A line, or what stands on a label's own line behind it, that may be said by whom the label names.
struct SpeechUnit {
    std::int32_t label = 0;  ///< the number of the label
    std::int32_t line = 0;
    Span place;
    bool goes_on = false;  ///< with the line above, which breaks off within a sentence
    std::array<std::int32_t, kSpeechFeatures> evidence{};
};

/// The lines between each label and the next, with what speaks for each. `odds`: of each line, the best odds of what was not
/// taken for a label there; -9999 where nothing can be read as one.
std::vector<SpeechUnit> look_at_speech(std::string_view text, const std::vector<Line>& lines,
                                       const std::vector<Label>& labels,
                                       const std::vector<std::int32_t>& odds, const WordLists& lists);

}  // namespace rostra::speakers
