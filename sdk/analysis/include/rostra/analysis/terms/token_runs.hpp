// SPDX-License-Identifier: Apache-2.0
// Which tokens stand together: where sequences are cut, and which span holds a token.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "rostra/columns.hpp"

namespace rostra {
inline namespace v0 {
namespace terms {

/// Consecutive tokens of a document, [first, last), that sequences may be made of. `of` says what they belong
/// to: a span's number in its layer.
struct TokenRun {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t of = 0;
    friend bool operator==(const TokenRun&, const TokenRun&) = default;
};

/// The tokens of a document, cut wherever a span of one of the layers begins or ends: no sequence reaches
/// over such an edge. An edge inside a token cuts behind it.
inline std::vector<TokenRun> runs_between_edges(Spans tokens, std::span<const Spans> layers) {
    std::vector<std::int32_t> edges;
    for (const Spans& layer : layers) {
        edges.insert(edges.end(), layer.begins().begin(), layer.begins().end());
        edges.insert(edges.end(), layer.ends().begin(), layer.ends().end());
    }
    std::sort(edges.begin(), edges.end());

    std::vector<TokenRun> runs;
    const auto size = static_cast<std::uint32_t>(tokens.size());
    std::uint32_t first = 0;
    auto edge = edges.begin();
    for (std::uint32_t i = 0; edge != edges.end() && i < size; ++i) {
        // Edges up to this token's begin lie between it and the token before.
        const auto passed =
            std::find_if(edge, edges.end(), [&](std::int32_t e) { return e > tokens.begins()[i]; });
        if (passed != edge && first != i) {
            runs.push_back({first, i, 0});
            first = i;
        }
        edge = passed;
    }
    if (first != size) runs.push_back({first, size, 0});
    return runs;
}

/// These runs without the tokens that have this code, cut where these stood.
inline std::vector<TokenRun> runs_without(std::int32_t code, std::span<const std::int32_t> codes,
                                          std::span<const TokenRun> runs) {
    std::vector<TokenRun> kept;
    for (const TokenRun& run : runs) {
        std::uint32_t first = run.first;
        for (std::uint32_t i = run.first; i < run.last; ++i) {
            if (codes[i] != code) continue;
            if (first != i) kept.push_back({first, i, run.of});
            first = i + 1;
        }
        if (first != run.last) kept.push_back({first, run.last, run.of});
    }
    return kept;
}

/// These runs without the tokens that touch one of these disjoint ascending spans, cut where these stood.
inline std::vector<TokenRun> runs_outside(Spans tokens, Spans spans, std::span<const TokenRun> runs) {
    std::vector<TokenRun> kept;
    std::size_t next = 0;  // the first span that ends behind the token
    for (const TokenRun& run : runs) {
        std::uint32_t first = run.first;
        for (std::uint32_t i = run.first; i < run.last; ++i) {
            while (next < spans.size() && spans[next].end <= tokens[i].begin) ++next;
            if (next == spans.size() || spans[next].begin >= tokens[i].end) continue;
            if (first != i) kept.push_back({first, i, run.of});
            first = i + 1;
        }
        if (first != run.last) kept.push_back({first, run.last, run.of});
    }
    return kept;
}

/// These runs, cut further so that each lies in one span, which is `of`; tokens that no span holds whole are
/// left out. Where spans overlap, the one that begins last holds the token; of those that begin together, the
/// shortest.
inline std::vector<TokenRun> runs_in_spans(Spans tokens, Spans spans, std::span<const TokenRun> runs) {
    constexpr std::uint32_t kNone = 0xffffffffu;
    std::vector<TokenRun> inside;
    std::vector<std::uint32_t> open;  // spans that began and may still hold tokens, in the layer's order
    std::uint32_t next = 0;

    const auto holder = [&](Span token) {
        while (next < spans.size() && spans[next].begin <= token.begin) open.push_back(next++);
        std::erase_if(open, [&](std::uint32_t s) { return spans[s].end <= token.begin; });
        std::uint32_t best = kNone;
        for (const std::uint32_t s : open) {
            if (spans[s].contains(token) && (best == kNone || spans[s].begin > spans[best].begin)) best = s;
        }
        return best;
    };

    for (const TokenRun& run : runs) {
        std::uint32_t last_holder = kNone;
        for (std::uint32_t i = run.first; i < run.last; ++i) {
            const std::uint32_t span = holder(tokens[i]);
            if (span != kNone && span == last_holder) {
                inside.back().last = i + 1;
            } else if (span != kNone) {
                inside.push_back({i, i + 1, span});
            }
            last_holder = span;
        }
    }
    return inside;
}

}  // namespace terms
}  // namespace v0
}  // namespace rostra
