// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "attribution.hpp"
#include "quote.hpp"
#include "quote_pairing.hpp"

namespace rostra::quotes {

/// Finds what is retold: `Xu said that …`, `Zeng noted …`, `…, said Xu`, `…, Xu said`, `according to Xu, …`.
/// Only what a name is given for: who `they` or `officials` are, nobody can tell, and what `They said …,
/// according to Xu` tells is theirs, not hers.
class IndirectSpeech {
public:
    IndirectSpeech(std::string_view text, const Scan& scan, const QuoteWords& words,
                   const Attributions& attributions, const SentenceBounds& sentences)
        : text_(text),
          scan_(scan),
          words_(words),
          reader_(text, words),
          attributions_(attributions),
          sentences_(sentences) {}

    /// In the order of the cues. `direct`: what was found in marks, in order; `pairs`: all that stands in
    /// marks.
    [[nodiscard]] std::vector<Quote> choose(const std::vector<MarkedSpan>& pairs,
                                            std::span<const Quote> direct);

private:
    struct Sentence {
        std::size_t begin = 0, end = 0;
    };
    /// Who says something, and what, as far as a sentence tells.
    struct Clause {
        SpeakerPhrase speaker;
        Span said;
        bool parenthetical = false;  ///< `…, Xu said`: nothing but a comma ties the one to the other
    };
    /// What stands in marks within what was said.
    enum class Marked { nothing, titles, words };

    [[nodiscard]] bool follows_no_name(std::size_t cue) const;
    [[nodiscard]] std::optional<Clause> read(const CueWord& cue, const Sentence& sentence);
    [[nodiscard]] std::optional<Clause> read_source(const CueWord& cue, const Sentence& sentence);
    [[nodiscard]] std::optional<Clause> read_cue(const CueWord& cue, const Sentence& sentence);
    [[nodiscard]] bool retells(std::size_t begin, std::size_t end) const;
    [[nodiscard]] std::size_t begin_of_clause(const CueWord& cue, std::size_t end) const;
    [[nodiscard]] Marked marked_in(const std::vector<MarkedSpan>& pairs, Span said) const;
    [[nodiscard]] bool is_title(Span inner) const;
    [[nodiscard]] bool is_name(const SpeakerPhrase& phrase);
    [[nodiscard]] Span trimmed(std::size_t begin, std::size_t end) const;
    [[nodiscard]] bool has_words(Span span, int least) const;

    std::string_view text_;
    const Scan& scan_;
    const QuoteWords& words_;
    PhraseReader reader_;
    const Attributions& attributions_;
    const SentenceBounds& sentences_;
    std::vector<std::uint64_t> inside_;  // capital words of the text that stand inside sentences; sorted
    bool inside_known_ = false;
};

}  // namespace rostra::quotes
