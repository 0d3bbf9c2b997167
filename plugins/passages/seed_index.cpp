// SPDX-License-Identifier: Apache-2.0
#include "seed_index.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "rostra/analysis/state/repeat_filter.hpp"
#include "rostra/services.hpp"

namespace passages {

using rostra::Buffer;
using rostra::Call;
using rostra::RepeatFilter;
using rostra::TokenStore;

/// Fills a SeedIndex. A first pass over all tokens tells the sequences that repeat from the many that do not; a
/// second collects where the repeated ones stand; sorting brings equal ones together. Where even these are too
/// many for the budget, the last two are done in rounds, each for a share of the hashes. Where some turn out to be
/// too common or crowded, they are done once more: without the common ones, and with every sequence that stands behind
/// a crowded one as if nothing were known of what it stands behind. For a run that begins with a crowded sequence may
/// not be found from there, and then has to be found from the first sequence that is not.
class SeedSearch {
public:
    SeedSearch(Call call, const TokenStore& tokens, const SeedRules& rules, SeedIndex& index)
        : call_(call),
          tokens_(tokens),
          ranks_(rules.window == 1 ? std::vector<std::uint32_t>() : tokens.norms().ranks()),
          sampler_(rules.shingle, rules.window),
          max_documents_(rules.max_documents),
          max_places_(rules.max_places),
          index_(index),
          budget_(static_cast<std::uint64_t>(
              std::max<std::int64_t>(rostra::Scratch(call).budget(), kLeastBudget))),
          filter_(2 * static_cast<std::uint64_t>(tokens.tokens()) / (rules.window + 1), budget_ / 4),
          pieces_(tokens.pieces(kPieceTokens)) {
        add_to_filter();
        index_.first_token_.resize(tokens_.size() + 1);
        for (std::size_t d = 0; d < tokens_.size(); ++d) {
            index_.first_token_[d + 1] = index_.first_token_[d] + tokens_.tokens_of(d);
        }
        const std::size_t words = static_cast<std::size_t>(tokens_.tokens()) / 64 + 1;
        if (max_documents_ != 0) index_.common_.resize(words);
        if (max_places_ != 0) crowded_.resize(words);
        sweep();
        if (!is_again()) return;
        index_.seeds_.clear();
        index_.crowded_ = {};
        is_first_ = false;
        sweep();
    }

private:
    static constexpr std::int64_t kLeastBudget = std::int64_t{64} << 20;
    static constexpr std::uint64_t kPieceTokens = std::uint64_t{1} << 18;
    static constexpr std::size_t kParts = 256;

    struct Place {
        std::uint64_t hash;
        std::uint64_t before;
        std::uint32_t part;
        std::uint32_t token;
    };

    static std::size_t share_of(std::uint64_t hash) { return hash >> 56; }

    /// body(piece number, part, runs) for all parts, pieces in parallel.
    template <class Body>
    void each_block(Body body) {
        call_.parallel_for(pieces_.size(), 1, [&](std::uint64_t begin, std::uint64_t end) {
            Buffer<std::uint32_t> storage, ranked;
            for (std::uint64_t p = begin; p < end; ++p) {
                for (std::size_t d = pieces_[p].first; d < pieces_[p].last; ++d) {
                    call_.check_stop();
                    const std::span<const std::uint32_t> ids =
                        ordered(tokens_.norms_of(call_, d, storage), ranked);
                    sampler_.each_block(ids, [&](std::span<const SampledRun> runs) {
                        for (const SampledRun& run : runs) filter_.prefetch(run.hash);
                        body(p, d, runs);
                    });
                }
            }
        });
    }
    /// Which sequences are chosen goes by their hashes, and must not go by the order documents arrived in.
    std::span<const std::uint32_t> ordered(std::span<const std::uint32_t> ids,
                                           Buffer<std::uint32_t>& ranked) const {
        if (ranks_.empty()) return ids;
        ranked.resize(ids.size());
        for (std::size_t i = 0; i < ids.size(); ++i) ranked[i] = ranks_[ids[i]];
        return ranked.span();
    }

    void add_to_filter() {
        std::vector<std::uint64_t> repeats(pieces_.size());
        each_block([&](std::uint64_t p, std::size_t, std::span<const SampledRun> runs) {
            for (const SampledRun& run : runs) repeats[p] += filter_.add(run.hash) ? 1u : 0u;
        });
        // Each repeated cell had a first use that did not count.
        const std::uint64_t most = 2 * std::accumulate(repeats.begin(), repeats.end(), std::uint64_t{0});
        rounds_ = std::bit_ceil(most * 2 * sizeof(Place) / (budget_ / 4) + 1);
    }

