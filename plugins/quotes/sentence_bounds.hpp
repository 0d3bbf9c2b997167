// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "quote_words.hpp"

namespace rostra::quotes {

/// Where the sentence around a quotation begins and ends, as far as attribution needs to know.
class SentenceBounds {
public:
    /// `lines_end_sentences`: a line end does, where no blank lines part paragraphs.
    SentenceBounds(std::string_view text, const QuoteWords& words, bool lines_end_sentences)
        : text_(text), words_(words), lines_end_sentences_(lines_end_sentences) {}

    /// The end of the sentence that goes on at `at`, behind its last mark; at most `limit`.
    [[nodiscard]] std::size_t end(std::size_t at, std::size_t limit) const;
    /// The begin of the sentence that goes on before `at`; at least `limit`.
    [[nodiscard]] std::size_t begin(std::size_t at, std::size_t limit) const;

private:
    [[nodiscard]] bool ends_at(std::size_t at) const;

    std::string_view text_;
    const QuoteWords& words_;
    bool lines_end_sentences_;
};

}  // namespace rostra::quotes
