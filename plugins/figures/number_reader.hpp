// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "figure_words.hpp"

namespace rostra::figures {

/// The tokens of a sentence, and what is asked of them again and again.
class Reading {
public:
    Reading(std::string_view text, const std::vector<Token>& tokens, const FigureWords& words)
        : text_(text), tokens_(tokens), words_(words) {}

    [[nodiscard]] std::size_t size() const { return tokens_.size(); }
    [[nodiscard]] const Token& token(std::size_t i) const { return tokens_[i]; }
    [[nodiscard]] std::string_view text(std::size_t i) const {
        return i < size() ? slice(text_, tokens_[i].span()) : std::string_view();
    }
    [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }
    [[nodiscard]] std::string_view whole() const { return text_; }
    [[nodiscard]] const FigureWords& words() const { return words_; }

    [[nodiscard]] bool is_digits(std::size_t i) const {
        return i < size() && tokens_[i].kind == TokenKind::digits;
    }
    [[nodiscard]] bool is_word(std::size_t i) const {
        return i < size() && tokens_[i].kind == TokenKind::word;
    }
    [[nodiscard]] bool is_sign(std::size_t i, std::string_view sign) const {
        return i < size() && tokens_[i].kind == TokenKind::sign && text(i) == sign;
    }
    /// Whether a sign of the sentence that parts is there, or its end.
    [[nodiscard]] bool is_end(std::size_t i) const {
        return i >= size() || tokens_[i].kind == TokenKind::sign;
    }
    [[nodiscard]] bool is(std::size_t i, std::uint32_t of) const {
        return i < size() && words_.of(tokens_[i]).is(of);
    }
    [[nodiscard]] const Word& word(std::size_t i) const { return words_.of(tokens_[i]); }
    /// Without a blank before it; the first token has one.
    [[nodiscard]] bool is_glued(std::size_t i) const { return i < size() && !tokens_[i].space; }
    /// A gap between columns.
    [[nodiscard]] bool parts_columns(std::size_t i) const {
        return i < size() && tokens_[i].kind == TokenKind::sign && text(i).find_first_of(" \t") == 0;
    }
    /// One blank in the line, no tab and nothing else, lies between the token and the one before.
    [[nodiscard]] bool is_behind_one_blank(std::size_t i) const;
    /// Whether it stands in a cell of a table by itself: tabs, bars, wide gaps or ends of the line are around it.
    [[nodiscard]] bool stands_alone(std::size_t i) const;
    [[nodiscard]] bool begins_with_capital(std::size_t i) const;
    /// Whether it looks like a noun of several things.
    [[nodiscard]] bool is_plural(std::size_t i) const;
    [[nodiscard]] PhraseMatch match(const PhraseTable& table, std::size_t at) const {
        return table.at(text_, tokens_, at);
    }
    [[nodiscard]] PhraseMatch match_before(const PhraseTable& table, std::size_t at) const {
        return table.before(text_, tokens_, at);
    }
    /// A hyphen, or a dash that stands for one.
    [[nodiscard]] bool is_hyphen(std::size_t i) const;
    /// A hyphen or a dash of any length.
    [[nodiscard]] bool is_dash(std::size_t i) const;

private:
    std::string_view text_;
    const std::vector<Token>& tokens_;
    const FigureWords& words_;
};

/// A number as it was read.
struct Number {
    ExactDecimal value;
    std::size_t first = 0, end = 0;  ///< tokens
    bool digits = false;             ///< written in digits
    bool plain = false;              ///< digits and nothing else
    bool fraction = false;           ///< a part of one: a half, 3/4
    bool vague = false;              ///< `hundreds`: no less than `value`, and no value
    bool several = false;            ///< `several hundred`: from `value` up to `top`
    ExactDecimal top;
    bool ratio = false;                    ///< two in three
    ExactDecimal scale = ExactDecimal(1);  ///< the large number that it was multiplied by last
    ExactDecimal last_tens;  ///< the tens that it ends with, behind more: thirty of one hundred thirty
};

/// Reads the number that begins with token `at`, in digits, words or both; nothing where none does. It knows nothing of what
/// the number means: `told_apart()` does.
[[nodiscard]] std::optional<Number> read_number(const Reading& reading, std::size_t at);

/// The digits that begin with token `at`, with their separators; no words and no fractions.
[[nodiscard]] std::optional<Number> read_numeral(const Reading& reading, std::size_t at);

/// The words and digits of a whole or decimal number.
[[nodiscard]] std::optional<Number> read_cardinal(const Reading& reading, std::size_t at);

/// The same of Chinese numbers.
[[nodiscard]] std::optional<Number> read_ideographs(const Reading& reading, std::size_t at);

/// What may stand behind a cardinal and makes it a fraction or more than whole; `number` as it was where nothing does.
[[nodiscard]] Number with_fraction(const Reading& reading, Number number);

}  // namespace rostra::figures
