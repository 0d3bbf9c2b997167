// SPDX-License-Identifier: Apache-2.0
#include "quotes.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "attribution.hpp"
#include "dashed_speech.hpp"
#include "direct_quotes.hpp"
#include "indirect_speech.hpp"
#include "quote_pairing.hpp"
#include "sentence_bounds.hpp"

namespace rostra::quotes {

std::vector<FoundQuote> find_quotes(std::string_view text, std::span<const Span> cuts,
                                    const QuoteWords& words, const RunNames& run, Scan& scan) {
    scan_text(text, cuts, words, scan);
    const SentenceBounds sentences(text, words, scan.paragraphs == 0);
    const Attributions attributions(text, scan, words, sentences);
    const std::vector<MarkedSpan> pairs = pair_marks(text, scan, words);
    std::vector<Quote> quotes = DirectQuotes(text, attributions, sentences).choose(pairs);
    const auto in_order = [](const Quote& a, const Quote& b) { return a.span < b.span; };
    const std::vector<Quote> dashed = DashedSpeech(text, attributions).choose(quotes, cuts);
    quotes.insert(quotes.end(), dashed.begin(), dashed.end());
    std::stable_sort(quotes.begin(), quotes.end(), in_order);
    const std::vector<Quote> retold =
        IndirectSpeech(text, scan, words, attributions, sentences).choose(pairs, quotes);
    quotes.insert(quotes.end(), retold.begin(), retold.end());
    std::stable_sort(quotes.begin(), quotes.end(), in_order);
    if (quotes.empty()) return {};

    std::vector<Span> marked;
    for (const MarkedSpan& pair : pairs) {
        if (pair.depth == 0) marked.push_back(pair.outer);
    }
    std::vector<SpeakerIdentity> identities =
        SpeakerNames(text, scan, words, sentences, run).identify(quotes, marked);
    std::vector<FoundQuote> found;
    found.reserve(quotes.size());
    for (std::size_t i = 0; i < quotes.size(); ++i) {
        found.push_back({std::move(quotes[i]), std::move(identities[i])});
    }
    return found;
}

}  // namespace rostra::quotes
