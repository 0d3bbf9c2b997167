// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rostra/analysis/state/document_bytes.hpp"
#include "rostra/span.hpp"

namespace rostra::quote_match {

/// A quotation as its layer has it.
struct KeptQuote {
    Span span;
    std::string type, speaker;
};
struct KeptTurn {
    Span span;
    std::string speaker;
};

/// What the state keeps of a document.
struct KeptDocument {
    std::string language;
    std::vector<KeptQuote> quotes;
    std::vector<KeptTurn> turns;

    [[nodiscard]] std::string written() const;
    /// Throws where the bytes are not as written() makes them.
    [[nodiscard]] static KeptDocument read(std::string_view bytes);
    /// Throws where a span does not lie in a text of this size.
    void require_within(std::size_t text_size) const;
};

/// Whether two names are of the same person as far as they go: all words of the one are words of the other.
[[nodiscard]] bool same_speaker(std::string_view a, std::string_view b);

}  // namespace rostra::quote_match
