// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "document_features.hpp"

namespace similarity {

using rostra::Buffer;
using rostra::Call;
using rostra::TokenStore;

InvertedIndex index_norms(Call call, const TokenStore& tokens) {
    constexpr std::uint64_t kPieceTokens = std::uint64_t{1} << 18;
    const std::vector<std::uint32_t> ranks = tokens.norms().ranks();
    std::vector<std::vector<Feature>> of_document(tokens.size());
    const std::vector<TokenStore::Piece> pieces = tokens.pieces(kPieceTokens);
    call.parallel_for(pieces.size(), 1, [&](std::uint64_t begin, std::uint64_t end) {
        Buffer<std::uint32_t> storage;
        std::vector<std::uint32_t> counts(ranks.size());
        for (std::uint64_t p = begin; p < end; ++p) {
            for (std::size_t d = pieces[p].first; d < pieces[p].last; ++d) {
                call.check_stop();
                std::vector<std::uint32_t> met;
                for (const std::uint32_t norm : tokens.norms_of(call, d, storage)) {
                    if (counts[ranks[norm]]++ == 0) met.push_back(ranks[norm]);
                }
                std::sort(met.begin(), met.end());
                of_document[d].reserve(met.size());
                for (const std::uint32_t norm : met)
                    of_document[d].push_back({norm, std::exchange(counts[norm], 0), 0});
            }
        }
    });
    return {std::move(of_document), ranks.size()};
}

}  // namespace similarity
