// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "quote.hpp"
#include "quote_pairing.hpp"
#include "sayings.hpp"

namespace rostra::quotes {

/// Decides which of the marked spans of a stretch quote somebody, and who is said to say it. Marks also stand around titles of
/// works, terms, and words that the writer keeps at a distance: those run on with the sentence, nobody is said to say
/// them, and no mark of their own ends them.
class DirectQuotes {
public:
    DirectQuotes(const QuoteTokens& tokens, const Sayings& sayings, const QuoteWords& words)
        : tokens_(tokens), sayings_(sayings), words_(words) {}

    /// In the order of the text. `inside`: the stretch is itself quoted, so only what is quoted there by name counts.
    /// `retold`: what is told in words of the writer's own, by begin; marks in it are no quotation by themselves.
    [[nodiscard]] std::vector<Quote> choose(const std::vector<MarkedSpan>& pairs, bool inside,
                                            const std::vector<Quote>& retold) const;

private:
    /// What stands around a marked span.
    struct Place;
    /// A clause that says who says it.
    struct Found {
        const Saying* saying = nullptr;
        bool touches = false;  ///< nothing but punctuation stands between the clause and the marks
    };

    [[nodiscard]] Place look(std::size_t token, const MarkedSpan& pair, std::size_t from) const;
    [[nodiscard]] Found behind(std::size_t token) const;
    [[nodiscard]] Found before(std::size_t token) const;
    [[nodiscard]] bool ends_as_sentence(Span span) const;
    bool read_unspaced(std::size_t open, Quote& quote) const;
    [[nodiscard]] std::optional<SourcePhrase> signed_by(std::size_t token) const;
    [[nodiscard]] std::optional<SourcePhrase> announced_by(std::size_t token) const;
    [[nodiscard]] bool goes_on(const Quote& last, std::size_t last_token, std::size_t token) const;
    [[nodiscard]] bool another_speaks(const Quote& last, std::size_t token) const;
    [[nodiscard]] bool follows(const Quote& last, std::size_t last_token, std::size_t token) const;
    /// `last` is what the marked span before it quotes, if it does; its token is `last_token`.
    [[nodiscard]] std::optional<Quote> judge(std::size_t token, const MarkedSpan& pair, const Quote* last,
                                             std::size_t last_token, bool inside) const;

    const QuoteTokens& tokens_;
    const Sayings& sayings_;
    const QuoteWords& words_;
};

}  // namespace rostra::quotes
