// SPDX-License-Identifier: Apache-2.0
// Which tokens stand together: where sequences are cut, and which span holds a token.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rostra/columns.hpp"

namespace term_frequency {

/// Consecutive tokens of a document, [first, last), that sequences may be made of. `of` says what they belong
/// to: a span's number in its layer.
struct TokenRun {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t of = 0;
    friend bool operator==(const TokenRun&, const TokenRun&) = default;
};

/// These runs without the tokens that have this code, cut where these stood.
std::vector<TokenRun> runs_without(std::int32_t code, std::span<const std::int32_t> codes,
                                   std::span<const TokenRun> runs);

/// The tokens of a document, cut wherever a span of one of the layers begins or ends: no sequence reaches
/// over such an edge. An edge inside a token cuts behind it.
std::vector<TokenRun> runs_between_edges(rostra::Spans tokens, std::span<const rostra::Spans> layers);

/// These runs, cut further so that each lies in one span, which is `of`; tokens that no span holds whole are
/// left out. Where spans overlap, the one that begins last holds the token; of those that begin together, the
/// shortest.
std::vector<TokenRun> runs_in_spans(rostra::Spans tokens, rostra::Spans spans,
                                    std::span<const TokenRun> runs);

}  // namespace term_frequency
