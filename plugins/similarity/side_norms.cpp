// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "side_features.hpp"

namespace similarity {

using rostra::Buffer;
using rostra::Call;
using rostra::TokenStore;

namespace {

/// The parts of every side, one side after another.
struct PartsOfSides {
    explicit PartsOfSides(const TokenStore& tokens) : first(tokens.sides() + 1), parts(tokens.size()) {
        for (std::size_t part = 0; part < tokens.size(); ++part) ++first[tokens.side_of(part) + 1];
        for (std::size_t side = 0; side < tokens.sides(); ++side) first[side + 1] += first[side];
        std::vector<std::size_t> filled(first.begin(), first.end() - 1);
        for (std::size_t part = 0; part < tokens.size(); ++part) parts[filled[tokens.side_of(part)]++] = part;
    }
    /// Sides in pieces of about so many tokens, [first, last).
    [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> pieces(const TokenStore& tokens) const {
        constexpr std::uint64_t kPieceTokens = std::uint64_t{1} << 18;
        std::vector<std::pair<std::size_t, std::size_t>> pieces;
        std::uint64_t here = 0;
        for (std::size_t side = 0, begin = 0; side < tokens.sides(); ++side) {
            for (std::size_t i = first[side]; i < first[side + 1]; ++i) here += tokens.tokens_of(parts[i]);
            if (here < kPieceTokens && side + 1 < tokens.sides()) continue;
            pieces.emplace_back(begin, side + 1);
            begin = side + 1;
            here = 0;
        }
        return pieces;
    }

    std::vector<std::size_t> first;
    std::vector<std::size_t> parts;
};

/// How often each side has the norms of the store, which are not numbered anew yet nor sorted.
std::vector<std::vector<CountedNorm>> counted(Call call, const TokenStore& tokens) {
    std::vector<std::vector<CountedNorm>> of_side(tokens.sides());
    const PartsOfSides sides(tokens);
    const auto pieces = sides.pieces(tokens);
    call.parallel_for(pieces.size(), 1, [&](std::uint64_t begin, std::uint64_t end) {
        Buffer<std::uint32_t> storage;
        std::vector<std::uint32_t> counts(tokens.norms().size());
        std::vector<std::uint32_t> met;
        for (std::uint64_t p = begin; p < end; ++p) {
            for (std::size_t side = pieces[p].first; side < pieces[p].second; ++side) {
                met.clear();
                for (std::size_t i = sides.first[side]; i < sides.first[side + 1]; ++i) {
                    call.check_stop();
                    for (const std::uint32_t norm : tokens.norms_of(call, sides.parts[i], storage)) {
                        if (counts[norm]++ == 0) met.push_back(norm);
                    }
                }
                of_side[side].reserve(met.size());
                for (const std::uint32_t norm : met)
                    of_side[side].push_back({norm, std::exchange(counts[norm], 0)});
            }
        }
    });
    return of_side;
}

/// Gives norms their numbers; `frequency` is by number in the store. Returns these by number in the store.
std::vector<std::uint32_t> number(SideNorms& norms, const TokenStore& tokens,
                                  const std::vector<std::uint32_t>& frequency) {
    norms.stored = tokens.norms().sorted();
    std::vector<std::uint32_t> ranks(norms.stored.size());
    for (std::uint32_t rank = 0; rank < ranks.size(); ++rank) ranks[norms.stored[rank]] = rank;
    std::stable_sort(norms.stored.begin(), norms.stored.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return frequency[a] > frequency[b]; });
    std::vector<std::uint32_t> numbers(ranks.size());
    for (std::uint32_t norm = 0; norm < numbers.size(); ++norm) {
        numbers[norms.stored[norm]] = norm;
        norms.rank.push_back(ranks[norms.stored[norm]]);
        norms.frequency.push_back(frequency[norms.stored[norm]]);
    }
    return numbers;
}

}  // namespace

SideNorms count_norms(Call call, const TokenStore& tokens) {
    SideNorms norms;
    norms.of_side = counted(call, tokens);
    std::vector<std::uint32_t> frequency(tokens.norms().size());
    for (const std::vector<CountedNorm>& side : norms.of_side) {
        for (const CountedNorm& norm : side) ++frequency[norm.norm];
    }
    const std::vector<std::uint32_t> numbers = number(norms, tokens, frequency);
    constexpr std::uint64_t kGrain = 256;
    call.parallel_for(norms.of_side.size(), kGrain, [&](std::uint64_t begin, std::uint64_t end) {
        for (std::size_t side = begin; side < end; ++side) {
            call.check_stop();
            for (CountedNorm& norm : norms.of_side[side]) norm.norm = numbers[norm.norm];
            std::sort(norms.of_side[side].begin(), norms.of_side[side].end(),
                      [](const CountedNorm& a, const CountedNorm& b) { return a.norm < b.norm; });
        }
    });
    return norms;
}

}  // namespace similarity