    void sweep() {
        for (std::uint64_t round = 0; round < rounds_; ++round) {
            std::array<std::uint64_t, kParts + 1> first{};
            std::vector<Place> places = collect(round, first);
            std::vector<std::vector<Seed>> seeds(kParts);
            std::vector<SeedIndex::LeftOut> left_out(kParts);
            std::vector<SeedIndex::Crowded> crowded(kParts);
            call_.parallel_for(kParts, 1, [&](std::uint64_t begin, std::uint64_t end) {
                for (std::uint64_t share = begin; share < end; ++share) {
                    call_.check_stop();
                    const std::span<Place> own =
                        std::span(places).subspan(first[share], first[share + 1] - first[share]);
                    std::sort(own.begin(), own.end(), [](const Place& a, const Place& b) {
                        return std::tie(a.hash, a.before, a.part, a.token) <
                               std::tie(b.hash, b.before, b.part, b.token);
                    });
                    each_group(own, [&](std::span<const Place> group) {
                        if (is_first_) note_common(group, left_out[share]);
                        keep_seeds(group, seeds[share], crowded[share]);
                    });
                }
            });
            for (const SeedIndex::LeftOut& share : left_out) {
                index_.left_out_.sequences += share.sequences;
                index_.left_out_.places += share.places;
                index_.left_out_.most_documents =
                    std::max(index_.left_out_.most_documents, share.most_documents);
            }
            for (const SeedIndex::Crowded& share : crowded) {
                index_.crowded_.sequences += share.sequences;
                index_.crowded_.most_places = std::max(index_.crowded_.most_places, share.most_places);
            }
            if (is_first_ && is_again()) continue;
            for (std::vector<Seed>& share : seeds) {
                append(share);
                share = {};
            }
        }
    }

    /// Where this round's repeated sequences stand, by share: those of share s from first[s] on.
    std::vector<Place> collect(std::uint64_t round, std::array<std::uint64_t, kParts + 1>& first) {
        std::vector<std::vector<Place>> found(pieces_.size());
        // The sequence sampled before, by piece.
        std::vector<std::pair<std::size_t, std::uint32_t>> last(pieces_.size(), {tokens_.size(), 0});
        each_block([&](std::uint64_t p, std::size_t d, std::span<const SampledRun> runs) {
            for (const SampledRun& run : runs) {
                const auto [last_part, last_token] = std::exchange(last[p], {d, run.token});
                if ((run.hash & (rounds_ - 1)) != round || !filter_.repeated(run.hash)) continue;
                if (index_.left_out(d, run.token)) continue;
                const bool open = last_part != d || index_.left_out(d, last_token) ||
                                  (!is_first_ && is_crowded(d, last_token) && !is_crowded(d, run.token));
                found[p].push_back({run.hash, open ? SampledRun::kOpen : run.before,
                                    static_cast<std::uint32_t>(d), run.token});
            }
        });

        // Where each piece's share goes.
        std::vector<std::array<std::uint64_t, kParts>> next(pieces_.size());
        for (std::size_t p = 0; p < found.size(); ++p) {
            for (const Place& place : found[p]) ++next[p][share_of(place.hash)];
        }
        std::uint64_t total = 0;
        for (std::size_t share = 0; share < kParts; ++share) {
            first[share] = total;
            for (auto& counts : next) total += std::exchange(counts[share], total);
        }
        first[kParts] = total;

        std::vector<Place> places(total);
        call_.parallel_for(pieces_.size(), 1, [&](std::uint64_t begin, std::uint64_t end) {
            for (std::uint64_t p = begin; p < end; ++p) {
                for (const Place& place : found[p]) places[next[p][share_of(place.hash)]++] = place;
                found[p] = {};
            }
        });
        return places;
    }

    /// body(places of one sequence), where two sides have it.
    template <class Body>
    void each_group(std::span<const Place> places, Body body) const {
        for (std::size_t i = 0; i < places.size();) {
            std::size_t end = i + 1;
            bool shared = false;
            for (; end < places.size() && places[end].hash == places[i].hash; ++end) {
                shared = shared || tokens_.side_of(places[end].part) != tokens_.side_of(places[i].part);
            }
            if (shared) body(places.subspan(i, end - i));
            i = end;
        }
    }

    void note_common(std::span<const Place> group, SeedIndex::LeftOut& left_out) {
        if (max_documents_ == 0 || group.size() <= max_documents_) return;
        std::vector<std::int64_t> ordinals;
        for (const Place& place : group) ordinals.push_back(tokens_.ordinal(place.part));
        std::sort(ordinals.begin(), ordinals.end());
        const auto documents =
            static_cast<std::uint64_t>(std::unique(ordinals.begin(), ordinals.end()) - ordinals.begin());
        if (documents <= max_documents_) return;
        ++left_out.sequences;
        left_out.places += group.size();
        left_out.most_documents = std::max(left_out.most_documents, documents);
        mark(group, index_.common_);
    }

