// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "quote.hpp"
#include "quote_scan.hpp"
#include "quote_words.hpp"
#include "speaker_names.hpp"

namespace rostra::quotes {

/// A quotation and who its speaker is.
struct FoundQuote {
    Quote quote;
    SpeakerIdentity identity;
};

/// All quotations of a text, ordered by begin, then end.
///
/// `cuts` are spans that nothing is quoted from and that no quotation reaches across, in order and disjoint;
/// an empty one only parts what stands before it from what stands behind. `scan` is memory to work in.
///
///     for (const FoundQuote& found : find_quotes(text, noise, words, names_of_the_run, scan)) …
std::vector<FoundQuote> find_quotes(std::string_view text, std::span<const Span> cuts,
                                    const QuoteWords& words, const RunNames& run, Scan& scan);

}  // namespace rostra::quotes
