// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "quote.hpp"
#include "quote_pairing.hpp"
#include "quote_words.hpp"

namespace rostra::quotes {

/// Who speaks, by the words [begin, end) before a verb of saying in a script that puts no blanks between words: up to the first
/// adverb, date or small word (毛宁7日在记者会上表示). Nothing where there are none.
[[nodiscard]] std::optional<SourcePhrase> unspaced_source(std::string_view text, std::size_t begin,
                                                          std::size_t end, const QuoteWords& words);

/// Finds what is retold in a script that puts no blanks between words: 毛宁表示，… up to the end of the sentence.
[[nodiscard]] std::vector<Quote> unspaced_speech(std::string_view text, std::span<const Span> cuts,
                                                 std::span<const MarkedSpan> pairs, const QuoteWords& words);

}  // namespace rostra::quotes
