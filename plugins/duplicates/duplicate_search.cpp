// SPDX-License-Identifier: Apache-2.0
#include "duplicate_search.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "shingle_set.hpp"

namespace rostra::duplicates {

namespace {

constexpr std::size_t kMostProposed = std::size_t{1} << 20;  // compared at once
constexpr std::uint64_t kGrain = 512;                        // of these by one thread

/// Who meets whom in each band.
std::vector<Buckets> meetings(Call call, const Fingerprints& fingerprints,
                              std::span<const std::uint32_t> sides) {
    std::vector<std::optional<Buckets>> found(fingerprints.bands());
    call.parallel_for(found.size(), 1, [&](std::uint64_t begin, std::uint64_t end) {
        for (std::uint64_t band = begin; band < end; ++band) {
            call.check_stop();
            std::vector<Buckets::Item> items;
            items.reserve(sides.size());
            for (const std::uint32_t side : sides) items.push_back({fingerprints.bands_of(side)[band], side});
            found[band].emplace(std::move(items));
        }
    });
    std::vector<Buckets> buckets;
    for (std::optional<Buckets>& band : found) buckets.push_back(std::move(*band));
    return buckets;
}

}  // namespace

DuplicateSearch::DuplicateSearch(Call call, const Sides& sides, const Searching& searching)
    : call_(call),
      sides_(sides),
      searching_(searching),
      fingerprints_(call, sides, searching.shingle, searching.bands),
      clusters_(sides.size()),
      sizes_(sides.size()),
      crowded_(fingerprints_.bands()) {
    find_copies();
    const std::vector<Buckets> buckets = meetings(call, fingerprints_, looking_);
    for (std::size_t band = 0; band < buckets.size(); ++band) {
        call.progress("comparing likely copies", band, buckets.size());
        compare_in_band(band, buckets[band]);
    }
    std::vector<bool> crowded(sides.size());
    for (const std::vector<bool>& band : crowded_) {
        for (std::size_t side = 0; side < band.size(); ++side) crowded[side] = crowded[side] || band[side];
    }
    counts_.crowded = std::count(crowded.begin(), crowded.end(), true);
    std::sort(pairs_.begin(), pairs_.end(), [](const SharedShingles& a, const SharedShingles& b) {
        return a.a != b.a ? a.a < b.a : a.b < b.b;
    });
}

void DuplicateSearch::find_copies() {
    std::vector<Buckets::Item> items;
    for (std::uint32_t side = 0; side < sides_.size(); ++side) {
        if (sides_.tokens_of(side) != 0) items.push_back({fingerprints_.sequence_of(side), side});
    }
    counts_.sides = static_cast<std::int64_t>(items.size());
    std::vector<bool> is_copy(sides_.size());
    const Buckets buckets{std::vector<Buckets::Item>(items)};
    Sides::Reader reader(sides_);
    SideTokens first, other;
    std::vector<std::uint32_t> firsts;
    for (std::size_t b = 0; b < buckets.size(); ++b) {
        // Nearly always all are equal.
        std::vector<std::uint32_t> members(buckets[b].begin(), buckets[b].end());
        while (members.size() > 1) {
            reader.read(call_, members.front(), first);
            std::vector<std::uint32_t> different;
            for (std::size_t i = 1; i < members.size(); ++i) {
                call_.check_stop();
                reader.read(call_, members[i], other);
                if (first != other) {
                    different.push_back(members[i]);
                    continue;
                }
                is_copy[members[i]] = true;
                clusters_.join(members.front(), members[i]);
                pairs_.push_back({members.front(), members[i], 0});
                ++counts_.copies;
            }
            firsts.push_back(members.front());
            members.swap(different);
        }
    }
    count_shingles(std::move(firsts));
    for (SharedShingles& pair : pairs_) pair.shared = sizes_[pair.b] = sizes_[pair.a];
    for (const Buckets::Item& item : items) {
        if (!is_copy[item.side]) looking_.push_back(item.side);
    }
}

void DuplicateSearch::compare_in_band(std::size_t band, const Buckets& buckets) {
    std::vector<std::vector<std::uint32_t>> crowds;
    for (std::size_t b = 0; b < buckets.size(); ++b) {
        const std::span<const std::uint32_t> bucket = buckets[b];
        if (bucket.size() <= searching_.most_each) {
            propose_each(band, bucket);
            continue;
        }
        crowded_[band].resize(sides_.size());
        for (const std::uint32_t side : bucket) crowded_[band][side] = true;
        crowds.emplace_back(bucket.begin(), bucket.end());
    }
    verify();
    compare_crowds(band, std::move(crowds));
}

void DuplicateSearch::compare_crowds(std::size_t band, std::vector<std::vector<std::uint32_t>> crowds) {
    for (std::size_t round = 0; round < (searching_.most_each + 1) / 2 && !crowds.empty(); ++round) {
        for (const std::vector<std::uint32_t>& crowd : crowds) {
            for (std::size_t i = 1; i < crowd.size(); ++i) {
                if (!clusters_.together(crowd[0], crowd[i])) propose(band, crowd[0], crowd[i]);
            }
        }
        verify();
        for (std::vector<std::uint32_t>& crowd : crowds) {
            const std::uint32_t first = crowd[0];
            std::erase_if(crowd, [&](std::uint32_t side) { return clusters_.together(first, side); });
            if (crowd.size() > searching_.most_each) continue;
            propose_each(band, crowd);
            crowd.clear();
        }
        verify();
        std::erase_if(crowds, [](const std::vector<std::uint32_t>& crowd) { return crowd.empty(); });
    }
    for (const std::vector<std::uint32_t>& crowd : crowds)
        counts_.left += static_cast<std::int64_t>(crowd.size());
}

/// Whether nothing new can come of comparing them in this band: they were, in an earlier one; or they met in a crowd
/// there and are known to belong together.
bool DuplicateSearch::known(std::size_t band, std::uint32_t a, std::uint32_t b) {
    const std::span<const std::uint32_t> keys_a = fingerprints_.bands_of(a),
                                         keys_b = fingerprints_.bands_of(b);
    for (std::size_t earlier = 0; earlier < band; ++earlier) {
        if (keys_a[earlier] != keys_b[earlier]) continue;
        const bool crowded = !crowded_[earlier].empty() && crowded_[earlier][a];
        if (!crowded || clusters_.together(a, b)) return true;
    }
    return false;
}

void DuplicateSearch::propose(std::size_t band, std::uint32_t a, std::uint32_t b) {
    if (known(band, a, b)) return;
    proposed_.push_back({a, b, 0});
    if (proposed_.size() == kMostProposed) verify();
}

void DuplicateSearch::propose_each(std::size_t band, std::span<const std::uint32_t> sides) {
    for (std::size_t i = 0; i < sides.size(); ++i) {
        for (std::size_t j = i + 1; j < sides.size(); ++j) propose(band, sides[i], sides[j]);
    }
}

void DuplicateSearch::verify() {
    std::vector<std::uint32_t> uncounted;
    for (const SharedShingles& pair : proposed_) {
        if (sizes_[pair.a] == 0) uncounted.push_back(pair.a);
        if (sizes_[pair.b] == 0) uncounted.push_back(pair.b);
    }
    count_shingles(std::move(uncounted));
    call_.parallel_for(proposed_.size(), kGrain, [&](std::uint64_t begin, std::uint64_t end) {
        Sides::Reader reader(sides_);
        SideTokens a, b;
        ShingleSet shingles(searching_.shingle);
        for (std::uint64_t i = begin; i < end; ++i) {
            call_.check_stop();
            SharedShingles& pair = proposed_[i];
            if (i == begin || pair.a != proposed_[i - 1].a) {
                reader.read(call_, pair.a, a);
                shingles.assign(a);
            }
            reader.read(call_, pair.b, b);
            pair.shared = shingles.shared_with(b);
        }
    });
    counts_.candidates += static_cast<std::int64_t>(proposed_.size());
    for (const SharedShingles& pair : proposed_) {
        if (jaccard(pair) < searching_.threshold) continue;
        ++counts_.verified;
        pairs_.push_back(pair);
        clusters_.join(pair.a, pair.b);
    }
    proposed_.clear();
}

void DuplicateSearch::count_shingles(std::vector<std::uint32_t> sides) {
    std::sort(sides.begin(), sides.end());
    sides.erase(std::unique(sides.begin(), sides.end()), sides.end());
    call_.parallel_for(sides.size(), kGrain, [&](std::uint64_t begin, std::uint64_t end) {
        Sides::Reader reader(sides_);
        SideTokens tokens;
        ShingleSet shingles(searching_.shingle);
        for (std::uint64_t i = begin; i < end; ++i) {
            call_.check_stop();
            reader.read(call_, sides[i], tokens);
            shingles.assign(tokens);
            sizes_[sides[i]] = shingles.size();
        }
    });
}

}  // namespace rostra::duplicates
