// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "quote_pairing.hpp"
#include "quote_scan.hpp"
#include "sentence_bounds.hpp"
#include "speaker_phrase.hpp"

namespace rostra::quotes {

/// The clause that says who says something: `said Xu`, `Xu, also a member of the board, told China Daily`.
struct Attribution {
    std::optional<SpeakerPhrase> speaker;
    Span cue;
    std::uint32_t cue_flags = 0;
    bool touches = true;  ///< nothing but punctuation stands between the clause and the quotation
};

/// Finds the clauses that speak of a quotation, before it and behind it in its sentence.
class Attributions {
public:
    Attributions(std::string_view text, const Scan& scan, const QuoteWords& words,
                 const SentenceBounds& sentences)
        : text_(text), scan_(scan), reader_(text, words), words_(words), sentences_(sentences) {}

    /// Behind the closing mark at `close`, before `limit`. `punctuated`: what was said ended with a mark of
    /// its own.
    [[nodiscard]] std::optional<Attribution> behind(std::size_t close, std::size_t limit,
                                                    bool punctuated) const;

    /// Before the opening mark at `open`, not before `limit`.
    [[nodiscard]] std::optional<Attribution> before(std::size_t open, std::size_t limit) const;

    /// Who the subject of a cue inside a sentence is; the sentence begins at `begin` and goes on to `end`.
    [[nodiscard]] std::optional<SpeakerPhrase> subject(const CueWord& cue, std::size_t begin,
                                                       std::size_t end) const;

    /// The words that say somebody speaks, in [begin, end).
    [[nodiscard]] std::vector<CueWord>::const_iterator first_cue(std::size_t begin) const;

private:
    [[nodiscard]] std::optional<Attribution> unspaced_before(std::size_t open, std::size_t limit) const;
    [[nodiscard]] const CueWord* cue_at(std::size_t at) const;
    [[nodiscard]] bool says(const CueWord& cue) const { return (cue.flags & (kCue | kThought)) != 0; }

    std::string_view text_;
    const Scan& scan_;
    PhraseReader reader_;
    const QuoteWords& words_;
    const SentenceBounds& sentences_;
};

}  // namespace rostra::quotes
