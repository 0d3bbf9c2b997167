// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "quote_words.hpp"
#include "rostra/span.hpp"

namespace rostra::quotes {

/// The words that say who speaks: a name (`Xu Lyuping`, `Vice Minister Luo`), a description (`his lady`), a
/// pronoun.
struct SpeakerPhrase {
    Span span;                ///< as printed, without an article before it
    std::uint32_t flags = 0;  ///< kMale, kFemale, kHe, kShe …, of its words
    bool named = false;       ///< holds a capital letter that is a word's own

    [[nodiscard]] bool pronoun() const { return (flags & kPronoun) != 0; }
};

/// A word and what it is.
struct PhraseWord {
    std::size_t begin = 0, end = 0;
    std::uint32_t flags = 0;
    bool capital = false;
    explicit operator bool() const { return begin < end; }
};

/// Reads phrases in the words of a language, without looking at more than a dozen words.
class PhraseReader {
public:
    PhraseReader(std::string_view text, const QuoteWords& words) : text_(text), words_(words) {}

    /// The phrase that begins at `at`, blanks left aside, and ends before `end`.
    [[nodiscard]] std::optional<SpeakerPhrase> after(std::size_t at, std::size_t end) const;

    /// The phrase that ends at `at` and begins behind `begin`; words such as `had` may stand behind it.
    [[nodiscard]] std::optional<SpeakerPhrase> before(std::size_t at, std::size_t begin) const;

    [[nodiscard]] PhraseWord word_after(std::size_t at, std::size_t end) const;
    [[nodiscard]] PhraseWord word_before(std::size_t at, std::size_t begin) const;

private:
    [[nodiscard]] PhraseWord make_word(std::size_t begin, std::size_t end) const;
    /// The word that goes on the phrase behind `word`: blanks or what joins the parts of a name stand
    /// between.
    [[nodiscard]] PhraseWord joined_after(const PhraseWord& word, std::size_t end) const;
    [[nodiscard]] PhraseWord joined_before(const PhraseWord& word, std::size_t begin) const;
    [[nodiscard]] bool joins(const PhraseWord& left, std::size_t right) const;
    [[nodiscard]] std::optional<SpeakerPhrase> name_before(PhraseWord last, std::size_t begin) const;
    [[nodiscard]] std::optional<SpeakerPhrase> description_before(PhraseWord last, std::size_t begin) const;

    std::string_view text_;
    const QuoteWords& words_;
};

}  // namespace rostra::quotes
