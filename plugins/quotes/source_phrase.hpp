// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "quote_tokens.hpp"

namespace rostra::quotes {

enum class SourceKind : std::uint8_t {
    name,         ///< of a person, as far as the words tell: Mayor Ana Ruiz
    pronoun,      ///< she
    description,  ///< the mayor, a spokesman for Ana Ruiz, officials
    body,         ///< the company, the Courier, France
};

/// The words that say who speaks.
struct SourcePhrase {
    Span span;            ///< as printed, without an article before it
    Span name;            ///< of a name: without offices and forms of address
    WordFlags flags = 0;  ///< kMale, kFemale, kHe, kShe …, of its words
    SourceKind kind = SourceKind::description;
    bool several = false;            ///< two names or more
    std::size_t begin = 0, end = 0;  ///< its tokens, with the article

    [[nodiscard]] bool pronoun() const { return kind == SourceKind::pronoun; }
    [[nodiscard]] bool named() const { return kind == SourceKind::name || kind == SourceKind::body; }
};

/// Reads phrases among the tokens of a stretch, without looking at more than two dozen.
class PhraseReader {
public:
    explicit PhraseReader(const QuoteTokens& tokens) : tokens_(tokens) {}

    /// The phrase that begins with token `begin`, before token `limit`.
    [[nodiscard]] std::optional<SourcePhrase> after(std::size_t begin, std::size_t limit) const;

    /// The phrase that ends before token `end` and is the subject of what follows; not before token `limit`.
    [[nodiscard]] std::optional<SourcePhrase> before(std::size_t end, std::size_t limit) const;

    /// The phrase that tokens [begin, end) are, if they are one.
    [[nodiscard]] std::optional<SourcePhrase> make(std::size_t begin, std::size_t end) const;

    /// Whether tokens [begin, end) hold a finite verb.
    [[nodiscard]] bool has_verb(std::size_t begin, std::size_t end) const;
    [[nodiscard]] bool is_verb(std::size_t i) const;
    /// Whether a small word says that the number behind it is a rough one: about half.
    [[nodiscard]] bool is_quantity(std::size_t i) const;

private:
    [[nodiscard]] std::size_t begin_behind_lead(std::size_t begin, std::size_t end) const;
    [[nodiscard]] bool noun_like(std::size_t i) const;
    [[nodiscard]] std::size_t name_begin(std::size_t begin, std::size_t end) const;

    const QuoteTokens& tokens_;
};

}  // namespace rostra::quotes
