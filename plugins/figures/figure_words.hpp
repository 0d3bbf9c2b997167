// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "figure_tokens.hpp"
#include "rostra/analysis/language/word_list.hpp"
#include "rostra/analysis/measures/exact_decimal.hpp"
#include "rostra/services.hpp"

namespace rostra::figures {

using measures::ExactDecimal;

/// What a word may be: a bit each.
enum WordClass : std::uint32_t {
    kNumber = 1U << 0,
    kOrdinal = 1U << 1,
    kDenominator = 1U << 2,
    kMonth = 1U << 3,
    kLabel = 1U << 4,       ///< a number behind it is a name: Article
    kPhone = 1U << 5,       ///< before the number of a telephone
    kYearBefore = 1U << 6,  ///< before a year
    kEra = 1U << 7,         ///< behind a year: BC
    kOld = 1U << 8,         ///< behind the years of an age
    kAged = 1U << 9,        ///< before the years of an age
    kAgo = 1U << 10,
    kChange = 1U << 11,     ///< a verb of change
    kScore = 1U << 12,      ///< beside the score of a game
    kOneNot = 1U << 13,     ///< behind a `one` that counts nothing
    kOneBefore = 1U << 14,  ///< before a `one` that counts nothing
    kNounStop = 1U << 15,   ///< no part of a noun
    kPlural = 1U << 16,     ///< `people`
    kLink = 1U << 17,       ///< `rose`, `was`: between a subject and its number
    kAnd = 1U << 18,
    kTo = 1U << 19,
    kFrom = 1U << 20,
    kBetween = 1U << 21,
    kPoint = 1U << 22,
    kMinus = 1U << 23,
    kOf = 1U << 24,
    kArticle = 1U << 25,
    kPer = 1U << 26,
    kOver = 1U << 27,
    kIdeograph = 1U << 28,   ///< a number of Chinese writing
    kCounter = 1U << 29,     ///< what Chinese puts between a number and a noun
    kVague = 1U << 30,       ///< begins what counts vaguely, or a number of several words
    kOrdinalEnd = 1U << 31,  ///< behind the digits of an ordinal: th
};

/// What a number word does to those before it; from its value.
enum class Role : std::uint8_t { none, zero, unit, teen, tens, hundreds, hundred, scale, dozen };

/// What is known of one word.
struct Word {
    std::uint32_t classes = 0;
    Role role = Role::none;
    bool many = false;  ///< a denominator behind more than one: thirds
    bool both = false;  ///< a denominator behind one and more: Drittel
    bool span = false;  ///< a denominator that is also a time: quarter
    std::int32_t month = 0;
    bool capital_month = false;  ///< a month that must begin with a capital
    bool decade_end = false;     ///< behind the digits of a decade: s
    bool noun_lead = false;      ///< between a number and what is counted: `more`
    std::int64_t ordinal = 0;
    std::int64_t denominator = 0;
    ExactDecimal value;  ///< of a number

    [[nodiscard]] bool is(std::uint32_t of) const { return (classes & of) != 0; }
};

/// A phrase of a list, and what the list says it means.
struct Phrase {
    std::vector<std::int32_t> words;
    std::vector<std::string> written;  ///< where it has a capital: as it must stand
    std::string meaning;
    ExactDecimal number;  ///< of the meaning, where that is one
    bool glued = false;   ///< right behind digits alone
    bool money = false;   ///< behind a currency and digits alone
    bool time = false;    ///< a unit of time
};

/// A phrase that was met, and the token behind it.
struct PhraseMatch {
    const Phrase* phrase = nullptr;
    std::size_t end = 0;
    explicit operator bool() const { return phrase != nullptr; }
};

/// Phrases by their first or their last word.
class PhraseTable {
public:
    void add(Phrase phrase);
    void index(std::size_t words);
    /// The longest phrase that begins with token `at`.
    [[nodiscard]] PhraseMatch at(std::string_view text, const std::vector<Token>& tokens,
                                 std::size_t at) const;
    /// The longest phrase that ends right before token `at`; `end` is then the token it begins with.
    [[nodiscard]] PhraseMatch before(std::string_view text, const std::vector<Token>& tokens,
                                     std::size_t at) const;
    [[nodiscard]] const std::vector<Phrase>& all() const { return phrases_; }

private:
    /// Of each word the phrases that begin with it, or end with it, the longer ones first.
    class ByWord {
    public:
        void build(const std::vector<Phrase>& phrases, std::size_t words, bool first);
        [[nodiscard]] std::span<const std::uint32_t> of(std::int32_t word) const {
            const auto at = static_cast<std::size_t>(word);
            return std::span(phrases_).subspan(begins_[at], begins_[at + 1] - begins_[at]);
        }

