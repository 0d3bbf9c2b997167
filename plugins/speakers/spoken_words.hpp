// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "rostra/batch.hpp"
#include "rostra/setup.hpp"

namespace rostra::speakers {

/// How many words are said: the tokens of a place but for those of events. Nothing where no stage makes tokens.
///
///     SpokenWords words(document, tokens, notes);        // both inputs of the component
///     for (const Span said : …) words.within(said);      // places that ascend and do not overlap
class SpokenWords {
public:
    SpokenWords(const Document& document, const Input& tokens, const Input& notes)
        : counted_(tokens.present) {
        if (counted_) tokens_ = document.spans(tokens);
        if (counted_ && notes.present) notes_ = document.spans(notes);
    }

    std::optional<std::int64_t> within(Span place) {
        if (!counted_) return std::nullopt;
        while (token_ < tokens_.size() && tokens_[token_].begin < place.begin) ++token_;
        std::int64_t words = 0;
        for (; token_ < tokens_.size() && tokens_[token_].end <= place.end; ++token_) {
            while (note_ < notes_.size() && notes_[note_].end <= tokens_[token_].begin) ++note_;
            const bool noted = note_ < notes_.size() && notes_[note_].begin <= tokens_[token_].begin;
            words += noted ? 0 : 1;
        }
        return words;
    }

private:
    bool counted_;
    Spans tokens_, notes_;
    std::size_t token_ = 0;
    std::size_t note_ = 0;
};

}  // namespace rostra::speakers
