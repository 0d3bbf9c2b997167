// SPDX-License-Identifier: Apache-2.0
#include "seed_index.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "rostra/scratch.hpp"
#include "rostra/state/repeat_filter.hpp"
#include "rostra/state/run_hashes.hpp"

namespace passages {

using rostra::Buffer;
using rostra::Call;
using rostra::RepeatFilter;
using rostra::RunHashes;
using rostra::TokenStore;

/// Fills a SeedIndex. A first pass over all tokens tells the runs that repeat from the many that do not; a
/// second collects where the repeated ones begin; sorting brings equal runs together. Where even these are
/// too many for the budget, the last two are done in rounds, each for a share of the hashes.
class SeedSearch {
public:
    SeedSearch(Call call, const TokenStore& tokens, std::size_t length, std::uint64_t max_documents,
               SeedIndex& index)
        : call_(call),
          tokens_(tokens),
          hashes_(length),
          max_documents_(max_documents),
          index_(index),
          budget_(static_cast<std::uint64_t>(
              std::max<std::int64_t>(rostra::Scratch(call).budget(), kLeastBudget))),
          filter_(static_cast<std::uint64_t>(tokens.tokens()), budget_ / 4),
          pieces_(tokens.pieces(kPieceTokens)) {
        add_to_filter();
        if (max_documents_ != 0) {
            index_.first_token_.resize(tokens_.size() + 1);
            for (std::size_t d = 0; d < tokens_.size(); ++d) {
                index_.first_token_[d + 1] = index_.first_token_[d] + tokens_.tokens_of(d);
            }
            index_.common_.resize(static_cast<std::size_t>(tokens_.tokens()) / 64 + 1);
            sweep(Sweep::common_runs);
        }
        sweep(Sweep::seeds);
    }

private:
    enum class Sweep { common_runs, seeds };

    static constexpr std::int64_t kLeastBudget = std::int64_t{64} << 20;
    static constexpr std::uint64_t kPieceTokens = std::uint64_t{1} << 18;
    static constexpr std::size_t kParts = 256;

    static std::size_t part_of(std::uint64_t hash) { return hash >> 56; }

    /// body(piece number, document, its tokens, first, hashes) for all documents, pieces in parallel.
    template <class Body>
    void each_block(Body body) {
        call_.parallel_for(pieces_.size(), 1, [&](std::uint64_t begin, std::uint64_t end) {
            Buffer<std::uint32_t> storage;
            for (std::uint64_t p = begin; p < end; ++p) {
                for (std::size_t d = pieces_[p].first; d < pieces_[p].last; ++d) {
                    call_.check_stop();
                    const std::span<const std::uint32_t> ids = tokens_.norms_of(call_, d, storage);
                    hashes_.each_block(ids, [&](std::size_t first, std::span<const std::uint64_t> hashes) {
                        for (const std::uint64_t hash : hashes) filter_.prefetch(hash);
                        body(p, d, ids, first, hashes);
                    });
                }
            }
        });
    }

    void add_to_filter() {
        std::vector<std::uint64_t> repeats(pieces_.size());
        each_block([&](std::uint64_t p, std::size_t, std::span<const std::uint32_t>, std::size_t,
                       std::span<const std::uint64_t> hashes) {
            for (const std::uint64_t hash : hashes) repeats[p] += filter_.add(hash) ? 1u : 0u;
        });
        // Each repeated cell had a first use that did not count.
        const std::uint64_t most = 2 * std::accumulate(repeats.begin(), repeats.end(), std::uint64_t{0});
        rounds_ = std::bit_ceil(most * 2 * sizeof(Seed) / (budget_ / 4) + 1);
    }

    void sweep(Sweep what) {
        for (std::uint64_t round = 0; round < rounds_; ++round) {
            std::array<std::uint64_t, kParts + 1> first{};
            std::vector<Seed> places = collect(round, first);
            std::vector<std::vector<Seed>> seeds(kParts);
            std::vector<SeedIndex::LeftOut> left_out(kParts);
            call_.parallel_for(kParts, 1, [&](std::uint64_t begin, std::uint64_t end) {
                for (std::uint64_t part = begin; part < end; ++part) {
                    call_.check_stop();
                    const std::span<Seed> own =
                        std::span(places).subspan(first[part], first[part + 1] - first[part]);
                    std::sort(own.begin(), own.end(), [](const Seed& a, const Seed& b) {
                        if (a.hash != b.hash) return a.hash < b.hash;
                        return a.document != b.document ? a.document < b.document : a.token < b.token;
                    });
                    each_group(own, [&](std::span<const Seed> group, std::uint64_t documents) {
                        if (what == Sweep::common_runs) {
                            note_common(group, documents, left_out[part]);
                        } else {
                            keep_seeds(group, seeds[part]);
                        }
                    });
                }
            });
            for (const SeedIndex::LeftOut& part : left_out) {
                index_.left_out_.runs += part.runs;
                index_.left_out_.places += part.places;
                index_.left_out_.most_documents =
                    std::max(index_.left_out_.most_documents, part.most_documents);
            }
            for (const std::vector<Seed>& part : seeds) append(part);
        }
    }