    private:
        std::vector<std::uint32_t> phrases_;
        std::vector<std::uint32_t> begins_;  // of each word in phrases_, and behind the last
    };

    std::vector<Phrase> phrases_;
    ByWord by_first_, by_last_;
};

/// The lists of phrases, as their files are named.
struct FigurePhrases {
    PhraseTable fractions, numbers, scales, vague, several, currencies, units, units_before, rates, before,
        after, dating, relative, times, ratios;
};

/// All that is known of a language: the lists in `data/root` and those in `data/LANGUAGE`.
class FigureWords : public FigurePhrases {
public:
    /// Signs alone, which hold in every language.
    explicit FigureWords(const Data& data);
    FigureWords(const FigureWords& signs, const Data& data, std::string_view language);
    FigureWords(const FigureWords&) = delete;
    FigureWords& operator=(const FigureWords&) = delete;

    [[nodiscard]] const Word& of(const Token& token) const {
        return token.word < 0 ? unknown_ : words_[static_cast<std::size_t>(token.word)];
    }
    [[nodiscard]] const Tokenizer& tokenizer() const { return tokenizer_; }

    /// Whether a number may begin with the word whose first bytes these are; cheap, and wrong in one direction alone.
    [[nodiscard]] bool may_begin(std::uint32_t three_bytes) const { return begins_[hash(three_bytes)]; }
    [[nodiscard]] bool is_number(std::string_view word) const;

    [[nodiscard]] bool decimal_comma() const { return decimal_comma_; }
    /// Whether the lists tell where a noun ends.
    [[nodiscard]] bool knows_nouns() const { return knows_nouns_; }
    /// The word for one is the indefinite article too, and counts nothing.
    [[nodiscard]] bool one_is_article() const { return one_is_article_; }
    /// `million` alone is no number, `a million` is.
    [[nodiscard]] bool scale_needs_article() const { return scale_needs_article_; }
    [[nodiscard]] bool ordinal_stop() const { return ordinal_stop_; }    ///< `3.` is a third
    [[nodiscard]] bool noun_capitals() const { return noun_capitals_; }  ///< every noun begins with a capital
    /// Whether a word looks as if it were of several: by its ending.
    [[nodiscard]] bool ends_as_plural(std::string_view folded) const;

    std::vector<std::pair<std::string, std::string>> subunits;  ///< part, whole
    std::vector<std::string> slashes;

    static constexpr std::uint32_t kHashBits = 15;
    [[nodiscard]] static constexpr std::uint32_t hash(std::uint32_t bytes) {
        return (bytes * 2654435761U) >> (32 - kHashBits);
    }

private:
    void read(const Data& data, const std::string& folder);
    void add_words(const WordList& list, std::uint32_t of);
    void add_phrases(const WordList& list, PhraseTable& table);
    void add_numbers(const WordList& list);
    Word& word(std::string_view folded);
    void settle();
    [[nodiscard]] std::vector<std::string_view> parts_of(std::string_view folded) const;

    Vocabulary vocabulary_;
    Tokenizer tokenizer_;
    std::vector<Word> words_;
    Word unknown_;
    std::bitset<(1U << kHashBits)> begins_;
    std::vector<std::string> plural_ends_, other_ends_;
    bool knows_nouns_ = false, decimal_comma_ = false, ordinal_stop_ = false, noun_capitals_ = false,
         one_is_article_ = false, scale_needs_article_ = false, compounds_ = false;
};

/// What a word is told from afar by: its first letter, or its first three where they are of ASCII, small or capital.
[[nodiscard]] constexpr std::uint32_t first_bytes(std::string_view word) {
    std::uint32_t bytes = 0;
    if (word.empty()) return bytes;
    if (static_cast<unsigned char>(word[0]) >= 0x80) {
        for (std::size_t i = 0; i < 4 && i < word.size() && (i == 0 || is_trail_byte(word[i])); ++i)
            bytes = bytes << 8 | static_cast<unsigned char>(word[i]);
        return bytes;
    }
    for (std::size_t i = 0; i < 3 && i < word.size() && is_ascii_letter(word[i]); ++i)
        bytes = bytes << 8 | static_cast<unsigned char>(to_ascii_small(word[i]));
    return bytes;
}

}  // namespace rostra::figures
