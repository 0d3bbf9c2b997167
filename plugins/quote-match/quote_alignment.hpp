// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "said_words.hpp"

namespace rostra::quote_match {

enum class Verdict : std::uint8_t { verbatim, ellipsis, altered, spliced, not_found };
inline constexpr std::array<std::string_view, 5> kVerdicts = {"verbatim", "ellipsis", "altered", "spliced",
                                                              "not-found"};

/// A run of words that quote and source have alike.
struct Run {
    std::uint32_t quote = 0, source = 0, size = 0;  ///< words
};

/// A place in the source where the quote has other words: [begin, end) on both sides, one of them may be empty.
struct Edit {
    std::uint32_t quote_begin = 0, quote_end = 0, source_begin = 0, source_end = 0;
    bool marked = false;  ///< the quote says that it leaves something out
};

/// How a quote stands in a source.
struct Alignment {
    Verdict verdict = Verdict::not_found;
    double identity = 0;               ///< of the quote's words, how many the source has in its places
    std::vector<Run> runs;             ///< in the quote's order
    std::vector<Edit> edits;           ///< between them
    std::uint8_t turned = 0;           ///< bits of Turning among what was left out, put in or cut off
    std::uint32_t begin = 0, end = 0;  ///< words of the source, of the longest run's place
};

struct AlignmentOptions {
    std::uint32_t most_left_out = 60;  ///< words between pieces that a marked gap may leave out
    std::uint32_t most_unmarked = 8;   ///< and one that no mark shows
    double least_identity = 0.6;       ///< below, a quote is not found
};

/// Where words of the quote stand in the source: (word of the quote, word of the source).
struct Seed {
    std::uint32_t quote, source;
};

/// Aligns a quote with one document's words, from places where they agree. Of places that are as good, one in a turn that
/// is `preferred` (by number of the turn; may be empty) is taken, else the first.
[[nodiscard]] Alignment align(std::span<const SaidWord> quote, std::span<const SaidWord> source,
                              std::span<const Seed> seeds, const AlignmentOptions& options,
                              const std::vector<bool>& preferred = {});

}  // namespace rostra::quote_match
