// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "attribution.hpp"
#include "quote.hpp"
#include "quote_pairing.hpp"

namespace rostra::quotes {

/// Decides which of the marked spans quote somebody, and who is said to say it. Marks also stand around
/// titles of works, terms, and words that the writer keeps at a distance: those run on with the sentence,
/// nobody is said to say them, and no mark of their own ends them.
class DirectQuotes {
public:
    DirectQuotes(std::string_view text, const Attributions& attributions, const SentenceBounds& sentences)
        : text_(text), attributions_(attributions), sentences_(sentences) {}

    /// In the order of the text. Of spans inside others only those that are quoted there by name.
    [[nodiscard]] std::vector<Quote> choose(const std::vector<MarkedSpan>& pairs) const;

private:
    /// What stands around a marked span.
    struct Place;

    [[nodiscard]] Place look(const MarkedSpan& pair, Span room, const Quote* last) const;
    [[nodiscard]] bool goes_on(const Quote& last, std::size_t open) const;
    [[nodiscard]] bool follows(const Quote& last, std::size_t open) const;
    /// `room` reaches from the marked span before this one to the next; `last` is what the former quotes, if
    /// it does.
    [[nodiscard]] std::optional<Quote> judge(const MarkedSpan& pair, Span room, const Quote* last) const;

    std::string_view text_;
    const Attributions& attributions_;
    const SentenceBounds& sentences_;
};

}  // namespace rostra::quotes