    void mark(std::span<const Place> group, std::vector<std::uint64_t>& bits) const {
        for (const Place& place : group) {
            const std::uint64_t at = index_.first_token_[place.part] + place.token;
            std::atomic_ref(bits[at / 64]).fetch_or(std::uint64_t{1} << at % 64, std::memory_order_relaxed);
        }
    }
    [[nodiscard]] bool is_crowded(std::size_t part, std::size_t token) const {
        if (crowded_.empty()) return false;
        const std::uint64_t at = index_.first_token_[part] + token;
        return (crowded_[at / 64] >> at % 64 & 1) != 0;
    }
    /// Whether the seeds have to be found once more.
    [[nodiscard]] bool is_again() const {
        return index_.left_out_.places != 0 || index_.crowded_.sequences != 0;
    }

    void keep_seeds(std::span<const Place> group, std::vector<Seed>& seeds, SeedIndex::Crowded& crowded) {
        const std::uint64_t most = most_in_a_document(group);
        const bool is_crowded = max_places_ != 0 && most > max_places_;
        if (is_first_ && is_crowded) mark(group, crowded_);
        const bool within_longer =
            group.front().before != SampledRun::kOpen && group.front().before == group.back().before;
        if (within_longer) return;
        const auto first = static_cast<std::uint32_t>(seeds.size());
        const auto end = static_cast<std::uint32_t>(seeds.size() + group.size());
        for (const Place& place : group)
            seeds.push_back({{place.hash, place.before, place.token}, place.part, first, end, false});

        if (!is_crowded) return;
        ++crowded.sequences;
        crowded.most_places = std::max(crowded.most_places, most);
        const std::span<Seed> kept = std::span(seeds).subspan(first);
        for (Seed& seed : kept) seed.crowded = true;
        std::sort(kept.begin(), kept.end(), [](const Seed& a, const Seed& b) {
            return std::tie(a.part, a.run.token) < std::tie(b.part, b.run.token);
        });
    }

    /// The most places that the sequence has in one document; 0 where that cannot be too many.
    [[nodiscard]] std::uint64_t most_in_a_document(std::span<const Place> group) const {
        if (group.size() <= max_places_) return 0;
        std::vector<std::uint32_t> documents;
        for (const Place& place : group) documents.push_back(index_.document_[place.part]);
        std::sort(documents.begin(), documents.end());
        std::ptrdiff_t most = 0;
        for (auto first = documents.begin(); first != documents.end();) {
            const auto end = std::upper_bound(first, documents.end(), *first);
            most = std::max(most, end - first);
            first = end;
        }
        return static_cast<std::uint64_t>(most);
    }

    void append(std::span<const Seed> seeds) {
        const std::size_t shift = index_.seeds_.size();
        if (shift + seeds.size() >= std::numeric_limits<std::uint32_t>::max())
            throw std::length_error("too many passages; set max-documents");
        for (Seed seed : seeds) {
            seed.group_first += static_cast<std::uint32_t>(shift);
            seed.group_end += static_cast<std::uint32_t>(shift);
            index_.seeds_.push_back(seed);
        }
    }

    Call call_;
    const TokenStore& tokens_;
    std::vector<std::uint32_t> ranks_;
    RunSampler sampler_;
    std::uint64_t max_documents_;
    std::uint64_t max_places_;
    std::vector<std::uint64_t> crowded_;  // a bit for each token: a crowded sequence begins there
    bool is_first_ = true;                // of the sweeps
    SeedIndex& index_;
    std::uint64_t budget_;
    RepeatFilter filter_;
    std::vector<TokenStore::Piece> pieces_;
    std::uint64_t rounds_ = 1;
};

SeedIndex::SeedIndex(Call call, const TokenStore& tokens, const SeedRules& rules)
    : max_places_(rules.max_places), document_(tokens.size()), first_in_document_(tokens.size()) {
    for (std::size_t part = 1; part < tokens.size(); ++part) {
        const bool same = tokens.ordinal(part) == tokens.ordinal(part - 1);
        document_[part] = document_[part - 1] + (same ? 0 : 1);
        if (same) first_in_document_[part] = first_in_document_[part - 1] + tokens.tokens_of(part - 1);
    }
    const SeedSearch search(call, tokens, rules, *this);
    index_by_part(tokens.size());
}

void SeedIndex::index_by_part(std::size_t parts) {
    first_of_part_.resize(parts + 1);
    for (const Seed& seed : seeds_) ++first_of_part_[seed.part + 1];
    std::partial_sum(first_of_part_.begin(), first_of_part_.end(), first_of_part_.begin());
    std::vector<std::uint64_t> next(first_of_part_.begin(), first_of_part_.end() - 1);
    by_part_.resize(seeds_.size());
    for (std::uint32_t i = 0; i < seeds_.size(); ++i) by_part_[next[seeds_[i].part]++] = i;
    for (std::size_t d = 0; d < parts; ++d) {
        const auto own =
            std::span(by_part_).subspan(first_of_part_[d], first_of_part_[d + 1] - first_of_part_[d]);
        std::sort(own.begin(), own.end(), [this](std::uint32_t a, std::uint32_t b) {
            return seeds_[a].run.token < seeds_[b].run.token;
        });
    }
}

}  // namespace passages
