// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>
#include <span>
#include <stdexcept>
#include <utility>

#include "rostra/analysis/state/repeat_filter.hpp"
#include "rostra/analysis/state/run_hashes.hpp"
#include "rostra/services.hpp"
#include "side_features.hpp"

namespace similarity {

using rostra::Buffer;
using rostra::Call;
using rostra::RepeatFilter;
using rostra::RunHashes;
using rostra::TokenStore;

namespace {

using Tokens = std::span<const std::uint32_t>;

/// A shingle by where it stands.
struct Place {
    std::uint64_t hash;
    std::uint32_t part;
    std::uint32_t token;
};

/// The different shingles of one part.
class ShingleSet {
public:
    /// Calls use(hash, token) for each different one.
    template <class Use>
    void each(Tokens tokens, std::size_t length, const RunHashes& hashes, Use use) {
        if (tokens.empty()) return;
        if (tokens.size() < length) {
            RunHashes(tokens.size())
                .each_block(tokens, [&](std::size_t, std::span<const std::uint64_t> hash) {
                    use(hash[0], std::uint32_t{0});
                });
            return;
        }
        slots_.assign(std::bit_ceil(2 * (tokens.size() - length + 1)), kFree);
        hashes_.resize(slots_.size());
        const std::size_t mask = slots_.size() - 1;
        hashes.each_block(tokens, [&](std::size_t first, std::span<const std::uint64_t> block) {
            for (std::size_t i = 0; i < block.size(); ++i) {
                const auto token = static_cast<std::uint32_t>(first + i);
                std::size_t slot = block[i] & mask;
                while (slots_[slot] != kFree &&
                       (hashes_[slot] != block[i] || !equal(tokens, slots_[slot], token, length))) {
                    slot = (slot + 1) & mask;
                }
                if (slots_[slot] != kFree) continue;
                slots_[slot] = token;
                hashes_[slot] = block[i];
                use(block[i], token);
            }
        });
    }

private:
    static constexpr std::uint32_t kFree = 0xffffffffu;

    static bool equal(Tokens tokens, std::uint32_t a, std::uint32_t b, std::size_t length) {
        return std::equal(tokens.begin() + a, tokens.begin() + a + static_cast<std::ptrdiff_t>(length),
                          tokens.begin() + b);
    }

    std::vector<std::uint32_t> slots_;
    std::vector<std::uint64_t> hashes_;
};

class ShingleSearch {
public:
    ShingleSearch(Call call, const TokenStore& tokens, std::size_t length)
        : call_(call),
          tokens_(tokens),
          length_(length),
          hashes_(length),
          filter_(static_cast<std::uint64_t>(tokens.tokens()),
                  static_cast<std::uint64_t>(
                      std::max<std::int64_t>(rostra::Scratch(call).budget(), kLeastBudget)) /
                      4),
          pieces_(tokens.pieces(kPieceTokens)) {}

    SideShingles search() {
        each_part([&](std::uint64_t, std::size_t, Tokens tokens, ShingleSet& set) {
            set.each(tokens, length_, hashes_, [&](std::uint64_t hash, std::uint32_t) { filter_.add(hash); });
        });
        SideShingles found;
        found.sizes.resize(tokens_.sides());
        found.shared.resize(tokens_.sides());
        std::vector<Place> places = repeated_places(found.sizes);
        std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
            return a.hash != b.hash ? a.hash < b.hash : a.part < b.part;
        });

        std::uint32_t number = 0;
        std::vector<std::uint32_t> sides;
        for (std::size_t i = 0; i < places.size();) {
            call_.check_stop();
            std::size_t end = i + 1;
            while (end < places.size() && places[end].hash == places[i].hash) ++end;
            // Nearly always all are one shingle; where two shingles have one hash they are told apart here.
            for (auto rest = std::span(places).subspan(i, end - i); !rest.empty();) {
                const std::size_t same = put_equal_first(rest);
                sides.clear();
                for (const Place& place : rest.first(same)) sides.push_back(tokens_.side_of(place.part));
                std::sort(sides.begin(), sides.end());
                sides.erase(std::unique(sides.begin(), sides.end()), sides.end());
                for (const std::uint32_t side : sides) {
                    ++found.sizes[side];
                    if (sides.size() > 1) found.shared[side].push_back(number);
                }
                if (sides.size() > 1 && ++number == 0)
                    throw std::length_error("too many shingles are shared");
                rest = rest.subspan(same);
            }
            i = end;
        }
        return found;
    }

private:
    static constexpr std::int64_t kLeastBudget = std::int64_t{64} << 20;
    static constexpr std::uint64_t kPieceTokens = std::uint64_t{1} << 18;

    /// body(piece, part, its tokens, a set to use), pieces in parallel.
    template <class Body>
    void each_part(Body body) {
        call_.parallel_for(pieces_.size(), 1, [&](std::uint64_t begin, std::uint64_t end) {
            Buffer<std::uint32_t> storage;
            ShingleSet set;
            for (std::uint64_t p = begin; p < end; ++p) {
                for (std::size_t part = pieces_[p].first; part < pieces_[p].last; ++part) {
                    call_.check_stop();
                    body(p, part, tokens_.norms_of(call_, part, storage), set);
                }
            }
        });
    }

    /// Where shingles stand that other parts may have too, once a part and shingle. The others, which no other part
    /// has, are added to the sizes of their sides.
    std::vector<Place> repeated_places(std::vector<std::uint64_t>& sizes) {
        std::vector<std::vector<Place>> found(pieces_.size());
        std::vector<std::uint32_t> alone(tokens_.size());
        each_part([&](std::uint64_t p, std::size_t part, Tokens tokens, ShingleSet& set) {
            set.each(tokens, length_, hashes_, [&](std::uint64_t hash, std::uint32_t token) {
                if (filter_.repeated(hash)) {
                    found[p].push_back({hash, static_cast<std::uint32_t>(part), token});
                } else {
                    ++alone[part];
                }
            });
        });
        for (std::size_t part = 0; part < alone.size(); ++part) sizes[tokens_.side_of(part)] += alone[part];
        std::vector<Place> places;
        for (std::vector<Place>& piece : found) {
            places.insert(places.end(), piece.begin(), piece.end());
            piece = {};
        }
        return places;
    }

    /// Brings the places of the first one's shingle to the front, in their order; returns how many they are.
    std::size_t put_equal_first(std::span<Place> places) {
        if (places.size() == 1) return 1;
        const Tokens first = shingle_at(places.front(), first_storage_);
        const auto end = std::stable_partition(places.begin() + 1, places.end(), [&](const Place& place) {
            const Tokens other = shingle_at(place, other_storage_);
            return std::equal(first.begin(), first.end(), other.begin(), other.end());
        });
        return static_cast<std::size_t>(end - places.begin());
    }
    Tokens shingle_at(const Place& place, Buffer<std::uint32_t>& storage) {
        const auto count = std::min(static_cast<std::uint32_t>(length_), tokens_.tokens_of(place.part));
        return tokens_.norms_at(call_, place.part, place.token, count, storage);
    }

    Call call_;
    const TokenStore& tokens_;
    std::size_t length_;
    RunHashes hashes_;
    RepeatFilter filter_;
    std::vector<TokenStore::Piece> pieces_;
    Buffer<std::uint32_t> first_storage_, other_storage_;
};

}  // namespace

SideShingles find_shingles(Call call, const TokenStore& tokens, std::size_t length) {
    return ShingleSearch(call, tokens, length).search();
}

}  // namespace similarity
