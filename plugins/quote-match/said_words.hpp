// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/analysis/language/word_set.hpp"
#include "rostra/services.hpp"
#include "rostra/span.hpp"

namespace rostra::quote_match {

/// What turns the meaning of words around it where it is left out or put in.
enum Turning : std::uint8_t { kNegation = 1, kCondition = 2, kNumber = 4 };

/// A word as it is compared: without difference of case, apostrophes alike, digits without groups.
struct SaidWord {
    std::uint64_t hash = 0;
    std::int32_t begin = 0, end = 0;  ///< bytes of the document's text
    std::int32_t turn = -1;           ///< row of the turn it stands in; -1: in none
    std::uint8_t turning = 0;         ///< bits of Turning
    bool left_out = false;      ///< dots or a bracket before it say that something was left out or put in
    bool new_sentence = false;  ///< a full stop, a question or an exclamation mark stands before it
};

/// The words of a language that turn meaning.
class TurningWords {
public:
    TurningWords() = default;
    TurningWords(const Data& data, std::string_view language);
    [[nodiscard]] std::uint8_t of(std::string_view folded) const;

private:
    WordSet negations_, conditions_, numbers_;
    std::vector<std::string> endings_;  ///< n't
};

/// Appends the words of a span of the text. What stands in square brackets is the writer's and is left out; the word behind
/// it says so. Where the brackets hold no words, as in [...], they are dots.
void append_words(std::string_view text, Span span, std::int32_t turn, const TurningWords& turning,
                  std::vector<SaidWord>& words);

}  // namespace rostra::quote_match
