// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "evidence_rows.hpp"
#include "key_table.hpp"
#include "label_grammar.hpp"
#include "line_look.hpp"
#include "rostra/analysis/language/text_lines.hpp"
#include "speakers_word_lists.hpp"

namespace rostra::speakers {

/// What speaks for a line behind a label being said by the one it names, or against it. Shares are in hundredths, `log` as in
/// label_features.hpp.
// clang-format never comes to rest over these lines.
// clang-format off
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
// clang-format on

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
    bool beside = false;         ///< on the label's own line
    bool goes_on = false;        ///< with the line above, which breaks off within a sentence
    bool in_brackets = false;    ///< that a line above opens, of the same paragraph
    std::int32_t paragraph = 0;  ///< how many begin behind the label, up to this one
};

/// The lines between each label and the next, and what speaks for each being said.
class Speeches {
public:
    /// `odds`: of each line, the best odds of what was not taken for a label there; -9999 where nothing can be read as one. All
    /// are kept by reference.
    Speeches(std::string_view text, const TextMasks& masks, const std::vector<Line>& lines,
             const std::vector<Label>& labels, const std::vector<std::int32_t>& odds, const WordLists& lists);

    /// In order.
    [[nodiscard]] const std::vector<SpeechUnit>& units() const { return units_; }
    [[nodiscard]] const LineLook& look_of(const SpeechUnit& unit) const {
        return unit.beside ? beside_[static_cast<std::size_t>(unit.label)]
                           : looks_[static_cast<std::size_t>(unit.line)];
    }
    /// Whether a gap stands above a line behind the label's own.
    [[nodiscard]] bool heads_paragraph(const SpeechUnit& unit) const {
        return !unit.beside && lines_[static_cast<std::size_t>(unit.line)].after_gap;
    }
    /// So many hundredths of all speeches begin with a small letter.
    [[nodiscard]] std::int32_t usual_lower() const { return usual_lower_; }

    /// Adds a row of SpeechFeature for a unit.
    void weigh(const SpeechUnit& unit, EvidenceRows& rows);

private:
    [[nodiscard]] std::int32_t end_of(std::size_t label) const {
        return static_cast<std::int32_t>(
            label + 1 < labels_.size() ? static_cast<std::size_t>(labels_[label + 1].line) : lines_.size());
    }
    void look_at_lines();
    void sum_up();
    void add_units(std::size_t label);

    std::string_view text_;
    const TextMasks& masks_;
    const std::vector<Line>& lines_;
    const std::vector<Label>& labels_;
    const std::vector<std::int32_t>& odds_;
    const WordLists& lists_;
    std::vector<LineLook> looks_;      ///< of each line from the first label on
    std::vector<LineLook> beside_;     ///< of what stands behind each label on its line
    KeyTable<std::int32_t> repeated_;  ///< lines by LineLook::key
    std::vector<SpeechUnit> units_;
    std::string folded_;

    // How the document goes on behind labels.
    std::int32_t full_ = 1;  ///< bytes of a line, as long as all but the longest tenth
    std::int32_t speech_indent_ = 0;
    std::int32_t many_paragraphs_ = 0, many_lines_ = 0, usual_paragraphs_ = 0, usual_lines_ = 0,
                 usual_closed_ = 0, usual_bracketed_ = 0, usual_lower_ = 0, usual_aside_ = 0;
};

}  // namespace rostra::speakers
