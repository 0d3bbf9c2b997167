// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "evidence_rows.hpp"

namespace rostra::speakers {

/// What speaks for a reading being a label, or against it. Shares are in hundredths; `log` is eight times the logarithm to the
/// base 2 of one more; -1 stands for what there is not. "Its form" are all readings of the document written the same way.
// clang-format never comes to rest over these lines.
// clang-format off
#define ROSTRA_LABEL_FEATURES(X)                                                                                                                     \
    /* how it is written */                                                                                                                          \
    X(ending)                                                                                                                                        \
    X(markup)                                                                                                                                        \
    X(opening)                                                                                                                                       \
    X(alone)                                                                                                                                         \
    X(time_before)                                                                                                                                   \
    X(time_behind) X(signed_)                                                                                                                                \
    X(lettering) X(words) X(letters) X(first_shape) X(last_shape) X(lower_words) X(strange_words)                                                    \
        X(capital_words) X(title_words) X(number_words) X(initial_words) X(parens)                                                                   \
            X(comma) /* what its words are */                                                                                                        \
        X(address) X(questioner) X(heading) X(unnamed) X(article) X(common) X(heard) /* its form */                                                  \
        X(form_count) X(form_names) X(form_recurring) X(form_alternating) X(form_places) X(                                                          \
            form_after_gap) X(form_namelike) X(form_capitals) X(form_common) X(form_address) X(form_closed)                                          \
            X(form_letters) X(form_followed) X(form_coverage) X(form_exchanges) X(form_rank) X(                                                      \
                form_relative) X(form_lower_said) X(form_lines) X(form_questioner)                                                                   \
                X(form_word_length) X(form_prose) /* those of its form that are in its letters too, and begin with a form of address or an office where it does */ \
        X(kind_count) X(kind_names) X(kind_recurring) X(kind_alternating) X(kind_places) X(kind_after_gap)                                           \
            X(kind_namelike) X(kind_capitals) X(kind_common) X(kind_address) X(kind_closed) X(kind_letters)                                          \
                X(kind_followed) X(kind_coverage) X(kind_exchanges) X(kind_rank) X(kind_relative)                                                    \
                    X(kind_lower_said) X(kind_lines) X(kind_questioner) X(kind_word_length) X(kind_prose) /* its name */                                           \
        X(name_count) X(name_share) X(name_anywhere) X(name_after_gap) /* where it stands */                                                         \
        X(after_gap) X(before_gap) X(above_closed) X(above_full) X(indent_off) X(indent) X(said_lower)                                               \
            X(said_letters) X(next_distance) X(previous_distance) X(same_as_previous) X(closed) X(segment)                                           \
                X(as_lettering) X(from_top) X(rival) X(said_shape) X(said_prose) X(label_below)                                                                    \
                    X(label_above) /* its document */                                                                                                \
        X(lines) X(gaps) X(line_length)
// clang-format on

enum class LabelFeature : std::uint8_t {
#define ROSTRA_ENUMERATE(name) name,
    ROSTRA_LABEL_FEATURES(ROSTRA_ENUMERATE)
#undef ROSTRA_ENUMERATE
        count_
};

inline constexpr std::size_t kLabelFeatures = static_cast<std::size_t>(LabelFeature::count_);

inline constexpr std::array<std::string_view, kLabelFeatures> kLabelFeatureNames = {
#define ROSTRA_NAME(name) #name,
    ROSTRA_LABEL_FEATURES(ROSTRA_NAME)
#undef ROSTRA_NAME
};

/// The values of the features from `first` to `last`.
template <LabelFeature first, LabelFeature last>
class LabelEvidence {
public:
    std::int32_t& operator[](LabelFeature feature) { return values_[place_of(feature)]; }
    std::int32_t operator[](LabelFeature feature) const { return values_[place_of(feature)]; }

    /// Sets them in a row, from the feature `to` on.
    void copy_to(EvidenceRows& rows, std::size_t row, LabelFeature to = first) const {
        for (std::size_t i = 0; i < values_.size(); ++i)
            rows.set(row, static_cast<std::size_t>(to) + i, values_[i]);
    }

private:
    static constexpr std::size_t place_of(LabelFeature feature) {
        return static_cast<std::size_t>(feature) - static_cast<std::size_t>(first);
    }
    std::array<std::int32_t, static_cast<std::size_t>(last) - static_cast<std::size_t>(first) + 1> values_{};
};

/// How a label is written, and what its words are.
using WrittenEvidence = LabelEvidence<LabelFeature::lettering, LabelFeature::heard>;
/// What the readings of its form are like; for those of its kind, from `kind_count` on.
using FormEvidence = LabelEvidence<LabelFeature::form_count, LabelFeature::form_prose>;

}  // namespace rostra::speakers