    /// The places of this round's repeated runs, by part: those of part p from first[p] on.
    std::vector<Seed> collect(std::uint64_t round, std::array<std::uint64_t, kParts + 1>& first) {
        std::vector<std::vector<Seed>> found(pieces_.size());
        each_block([&](std::uint64_t p, std::size_t d, std::span<const std::uint32_t> ids, std::size_t block,
                       std::span<const std::uint64_t> hashes) {
            for (std::size_t i = 0; i < hashes.size(); ++i) {
                if ((hashes[i] & (rounds_ - 1)) != round || !filter_.repeated(hashes[i])) continue;
                const std::size_t token = block + i;
                if (index_.left_out(d, token)) continue;
                const bool open = token == 0 || index_.left_out(d, token - 1);
                found[p].push_back({hashes[i], static_cast<std::uint32_t>(d),
                                    static_cast<std::uint32_t>(token), open ? Seed::kNone : ids[token - 1],
                                    0});
            }
        });

        // Where each piece's share of each part goes.
        std::vector<std::array<std::uint64_t, kParts>> next(pieces_.size());
        for (std::size_t p = 0; p < found.size(); ++p) {
            for (const Seed& place : found[p]) ++next[p][part_of(place.hash)];
        }
        std::uint64_t total = 0;
        for (std::size_t part = 0; part < kParts; ++part) {
            first[part] = total;
            for (auto& counts : next) total += std::exchange(counts[part], total);
        }
        first[kParts] = total;

        std::vector<Seed> places(total);
        call_.parallel_for(pieces_.size(), 1, [&](std::uint64_t begin, std::uint64_t end) {
            for (std::uint64_t p = begin; p < end; ++p) {
                for (const Seed& place : found[p]) places[next[p][part_of(place.hash)]++] = place;
                found[p] = {};
            }
        });
        return places;
    }

    /// body(places of one run, how many documents they are in), where these are two at least.
    template <class Body>
    static void each_group(std::span<const Seed> places, Body body) {
        for (std::size_t i = 0; i < places.size();) {
            std::size_t end = i + 1;
            std::uint64_t documents = 1;
            for (; end < places.size() && places[end].hash == places[i].hash; ++end) {
                documents += places[end].document != places[end - 1].document ? 1u : 0u;
            }
            if (documents > 1) body(places.subspan(i, end - i), documents);
            i = end;
        }
    }

    void note_common(std::span<const Seed> group, std::uint64_t documents, SeedIndex::LeftOut& left_out) {
        if (documents <= max_documents_) return;
        ++left_out.runs;
        left_out.places += group.size();
        left_out.most_documents = std::max(left_out.most_documents, documents);
        for (const Seed& place : group) {
            const std::uint64_t at = index_.first_token_[place.document] + place.token;
            std::atomic_ref(index_.common_[at / 64])
                .fetch_or(std::uint64_t{1} << at % 64, std::memory_order_relaxed);
        }
    }

    static void keep_seeds(std::span<const Seed> group, std::vector<Seed>& seeds) {
        const std::uint32_t left = group.front().left;
        const bool within_longer =
            left != Seed::kNone &&
            std::all_of(group.begin(), group.end(), [&](const Seed& s) { return s.left == left; });
        if (within_longer) return;
        const auto group_end = static_cast<std::uint32_t>(seeds.size() + group.size());
        for (Seed seed : group) {
            seed.group_end = group_end;
            seeds.push_back(seed);
        }
    }

    void append(std::span<const Seed> part) {
        const std::size_t shift = index_.seeds_.size();
        if (shift + part.size() >= Seed::kNone)
            throw std::length_error("too many passages; set max-documents");
        for (Seed seed : part) {
            seed.group_end += static_cast<std::uint32_t>(shift);
            index_.seeds_.push_back(seed);
        }
    }

    Call call_;
    const TokenStore& tokens_;
    RunHashes hashes_;
    std::uint64_t max_documents_;
    SeedIndex& index_;
    std::uint64_t budget_;
    RepeatFilter filter_;
    std::vector<TokenStore::Piece> pieces_;
    std::uint64_t rounds_ = 1;
};

SeedIndex::SeedIndex(Call call, const TokenStore& tokens, std::size_t length, std::uint64_t max_documents) {
    const SeedSearch search(call, tokens, length, max_documents, *this);
    index_by_document(tokens.size());
}

void SeedIndex::index_by_document(std::size_t documents) {
    first_of_document_.resize(documents + 1);
    for (const Seed& seed : seeds_) ++first_of_document_[seed.document + 1];
    std::partial_sum(first_of_document_.begin(), first_of_document_.end(), first_of_document_.begin());
    std::vector<std::uint64_t> next(first_of_document_.begin(), first_of_document_.end() - 1);
    by_document_.resize(seeds_.size());
    for (std::uint32_t i = 0; i < seeds_.size(); ++i) by_document_[next[seeds_[i].document]++] = i;
    for (std::size_t d = 0; d < documents; ++d) {
        const auto own =
            std::span(by_document_)
                .subspan(first_of_document_[d], first_of_document_[d + 1] - first_of_document_[d]);
        std::sort(own.begin(), own.end(),
                  [this](std::uint32_t a, std::uint32_t b) { return seeds_[a].token < seeds_[b].token; });
    }
}

}  // namespace passages
