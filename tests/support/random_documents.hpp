// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "support/test_tokens.hpp"

namespace rostra::test {

/// Documents with words of few kinds, some of them no terms, turns that may nest and overlap, noise,
/// sentences, and facts.
inline laws::TestDocuments random_documents(std::uint32_t seed, std::size_t count) {
    std::mt19937 random(seed);
    const auto below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    laws::TestDocuments documents;
    for (std::size_t d = 0; d < count; ++d) {
        std::string text;
        for (std::size_t left = below(60); left > 0; --left)
            text += std::string(1 + below(2), "abcde"[below(5)]) + ' ';
        // Ordinals with gaps, as where documents were set aside.
        laws::TestDocument document =
            document_of(static_cast<std::int64_t>(2 * d), "d" + std::to_string(d), text);
        for (laws::LayerRow& token : document.layers["token"]) {
            if (below(8) == 0) token.cells[0] = "";
        }
        const auto some_spans = [&](std::size_t most) {
            std::vector<Span> spans;
            for (std::size_t left = below(most + 1); left > 0 && !text.empty(); --left) {
                const auto a = static_cast<std::int32_t>(below(text.size())),
                           b = static_cast<std::int32_t>(below(text.size()));
                spans.push_back({std::min(a, b), std::max(a, b)});
            }
            std::sort(spans.begin(), spans.end());
            return spans;
        };
        for (const Span span : some_spans(6)) {
            const char* speakers[] = {"Ann", "Bob", "", "Cid"};
            document.layers["turn"].push_back(
                {span, {speakers[below(4)], static_cast<std::int64_t>(below(3))}});
        }
        for (const Span span : some_spans(2)) document.layers["noise"].push_back({span, {}});
        for (const Span span : some_spans(3)) document.layers["sentence"].push_back({span, {}});
        if (below(3) != 0)
            document.layers["fact"].push_back({{0, 0}, {"place", "p" + std::to_string(below(3))}});
        documents.push_back(document);
    }
    return documents;
}

}  // namespace rostra::test
