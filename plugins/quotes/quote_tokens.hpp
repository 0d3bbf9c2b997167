// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "quote_pairing.hpp"
#include "quote_scan.hpp"
#include "quote_words.hpp"

namespace rostra::quotes {

enum class TokenKind : std::uint8_t {
    word,
    quote,  ///< all that stands in a pair of marks, as one
    comma,
    colon,
    semicolon,
    dash,
    stop,  ///< ends a sentence
    open,  ///< a parenthesis
    close,
    hyphen,  ///< parts a verb from the pronoun behind it: dit-elle
};

struct Token {
    std::int32_t begin = 0, end = 0;
    WordFlags flags = 0;
    std::int32_t pair = -1;  ///< of a quote: which
    TokenKind kind = TokenKind::word;
    bool capital = false;
    bool possessive = false;                            ///< Ruiz’s: the end is before the apostrophe
    bool first = false;                                 ///< of its sentence
    bool doubtful = false;                              ///< the capital may be the sentence's alone
    std::int32_t sentence_begin = 0, sentence_end = 0;  ///< tokens of its sentence

    [[nodiscard]] bool word() const { return kind == TokenKind::word; }
    [[nodiscard]] bool is(WordFlags wanted) const { return word() && (flags & wanted) != 0; }
    [[nodiscard]] Span span() const { return {begin, end}; }
};

/// The words, marks and quotations of a stretch of text, by sentences.
class QuoteTokens {
public:
    QuoteTokens(std::string_view text, const Scan& scan, const QuoteWords& words, bool lines_end_sentences)
        : text_(text), scan_(scan), words_(words), lines_end_sentences_(lines_end_sentences) {}

    /// Reads `stretch`; of `pairs` those of this depth that lie in it become one token each.
    void read(Span stretch, std::span<const MarkedSpan> pairs, std::int32_t depth);

    [[nodiscard]] std::size_t size() const { return tokens_.size(); }
    /// Where there is none, before the first and behind the last, a stop.
    [[nodiscard]] const Token& operator[](std::size_t i) const {
        static constexpr Token kNone{0, 0, 0, -1, TokenKind::stop};
        return i < tokens_.size() ? tokens_[i] : kNone;
    }
    [[nodiscard]] auto begin() const { return tokens_.begin(); }
    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] const QuoteWords& words() const { return words_; }
    [[nodiscard]] std::string_view text(std::size_t i) const { return slice(text_, (*this)[i].span()); }

    /// The sentence that a token stands in: tokens [begin, end).
    [[nodiscard]] std::size_t sentence_begin(std::size_t i) const {
        return static_cast<std::size_t>((*this)[i].sentence_begin);
    }
    [[nodiscard]] std::size_t sentence_end(std::size_t i) const {
        return static_cast<std::size_t>((*this)[i].sentence_end);
    }
    /// The first token that begins at `at` or behind.
    [[nodiscard]] std::size_t at(std::int32_t place) const;

private:
    void read_word(std::size_t limit);
    void read_symbol(std::size_t limit);
    void number_sentences();
    void find_unlisted_cues();
    void add_quote(const MarkedSpan& pair, std::size_t index);
    void add(TokenKind kind, std::size_t begin, std::size_t end, WordFlags flags = 0);
    [[nodiscard]] std::size_t read_letters(std::size_t at, std::size_t limit) const;
    [[nodiscard]] bool ends_sentence(std::size_t at) const;
    [[nodiscard]] bool is_name_inside(std::size_t begin, std::size_t end);
    [[nodiscard]] WordFlags flags_of(std::size_t begin, std::size_t end) const;

    std::string_view text_;
    const Scan& scan_;
    const QuoteWords& words_;
    bool lines_end_sentences_;
    std::vector<Token> tokens_;
    std::vector<std::uint64_t> inside_;  // capital words of the text that stand inside sentences; sorted
    bool inside_known_ = false;
    std::size_t at_ = 0;
    std::size_t cue_ = 0;  // the next of the scan's
    bool first_ = true;    // a sentence begins with the next token
    bool ended_ = false;   // the last marked span ends as a sentence does
};

}  // namespace rostra::quotes
