// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "quote.hpp"
#include "quote_pairing.hpp"
#include "sayings.hpp"

namespace rostra::quotes {

/// What kind of text it is that retells. In a speech only what a name is given for is a report, and in a novel what a name and
/// `that` stand before.
enum class Genre : std::uint8_t { report, speech, novel };

/// Finds what is retold in the words of the writer: `Xu said that …`, `officials noted …`, `…, said Xu`, `…, Xu said.`,
/// `according to Xu, …`. Where marks stand in it, it is mixed.
class RetoldSpeech {
public:
    RetoldSpeech(const QuoteTokens& tokens, const Sayings& sayings, const std::vector<MarkedSpan>& pairs,
                 const QuoteWords& words, Genre genre)
        : tokens_(tokens), sayings_(sayings), pairs_(pairs), words_(words), genre_(genre) {}

    /// In the order of the text, pieces of one with `continues`.
    [[nodiscard]] std::vector<Quote> choose();

private:
    /// What stands in marks within what was said.
    enum class Marked { nothing, titles, words, all };

    [[nodiscard]] bool is_inserted(const Saying& saying) const;
    [[nodiscard]] bool fits_genre(const Saying& saying) const;
    [[nodiscard]] bool speaks(const SourcePhrase& source) const;
    [[nodiscard]] bool may_tell(const Saying& saying) const;
    void tell_behind(const Saying& saying, std::size_t number);
    void tell_before(const Saying& saying);
    void tell_source(const Saying& saying);
    bool tell_reported();
    [[nodiscard]] std::size_t behind_aside(std::size_t begin, std::size_t end) const;
    [[nodiscard]] bool is_reported(std::size_t begin, std::size_t end) const;
    [[nodiscard]] bool ends_with_comma(std::size_t quote) const;
    [[nodiscard]] std::size_t topic_end(std::size_t begin, std::size_t end) const;
    [[nodiscard]] std::size_t claim_end(std::size_t begin, std::size_t end, int verbs) const;
    [[nodiscard]] std::size_t content_end(std::size_t number, std::size_t begin) const;
    bool add(const Saying& saying, std::size_t begin, std::size_t end, bool parenthetical);
    [[nodiscard]] bool stands_alone(std::size_t quote, std::size_t begin, std::size_t end) const;
    [[nodiscard]] Marked marked_in(std::size_t begin, std::size_t end) const;
    [[nodiscard]] int words_in(std::size_t begin, std::size_t end) const;
    [[nodiscard]] Span trimmed(std::size_t begin, std::size_t end) const;

    const QuoteTokens& tokens_;
    const Sayings& sayings_;
    const std::vector<MarkedSpan>& pairs_;
    const QuoteWords& words_;
    Genre genre_;
    std::vector<Quote> quotes_;
    std::size_t told_to_ = 0;  // tokens before it are said by somebody already
};

}  // namespace rostra::quotes
