// SPDX-License-Identifier: Apache-2.0
#include "passage_clusters.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <tuple>
#include <utility>

#include "rostra/analysis/state/disjoint_sets.hpp"

namespace passages {

using rostra::Buffer;
using rostra::Call;
using rostra::DisjointSets;
using rostra::TokenStore;

namespace {

auto key_of(const Place& place) { return std::tuple(place.part, place.tokens.begin, place.tokens.end); }

bool same_text(const Place& a, const Place& b) {
    const std::uint32_t common =
        std::min(a.tokens.end, b.tokens.end) - std::max(a.tokens.begin, b.tokens.begin);
    return 2 * std::uint64_t{common} >= std::max(a.tokens.size(), b.tokens.size());
}

std::uint64_t documents_of(const TokenStore& tokens, const std::vector<Cluster::Member>& members) {
    std::uint64_t documents = 0;
    std::int64_t last = -1;
    for (const Cluster::Member& member : members) {
        const std::int64_t ordinal = tokens.ordinal(member.place.part);
        documents += ordinal != last ? 1u : 0u;
        last = ordinal;
    }
    return documents;
}

}  // namespace

std::vector<Cluster> cluster_passages(Call call, const TokenStore& tokens, std::span<const Place> places,
                                      std::vector<std::uint32_t>& cluster_of) {
    DisjointSets sets(places.size());
    for (std::uint32_t i = 0; i + 1 < places.size(); i += 2) sets.join(i, i + 1);

    std::vector<std::uint32_t> order(places.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tuple_cat(key_of(places[a]), std::tuple(a)) <
               std::tuple_cat(key_of(places[b]), std::tuple(b));
    });
    // Of equal places one stands for all, so that few are compared.
    std::vector<std::uint32_t> distinct;
    for (const std::uint32_t i : order) {
        if (!distinct.empty() && key_of(places[distinct.back()]) == key_of(places[i])) {
            sets.join(distinct.back(), i);
        } else {
            distinct.push_back(i);
        }
    }
    for (std::size_t i = 0; i < distinct.size(); ++i) {
        if (i % 1024 == 0) call.check_stop();
        const Place& place = places[distinct[i]];
        for (std::size_t j = i + 1; j < distinct.size(); ++j) {
            const Place& other = places[distinct[j]];
            // Too little of this one lies behind where the other begins, and all that follow.
            if (other.part != place.part || other.tokens.begin >= place.tokens.end ||
                2 * std::uint64_t{place.tokens.end - other.tokens.begin} < place.tokens.size())
                break;
            if (same_text(place, other)) sets.join(distinct[i], distinct[j]);
        }
    }

    cluster_of.assign(places.size() / 2, Cluster::kNone);
    std::vector<Cluster> clusters;
    for (std::uint32_t p = 0; p < cluster_of.size(); ++p) {
        const std::uint32_t root = sets.first_of(2 * p);  // the least: a place of the cluster's first passage
        if (root / 2 == p && cluster_of[p] == Cluster::kNone) {
            cluster_of[p] = static_cast<std::uint32_t>(clusters.size());
            clusters.emplace_back();
        } else {
            cluster_of[p] = cluster_of[root / 2];
        }
    }
    // In the order of the text, those that overlap as one.
    for (const std::uint32_t i : order) {
        std::vector<Cluster::Member>& members = clusters[cluster_of[i / 2]].members;
        if (!members.empty() && members.back().place.part == places[i].part &&
            places[i].tokens.begin < members.back().place.tokens.end) {
            members.back().place.tokens.end = std::max(members.back().place.tokens.end, places[i].tokens.end);
            members.back().passage = std::min(members.back().passage, i / 2);
        } else {
            members.push_back({places[i], i / 2});
        }
    }
    for (Cluster& cluster : clusters) cluster.documents = documents_of(tokens, cluster.members);
    return clusters;
}

namespace {

/// Stretches of a part that are made of sequences left out.
void add_stretches(const TokenStore& tokens, const SeedIndex& seeds, std::uint32_t part,
                   std::uint32_t shingle, std::vector<Place>& stretches) {
    bool open = false;
    for (std::uint32_t token = 0; token < tokens.tokens_of(part); ++token) {
        if (!seeds.left_out(part, token)) continue;
        if (open && token <= stretches.back().tokens.end) {
            stretches.back().tokens.end = token + shingle;
        } else {
            stretches.push_back({part, {token, token + shingle}});
            open = true;
        }
    }
}

}  // namespace

std::vector<Cluster> cluster_common(Call call, const TokenStore& tokens, const SeedIndex& seeds,
                                    std::size_t shingle) {
    if (seeds.left_out().places == 0) return {};
    struct Stretch {
        std::uint64_t hash;
        Place place;
    };
    std::vector<Stretch> stretches;
    std::vector<Place> places;
    Buffer<std::uint32_t> storage, other;
    const auto tokens_at = [&](const Place& place, Buffer<std::uint32_t>& kept) {
        return tokens.norms_at(call, place.part, place.tokens.begin, place.tokens.size(), kept);
    };
    for (std::uint32_t part = 0; part < tokens.size(); ++part) {
        call.check_stop();
        places.clear();
        add_stretches(tokens, seeds, part, static_cast<std::uint32_t>(shingle), places);
        for (const Place& place : places) {
            std::uint64_t hash = place.tokens.size();
            for (const std::uint32_t norm : tokens_at(place, storage))
                hash = (hash ^ norm) * 0x9E3779B97F4A7C15u + (hash >> 29);
            stretches.push_back({hash, place});
        }
    }
    std::stable_sort(stretches.begin(), stretches.end(),
                     [](const Stretch& a, const Stretch& b) { return a.hash < b.hash; });

    std::vector<Cluster> clusters;
    for (auto first = stretches.begin(); first != stretches.end();) {
        const std::span<const std::uint32_t> text = tokens_at(first->place, storage);
        const auto end_of_hash =
            std::find_if(first, stretches.end(), [first](const Stretch& s) { return s.hash != first->hash; });
        const auto end = std::stable_partition(first + 1, end_of_hash, [&](const Stretch& s) {
            const auto its = tokens_at(s.place, other);
            return std::equal(text.begin(), text.end(), its.begin(), its.end());
        });
        Cluster cluster;
        cluster.common = true;
        for (auto s = first; s != end; ++s) cluster.members.push_back({s->place, Cluster::kNone});
        cluster.documents = documents_of(tokens, cluster.members);
        clusters.push_back(std::move(cluster));
        first = end;
    }
    std::sort(clusters.begin(), clusters.end(), [](const Cluster& a, const Cluster& b) {
        return key_of(a.members.front().place) < key_of(b.members.front().place);
    });
    return clusters;
}

}  // namespace passages
