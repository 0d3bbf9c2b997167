// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <vector>

#include "rostra/batch.hpp"
#include "rostra/setup.hpp"

namespace rostra::speakers {

/// How many words are said: the tokens of a place but for those of events, and of labels within what was joined. Nothing where
/// no stage makes tokens.
///
///     SpokenWords words(document, tokens, {notes, labels});     // inputs of the component
///     for (const Span said : …) words.within(said);             // places that ascend and do not overlap
class SpokenWords {
public:
    SpokenWords(const Document& document, const Input& tokens, std::initializer_list<Input> unsaid)
        : counted_(tokens.present) {
        if (!counted_) return;
        tokens_ = document.spans(tokens);
        for (const Input& input : unsaid) {
            if (input.present) unsaid_.push_back({document.spans(input), 0});
        }
    }

    std::optional<std::int64_t> within(Span place) {
        if (!counted_) return std::nullopt;
        while (token_ < tokens_.size() && tokens_[token_].begin < place.begin) ++token_;
        std::int64_t words = 0;
        for (; token_ < tokens_.size() && tokens_[token_].end <= place.end; ++token_)
            words += is_said(tokens_[token_]) ? 1 : 0;
        return words;
    }

private:
    struct Unsaid {
        Spans spans;
        std::size_t next;  ///< the first that ends behind the token asked for
    };

    bool is_said(Span token) {
        bool said = true;
        for (Unsaid& unsaid : unsaid_) {
            while (unsaid.next < unsaid.spans.size() && unsaid.spans[unsaid.next].end <= token.begin)
                ++unsaid.next;
            const bool noted =
                unsaid.next < unsaid.spans.size() && unsaid.spans[unsaid.next].begin <= token.begin;
            said = said && !noted;
        }
        return said;
    }

    bool counted_;
    Spans tokens_;
    std::vector<Unsaid> unsaid_;
    std::size_t token_ = 0;
};

}  // namespace rostra::speakers
