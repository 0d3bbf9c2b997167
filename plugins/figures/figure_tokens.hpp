// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rostra/analysis/language/word_set.hpp"
#include "rostra/span.hpp"

namespace rostra::figures {

enum class TokenKind : std::uint8_t { word, digits, sign };

/// A run of letters, a run of digits, or any other character by itself; a sign too is a gap between columns. An ideograph is a
/// word by itself.
struct Token {
    std::int32_t begin = 0, end = 0;  ///< bytes of the text
    std::int32_t word = -1;           ///< number in the Vocabulary; -1: not there
    TokenKind kind = TokenKind::sign;
    bool space = false;  ///< a blank, or the beginning of the sentence, stands before it

    [[nodiscard]] Span span() const { return {begin, end}; }
};

/// Numbers for the words that some list has, without difference of case.
class Vocabulary {
public:
    static constexpr std::int32_t kUnknown = -1;

    /// The number of a folded word, which is added where it is new.
    std::int32_t add(std::string_view folded);
    [[nodiscard]] std::int32_t find(std::string_view folded) const {
        const auto known = numbers_.find(folded);
        return known == numbers_.end() ? kUnknown : known->second;
    }
    [[nodiscard]] std::size_t size() const { return words_.size(); }
    [[nodiscard]] const std::string& word(std::int32_t number) const {
        return words_[static_cast<std::size_t>(number)];
    }

private:
    std::unordered_map<std::string, std::int32_t, StringHash, std::equal_to<>> numbers_;
    std::vector<std::string> words_;
};

/// What a compound such as `dreiundzwanzig` is made of; empty: the word is none.
using SplitCompound = std::function<std::vector<std::string_view>(std::string_view folded)>;

/// Parts text into tokens.
class Tokenizer {
public:
    explicit Tokenizer(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

    /// The parts of compounds become tokens of their own, without a space between them.
    void split_compounds(SplitCompound split) { split_ = std::move(split); }

    /// Appends the tokens of a span of the text.
    void append(std::string_view text, Span span, std::vector<Token>& tokens) const;

private:
    void append_word(std::string_view text, Token token, std::string& folded,
                     std::vector<Token>& tokens) const;

    const Vocabulary& vocabulary_;
    SplitCompound split_;
};

/// Whether a character is a word by itself: Chinese numbers are written without spaces.
[[nodiscard]] constexpr bool is_ideograph(char32_t c) {
    return c == 0x3007 || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

/// The digits of a token as ASCII.
[[nodiscard]] std::string ascii_digits(std::string_view text);

}  // namespace rostra::figures
